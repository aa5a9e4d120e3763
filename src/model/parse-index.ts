import type {Node} from "yaml";
import {isMap, isScalar, isSeq} from "yaml";
import type {ClassName, CutPoint, Cuts, IndexDefinition} from "./method.js";
import type {Aggregation, MethodIndicator, Normalisation} from "./method.js";
import type {YamlFields, YamlFile} from "./yaml-fields.js";

const NORMALISATIONS: readonly Normalisation[] = [
  "z-population",
  "z-sample",
  "min-max",
  "percent-rank",
  "rank-exponential",
  "none"
];
const AGGREGATIONS: readonly Aggregation[] = ["sum", "weighted-mean", "geometric-mean"];
const STANDARDISATIONS = ["none", "z-population", "z-sample", "percent-rank"] as const;
const FIRST_COMPONENT = "first-principal-component";
/** Columns besides the indicators, of a classification (src/queries/classification-input.ts) and of its variants. */
const RESERVED = [
  "area_id",
  "name",
  "parent_id",
  "population",
  "suppressed",
  "reason",
  "excluded",
  "draw",
  "variant"
];

const INDEX_KEYS = [
  "indicators",
  "weights",
  "change",
  "normalise",
  "aggregate",
  "standardise",
  "round",
  "cuts",
  "classes"
];

/**
 * Reads the definition of an index (`status` or `dynamics` of a method file); mistakes are reported to `yaml`.
 *
 * @param known keys of the catalogue; without it, any key is taken
 */
export function readIndex(
  yaml: YamlFile,
  node: Node,
  name: string,
  known?: ReadonlySet<string>
): IndexDefinition | null {
  const fields = yaml.fields(node, name, INDEX_KEYS);
  if (!fields) return null;
  const normalise = fields.choice("normalise", NORMALISATIONS);
  const aggregate = fields.choice("aggregate", AGGREGATIONS, "sum");
  const standardise = fields.choice("standardise", STANDARDISATIONS, "none");
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
  const indicators = readIndicators(yaml, fields, name, known);
  return {
    indicators,
    ...readWeights(yaml, fields, indicators.length),
    change: fields.boolean("change", false),
    normalise,
    aggregate,
    standardise: standardise === "none" ? null : standardise,
    ...readRound(fields),
    cuts,
    classes
  };
}

function readWeights(yaml: YamlFile, index: YamlFields, count: number): Pick<IndexDefinition, "weights"> {
  const node = index.at("weights");
  if (node === null || index.choice("weights", ["stated", FIRST_COMPONENT], "stated") === "stated") return {};
  const items = index.list("indicators", "a list of indicators");
  const stated = items.find((item) => isMap(item) && item.has("weight"));
  if (stated) {
    const problem =
      "an indicator has a weight, and the weights are to be found by the first principal component";
    yaml.report(stated, problem, 'no "weight"', "one");
  }
  if (count < 2) {
    yaml.report(
      node,
      "a principal component needs indicators that go together",
      "at least two",
      String(count)
    );
  }
  return {weights: FIRST_COMPONENT};
}

function readRound(index: YamlFields): Pick<IndexDefinition, "round"> {
  const round = index.number(
    "round",
    "a whole number from 0 to 12",
    (x) => Number.isInteger(x) && x >= 0 && x <= 12
  );
  return round === null ? {} : {round};
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

/** Reports an indicator that the catalogue does not know. */
export function checkIndicator(
  yaml: YamlFile,
  place: Node | null,
  key: string,
  known?: ReadonlySet<string>
): void {
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
