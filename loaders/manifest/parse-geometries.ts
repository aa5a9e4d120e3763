import type {
  ContextEntry,
  FromColumn,
  GeometryEntry,
  Repair,
  ValueSource
} from "../harmonise/geometry-entry.js";
import type {Problem} from "../problem.js";
import type {AttributeYaml, ContextYaml, GeometryYaml} from "./manifest-yaml.js";
import type {YamlPath} from "./yaml-source.js";

type Report = (path: YamlPath, problem: Pick<Problem, "problem" | "expected" | "got">) => void;

/** One entry of `geometries` with its defaults; null, and a report, where it is neither a file nor a dissolved layer. */
export function parseGeometry(entry: GeometryYaml, path: YamlPath, report: Report): GeometryEntry | null {
  const layer = {
    level: entry.level,
    vintage: entry.vintage,
    valid_from: entry.valid_from ?? null,
    valid_to: entry.valid_to ?? null,
    name: valueSource(entry.name, [...path, "name"], report) ?? {fixed: ""},
    parent: entry.parent === undefined ? null : valueSource(entry.parent, [...path, "parent"], report)
  };
  if ((entry.file === undefined) === (entry.dissolve === undefined)) {
    report(path, {problem: "a layer comes from one place", expected: "either file or dissolve"});
    return null;
  }
  if (entry.dissolve !== undefined) {
    const {dissolve, vintage} = entry;
    return {...layer, dissolve: typeof dissolve === "string" ? {level: dissolve, vintage} : dissolve};
  }
  const id = entry.id === undefined ? null : valueSource(entry.id, [...path, "id"], report);
  if (id === null || !("column" in id)) {
    report([...path, "id"], {
      problem: "a layer from a file needs its keys",
      expected: "id: a column of the file"
    });
    return null;
  }
  return {
    ...layer,
    file: entry.file ?? "",
    from: entry.from ?? "folder",
    layer: entry.layer ?? null,
    crs: entry.crs ?? null,
    encoding: entry.encoding ?? null,
    id,
    duplicates: entry.duplicates ?? "error",
    repair: (entry.repair ?? []).map((repair): Repair => ({name: null, within: null, ...repair}))
  };
}

export function parseContext({object, file, from, layer, name, crs, encoding}: ContextYaml): ContextEntry {
  const column: FromColumn | null = name == null ? null : {column: name, pattern: null};
  const place = {file, from: from ?? ("folder" as const), layer: layer ?? null};
  return {object, ...place, name: column, crs: crs ?? null, encoding: encoding ?? null};
}

function valueSource(value: AttributeYaml, path: YamlPath, report: Report): ValueSource | null {
  if (typeof value === "string") return {column: value, pattern: null};
  const kinds = (["column", "prefix", "fixed", "table"] as const).filter((kind) => value[kind] !== undefined);
  const [kind] = kinds;
  if (kinds.length === 1 && kind !== "table") {
    if (value.column !== undefined) return {column: value.column, pattern: value.pattern ?? null};
    if (value.prefix !== undefined) return {prefix: value.prefix};
    if (value.fixed !== undefined) return {fixed: value.fixed};
  }
  if (
    kinds.length === 1 &&
    value.table !== undefined &&
    value.key !== undefined &&
    value.value !== undefined
  ) {
    const table = {file: value.table, from: value.from ?? ("folder" as const)};
    return {table, key: value.key, value: value.value};
  }
  const expected = "one of column, prefix, fixed, or table with key and value";
  report(path, {problem: "unclear where the value comes from", expected, got: Object.keys(value).join(", ")});
  return null;
}
