import {MOVED_SHARE, parseShare} from "../changes/parse-share.js";
import type {Problem} from "../problem.js";
import {throwProblems} from "../problem.js";
import {TOPOJSON_DEFAULTS} from "../write/topojson.js";
import {nearest} from "../../src/model/nearest.js";
import type {DisclosureYaml, FileYaml, ManifestYaml} from "./manifest-yaml.js";
import type {AreaAlias, DisclosureRules, Municipality, Zoning} from "./municipality.js";
import {parseExtract} from "./parse-extract.js";
import {parseContext, parseGeometry} from "./parse-geometries.js";
import {parseAddresses, parsePoints} from "./parse-points.js";
import {validateSchema} from "./validate-schema.js";
import {parseYaml, type YamlPath, type YamlSource} from "./yaml-source.js";

const DOMAIN = "kommune";
const THRESHOLD = 10;

/**
 * Parses and checks a municipality's manifest. Pure: `schema` is the content of `schemas/kommune.schema.json`. `source`
 * knows the positions, for checks against other files.
 *
 * @throws InputError with every mistake, each with line and column
 */
export function parseManifest(
  text: string,
  file: string,
  schema: object
): {municipality: Municipality; source: YamlSource} {
  const source = parseYaml(text, file, DOMAIN);
  throwProblems(source.problems);
  throwProblems(validateSchema(source, schema, DOMAIN));
  const problems: Problem[] = [];
  const report = (path: YamlPath, problem: Pick<Problem, "problem" | "expected" | "got">) =>
    void problems.push({domain: DOMAIN, ...problem, ...source.at(path)});
  const yaml = source.value as ManifestYaml;
  const municipality = build(yaml, source, report);
  checkNames(yaml, report);
  throwProblems(problems);
  return {municipality, source};
}

type Report = Parameters<typeof parseExtract>[2];

function build(yaml: ManifestYaml, source: YamlSource, report: Report): Municipality {
  const geometries = yaml.geometries.map((entry, index) =>
    parseGeometry(entry, ["geometries", index], report)
  );
  return {
    id: yaml.id,
    name: yaml.name,
    ags: yaml.ags ?? null,
    fictional: yaml.fictional ?? false,
    levels: yaml.levels.map(({key, title, plural, zoning}) => ({
      ...{key, title, plural},
      ...(zoning === undefined ? {} : {of: zoning.of})
    })),
    geometries: geometries.filter((entry) => entry !== null),
    context: (yaml.context ?? []).map(parseContext),
    simplify: {
      toleranceM: yaml.simplify?.metres ?? TOPOJSON_DEFAULTS.toleranceM,
      budgetKb: yaml.simplify?.kilobytes ?? TOPOJSON_DEFAULTS.budgetKb
    },
    points: (yaml.points ?? []).map((entry, index) =>
      parsePoints(entry, ["points", index], report, yaml.addresses !== undefined)
    ),
    addresses: yaml.addresses === undefined ? null : parseAddresses(yaml.addresses, report),
    sources: new Map(
      Object.entries(yaml.sources).map(([key, entry]) => [key, {...entry, url: entry.url ?? null}])
    ),
    catalogue: fileOf(yaml.indicators).file,
    catalogueSheet: fileOf(yaml.indicators).sheet,
    aliases: inlineAliases(yaml, source),
    aliasFile: yaml.alias_file === undefined ? null : fileOf(yaml.alias_file),
    zonings: zonings(yaml),
    disclosure: disclosureRules(yaml),
    methods: yaml.methods,
    extracts: yaml.extracts.map((entry, index) => parseExtract(entry, ["extracts", index], report)),
    moved: parseShare(yaml.check?.moved ?? "") ?? MOVED_SHARE
  };
}

function fileOf(file: FileYaml): {file: string; sheet: string | null} {
  return typeof file === "string" ? {file, sheet: null} : {file: file.file, sheet: file.sheet ?? null};
}

function inlineAliases(yaml: ManifestYaml, source: YamlSource): AreaAlias[] {
  return Object.entries(yaml.aliases ?? {}).flatMap(([level, names]) =>
    Object.entries(names).map(([name, ids]) => ({
      ...source.atKey(["aliases", level], name),
      ...{level, name, areaIds: [ids].flat()}
    }))
  );
}

function zonings(yaml: ManifestYaml): Map<string, Zoning> {
  return new Map(
    yaml.levels.flatMap(({key: level, zoning}): [string, Zoning][] => {
      if (zoning === undefined) return [];
      const {of, table, from = "folder", key, value} = zoning;
      return [[level, {level, of, table: {file: table, from}, key, value}]];
    })
  );
}

function disclosureRules({disclosure: rules, sources}: ManifestYaml): DisclosureRules | "published" {
  if (rules === "published") return rules;
  const lists = (entries: Readonly<Record<string, readonly string[]>> = {}) => Object.entries(entries);
  return {
    threshold: rules.threshold ?? THRESHOLD,
    zeroIsSafe: rules.zero_is_safe ?? true,
    complement: rules.complement ?? true,
    minimumPopulation: (rules.minimum_population ?? []).map((entry) => ({
      indicator: entry.indicator,
      atLeast: entry.at_least,
      sources: entry.sources?.map((key) => sources[key]?.title ?? key) ?? null,
      indicators: entry.indicators ?? null,
      from: entry.from === undefined ? null : String(entry.from)
    })),
    breakdowns: lists(rules.breakdowns).map(([total, parts]) => ({total, parts})),
    subsets: lists(rules.subsets).flatMap(([whole, parts]) => parts.map((part) => ({whole, part}))),
    dominance: (rules.dominance ?? []).map(({indicator, largest, second = null, p, k}) => ({
      ...{indicator, largest, second},
      p: p ?? shareLeft(k!)
    })),
    rounding: rules.rounding ?? null,
    deliveredRates: lists(rules.delivered_rates).map(([indicator, denominator]) => ({
      indicator,
      denominator
    })),
    changes: Object.entries(rules.changes ?? {}).map(([indicator, change]) => ({indicator, ...change}))
  };
}

/** The largest is more than k % of the sum exactly when the rest is less than this many % of the largest. */
function shareLeft(k: number): number {
  return (100 * (100 - k)) / k;
}

/** Names that must exist elsewhere in the file, and names that may exist only once. */
function checkNames(yaml: ManifestYaml, report: Report): void {
  const levels = yaml.levels.map(({key}) => key);
  const sources = Object.keys(yaml.sources);
  const known = (name: string | undefined, names: readonly string[], what: string, path: YamlPath) => {
    if (name === undefined || names.includes(name)) return;
    const expected = nearest(name, names) ?? names.join(", ");
    report(path, {problem: `unknown ${what}`, expected, got: `"${name}"`});
  };
  yaml.geometries.forEach(({level}, index) => known(level, levels, "level", ["geometries", index, "level"]));
  yaml.extracts.forEach((extract, index) => {
    const path = ["extracts", index];
    known(extract.source, sources, "source", [...path, "source"]);
    known(extract.level, levels, "level", [...path, "level"]);
    const sheets = Object.entries(extract.sheets ?? {});
    sheets.forEach(([sheet, level]) => known(level, levels, "level", [...path, "sheets", sheet]));
    extract.files?.forEach(({level}, file) =>
      known(level, levels, "level", [...path, "files", file, "level"])
    );
  });
  const points = yaml.points ?? [];
  points.forEach(({source, area}, index) => {
    known(source, sources, "source", ["points", index, "source"]);
    known(area?.level, levels, "level", ["points", index, "area", "level"]);
  });
  const pointIds = points.map(({id}) => id);
  checkOnce(pointIds, (index) => ["points", index, "id"], "list of points", report);
  Object.keys(yaml.aliases ?? {}).forEach((level) => known(level, levels, "level", ["aliases", level]));
  yaml.levels.forEach(({key, zoning}, index) => {
    const others = yaml.levels.filter((each) => each.key !== key && !each.zoning).map((each) => each.key);
    known(zoning?.of, others, "level", ["levels", index, "zoning", "of"]);
  });
  if (yaml.disclosure !== "published") {
    yaml.disclosure.minimum_population?.forEach((entry, index) =>
      entry.sources?.forEach((source, at) =>
        known(source, sources, "source", ["disclosure", "minimum_population", index, "sources", at])
      )
    );
    checkDominance(yaml.disclosure, report);
  }
  checkOnce(levels, (index) => ["levels", index, "key"], "level", report);
  checkOnce(yaml.methods, (index) => ["methods", index], "method", report);
  checkOnce(
    yaml.extracts.map(({id}) => id),
    (index) => ["extracts", index, "id"],
    "extract",
    report
  );
  const layers = yaml.geometries.map(({level, vintage}) => `${level} ${vintage}`);
  checkOnce(layers, (index) => ["geometries", index], "layer", report);
}

/** One rule for each indicator; rounding would show sums that are dominated. */
function checkDominance({dominance, rounding}: DisclosureYaml, report: Report): void {
  if (dominance === undefined) return;
  const path = ["disclosure", "dominance"];
  const keys = dominance.map(({indicator}) => indicator);
  checkOnce(keys, (index) => [...path, index, "indicator"], "rule of dominance", report);
  if (rounding === undefined || keys.length === 0) return;
  const problem = "dominance and rounding together";
  report(path, {problem, expected: "one of them", got: "both"});
}

function checkOnce(
  names: readonly string[],
  pathOf: (index: number) => YamlPath,
  what: string,
  report: Report
): void {
  names.forEach((name, index) => {
    if (names.indexOf(name) < index) report(pathOf(index), {problem: `${what} twice`, got: `"${name}"`});
  });
}
