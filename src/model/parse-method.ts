import type {Node} from "yaml";
import {isScalar} from "yaml";
import {periodEnd} from "./area.js";
import type {AreaExclusion, Edition, IndexDefinition, Method} from "./method.js";
import {checkIndicator, readIndex} from "./parse-index.js";
import type {Problem, YamlFields} from "./yaml-fields.js";
import {describe, YamlFile} from "./yaml-fields.js";

/** All mistakes of a method file at once; the message has one per line. */
export class MethodError extends Error {
  constructor(readonly problems: readonly Problem[]) {
    super(problems.map(({message}) => message).join("\n"));
    this.name = "MethodError";
  }
}

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

const METHOD_KEYS = [
  "id",
  "version",
  "title",
  "source",
  "assumptions",
  "level",
  "editions",
  "areas",
  "status",
  "dynamics"
];

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
    ...readAssumptions(fields),
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

function readAssumptions(method: YamlFields): Pick<Method, "assumptions"> {
  const expected = "a list of sentences, each with one thing the source does not say";
  const nodes = method.list("assumptions", expected, true);
  return nodes.length === 0
    ? {}
    : {assumptions: nodes.map((node) => method.textOf(node, "assumptions", expected, /\S/))};
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
