import type {Node} from "yaml";
import {isMap, isScalar, isSeq} from "yaml";
import {periodEnd} from "./area.js";
import type {AreaExclusion, ClassName, CutPoint, Cuts, Edition, IndexDefinition, Method} from "./method.js";
import type {Aggregation, MethodIndicator, Normalisation} from "./method.js";
import type {Problem, YamlFields} from "./yaml-fields.js";
import {describe, YamlFile} from "./yaml-fields.js";

/** All mistakes of a method file at once; the message has one per line. */
export class MethodError extends Error {
  constructor(readonly problems: readonly Problem[]) {
    super(problems.map(({message}) => message).join("\n"));
    this.name = "MethodError";
  }
}

const NORMALISATIONS: readonly Normalisation[] = [
  "z-population",
  "z-sample",
  "min-max",
  "percent-rank",
  "rank-exponential",
  "none"
];
const AGGREGATIONS: readonly Aggregation[] = ["sum", "weighted-mean", "geometric-mean"];
/** Columns of a classification besides its indicators (src/queries/classification-input.ts). */
const RESERVED = ["area_id", "name", "parent_id", "population", "suppressed", "reason", "excluded"];
const PERIOD = "a period (YYYY, YYYY-MM or YYYY-MM-DD)";
const PERIOD_PATTERN = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;

/**
 * Reads a method file (YAML, described by `schemas/method.schema.json`).
 *
 * @param file name for error messages
 * @param knownIndicators keys of the catalogue; without it, any key is taken
 * @throws {MethodError} with every mistake, each with line and column
 */
export function parseMethod(text: string, file: string, knownIndicators?: ReadonlySet<string>): Method {
  const yaml = new YamlFile("method", file, text);
  if (yaml.problems.length > 0) throw new MethodError(yaml.problems);
  const method = readMethod(yaml, knownIndicators);
  if (yaml.problems.length > 0 || method === null) throw new MethodError(sorted(yaml.problems));
  return method;
}

function sorted(problems: readonly Problem[]): Problem[] {
  return [...problems].sort((a, b) => a.line - b.line || a.column - b.column);
}

const METHOD_KEYS = ["id", "version", "title", "source", "level", "editions", "areas", "status", "dynamics"];

function readMethod(yaml: YamlFile, known?: ReadonlySet<string>): Method | null {
  const fields = yaml.fields(yaml.root, "the method", METHOD_KEYS);
  if (fields === null) return null;
  const statusNode = fields.required("status", "the definition of the status index");
  const dynamicsNode = fields.at("dynamics");
  const status = statusNode && readIndex(yaml, statusNode, "status", known);
  const dynamics = dynamicsNode && readIndex(yaml, dynamicsNode, "dynamics", known);
  const editions = readEditions(yaml, fields, Boolean(status?.change || dynamics?.change));
  return {
    id: fields.text("id", "lower-case letters, digits and hyphens", /^[a-z0-9]+(-[a-z0-9]+)*$/),
    version: fields.word("version", "a version"),
    title: fields.text("title"),
    source: readSource(yaml, fields),
    level: fields.text("level", "the key of a level", /^[a-z0-9_-]+$/),
    editions,
    areas: readAreas(yaml, fields, editions, known),
    status: status as IndexDefinition,
    dynamics
  };
}

function readSource(yaml: YamlFile, method: YamlFields): Method["source"] {
  const node = method.required("source", "the source with its title");
  const fields = node && yaml.fields(node, "source", ["title", "url", "note"]);
  if (!fields) return {title: "", url: null, note: null};
  return {title: fields.text("title"), url: fields.optionalText("url"), note: fields.optionalText("note")};
}

function readEditions(yaml: YamlFile, method: YamlFields, change: boolean): Edition[] {
  const editions: Edition[] = [];
  for (const node of method.list("editions", "a list of editions, each with its period")) {
    const fields = yaml.fields(node, "an edition", ["period", "baseline"]);
    if (!fields) continue;
    const period = fields.word("period", PERIOD, PERIOD_PATTERN);
    const baselineNode = fields.at("baseline");
    const baseline = baselineNode && fields.wordOf(baselineNode, "baseline", PERIOD, PERIOD_PATTERN);
    if (editions.some((edition) => edition.period === period)) {
      yaml.report(node, "an edition occurs twice", "each period once", `"${period}" again`);
    }
    if (change && baseline === null) {
      const problem = "an edition has no baseline, and the method computes a change";
      yaml.report(node, problem, '"baseline" with an earlier period', "nothing");
    }
    if (PERIOD_PATTERN.test(period) && baseline && PERIOD_PATTERN.test(baseline)) {
      const late = periodEnd(baseline) >= periodEnd(period);
      if (late) yaml.report(baselineNode, "baseline is too late", `a period before ${period}`, baseline);
    }
    editions.push({period, baseline});
  }
  return editions;
}

const NO_AREA_RULES: Method["areas"] = {population: null, minimumPopulation: null, exclude: []};

function readAreas(
  yaml: YamlFile,
  method: YamlFields,
  editions: readonly Edition[],
  known?: ReadonlySet<string>
): Method["areas"] {
  const node = method.at("areas");
  const fields = node && yaml.fields(node, "areas", ["population", "minimum_population", "exclude"]);
  if (!fields) return NO_AREA_RULES;
  const population = fields.optionalText("population");
  const minimum = fields.at("minimum_population");
  if (population) checkIndicator(yaml, fields.at("population"), population, known);
  if (minimum && population === null) {
    yaml.report(minimum, "minimum_population has no indicator", '"population" beside it', "nothing");
  }
  return {
    population,
    minimumPopulation: fields.number("minimum_population", "a number of inhabitants above 0", (x) => x > 0),
    exclude: fields
      .list("exclude", "a list of exclusions", true)
      .map((item) => readExclusion(yaml, item, editions))
      .filter((exclusion) => exclusion !== null)
  };
}

function readExclusion(yaml: YamlFile, node: Node, editions: readonly Edition[]): AreaExclusion | null {
  const fields = yaml.fields(node, "an exclusion", ["areas", "periods", "reason"]);
  if (!fields) return null;
  const areaKeys = 'a list of area keys in quotes, such as ["01011102"]';
  const areas = fields.list("areas", areaKeys).map((item) => {
    if (isScalar(item) && typeof item.value === "number") {
      yaml.report(
        item,
        "an area key is a number and would lose its leading zeros",
        `"${item.source}"`,
        describe(item)
      );
      return "";
    }
    return fields.textOf(item, "areas", areaKeys, /\S/);
  });
  const periods = fields.list("periods", "a list of periods", true).map((item) => {
    const period = fields.wordOf(item, "periods", PERIOD, PERIOD_PATTERN);
    const periodsKnown = editions.map((edition) => edition.period);
    if (PERIOD_PATTERN.test(period) && !periodsKnown.includes(period)) {
      yaml.report(
        item,
        "an exclusion holds for a period without edition",
        `one of ${periodsKnown.join(", ")}`,
        period
      );
    }
    return period;
  });
  return {
    areas,
    periods: fields.at("periods") ? periods : null,
    reason: fields.text("reason", "why they do not count")
  };
}

const INDEX_KEYS = ["indicators", "change", "normalise", "aggregate", "standardise", "cuts", "classes"];

function readIndex(
  yaml: YamlFile,
  node: Node,
  name: string,
  known?: ReadonlySet<string>
): IndexDefinition | null {
  const fields = yaml.fields(node, name, INDEX_KEYS);
  if (!fields) return null;
  const normalise = fields.choice("normalise", NORMALISATIONS);
  const aggregate = fields.choice("aggregate", AGGREGATIONS, "sum");
  const standardise = fields.choice("standardise", ["none", "z-population", "z-sample"], "none");
  if (aggregate === "geometric-mean" && normalise.startsWith("z-")) {
    const expected = "min-max, percent-rank, rank-exponential or none";
    yaml.report(
      fields.at("normalise"),
      "a geometric mean needs scores that are not negative",
      expected,
      normalise
    );
  }
  const classes = readClasses(yaml, fields);
  const cuts = readCuts(yaml, fields);
  checkCount(yaml, fields, name, classes.length);
  return {
    indicators: readIndicators(yaml, fields, name, known),
    change: fields.boolean("change", false),
    normalise,
    aggregate,
    standardise: standardise === "none" ? null : standardise,
    cuts,
    classes
  };
}

function checkCount(yaml: YamlFile, fields: YamlFields, name: string, classes: number): void {
  const cuts = fields.at("cuts");
  const points = isSeq(cuts) ? cuts.items.length : 0;
  if (points === 0 || classes === 0 || classes === points + 1) return;
  const expected = `${points + 1} classes for ${points} cut ${points === 1 ? "point" : "points"}`;
  yaml.report(
    fields.at("classes"),
    `the classes of ${name} do not fit its cut points`,
    expected,
    String(classes)
  );
}

function readIndicators(
  yaml: YamlFile,
  index: YamlFields,
  name: string,
  known?: ReadonlySet<string>
): MethodIndicator[] {
  const expected = "a list of indicators, each with its key";
  const seen = new Set<string>();
  return index.list("indicators", expected).map((node) => {
    const fields = isMap(node) ? yaml.fields(node, "an indicator", ["key", "direction", "weight"]) : null;
    const key = fields ? fields.text("key") : index.textOf(node, "indicators", expected, /\S/);
    const place = fields ? fields.at("key") : node;
    if (RESERVED.includes(key.toLowerCase())) {
      yaml.report(place, "an indicator has the name of a column of areas", "another key", `"${key}"`);
    } else if (key !== "") checkIndicator(yaml, place, key, known);
    if (key !== "" && seen.has(key)) {
      yaml.report(place, `an indicator of ${name} occurs twice`, "each indicator once", `"${key}" again`);
    }
    seen.add(key);
    return {
      key,
      direction:
        fields?.choice("direction", ["higher_is_worse", "higher_is_better"], "higher_is_worse") ??
        "higher_is_worse",
      weight: fields?.number("weight", "a number above 0", (x) => x > 0) ?? 1
    };
  });
}

function checkIndicator(yaml: YamlFile, place: Node | null, key: string, known?: ReadonlySet<string>): void {
  if (known && !known.has(key)) yaml.unknown(place, `unknown indicator "${key}"`, key, known);
}

function readClasses(yaml: YamlFile, index: YamlFields): ClassName[] {
  const expected = "a list of at least two classes, each with code and name, from little to much need";
  const seen = new Set<string>();
  const nodes = index.list("classes", expected);
  if (nodes.length === 1) index.wrong(index.at("classes")!, "classes", expected);
  return nodes.map((node) => {
    const fields = yaml.fields(node, "a class", ["code", "name"]);
    const code = fields?.word("code", "a short code") ?? "";
    if (code !== "" && seen.has(code)) {
      yaml.report(fields?.at("code"), "a class code occurs twice", "each code once", `"${code}" again`);
    }
    seen.add(code);
    return {code, name: fields?.text("name") ?? ""};
  });
}

const CUTS = "quantiles, natural-breaks or a list of limits such as {below: -1} and {up_to: 1.5}";

function readCuts(yaml: YamlFile, index: YamlFields): Cuts {
  const node = index.required("cuts", CUTS);
  if (isScalar(node)) {
    if (node.value === "quantiles" || node.value === "natural-breaks") return {kind: node.value};
    index.wrong(node, "cuts", CUTS);
  }
  if (node === null || isScalar(node)) return {kind: "values", points: []};
  const points: CutPoint[] = [];
  for (const item of index.list("cuts", CUTS)) {
    const point = readCut(yaml, index, item);
    if (point === null) continue;
    const last = points.at(-1);
    if (last && point.at <= last.at) {
      yaml.report(item, "cut points are out of order", `a limit above ${last.at}`, String(point.at));
    }
    points.push(point);
  }
  return {kind: "values", points};
}

function readCut(yaml: YamlFile, index: YamlFields, node: Node): CutPoint | null {
  const expected = "{below: number} or {up_to: number}";
  if (!isMap(node)) {
    index.wrong(node, "a cut point", expected);
    return null;
  }
  const fields = yaml.fields(node, "a cut point", ["below", "up_to"]);
  const keys = ["below", "up_to"].filter((key) => node.has(key));
  if (keys.length !== 1) {
    yaml.report(node, "a cut point needs one limit", expected, keys.length === 0 ? "nothing" : "both");
    return null;
  }
  const at = fields?.number(keys[0]!, "a number");
  if (fields?.at(keys[0]!) === null) yaml.report(node, "a cut point needs one limit", expected, "nothing");
  return at === null || at === undefined ? null : {at, equal: keys[0] === "below" ? "upper" : "lower"};
}
