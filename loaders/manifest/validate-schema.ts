import {Ajv, type ErrorObject} from "ajv";
import type {Problem} from "../problem.js";
import {nearest} from "../../src/model/nearest.js";
import type {YamlPath, YamlSource} from "./yaml-source.js";

/** Checks a YAML file against a JSON Schema. Every mistake, each at its place in the file. */
export function validateSchema(source: YamlSource, schema: object, domain: string): Problem[] {
  const ajv = new Ajv({allErrors: true, strict: false, verbose: true});
  const validate = ajv.compile(schema);
  if (validate(source.value)) return [];
  return (validate.errors ?? [])
    .filter(
      ({keyword, propertyName}) => keyword !== "if" && (keyword === "pattern" || propertyName === undefined)
    )
    .map((error) => ({domain, ...describe(error, source)}))
    .sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));
}

function describe(error: ErrorObject, source: YamlSource): Omit<Problem, "domain"> {
  const path = pointerToPath(error.instancePath);
  const where = path.length > 0 ? path.join(".") : "file";
  if (error.keyword === "additionalProperties") {
    const key = String(error.params.additionalProperty);
    const known = Object.keys((error.parentSchema?.properties as object | undefined) ?? {});
    const expected = nearest(key, known) ?? known.join(", ");
    return {problem: `unknown key in ${where}`, expected, got: `"${key}"`, ...source.atKey(path, key)};
  }
  if (error.keyword === "required") {
    const missing = String(error.params.missingProperty);
    return {problem: `${where} is incomplete`, expected: `"${missing}"`, got: "nothing", ...source.at(path)};
  }
  if (error.propertyName !== undefined) {
    const got = `"${error.propertyName}"`;
    return {
      problem: `bad key in ${where}`,
      expected: expectation(error),
      got,
      ...source.atKey(path, error.propertyName)
    };
  }
  return {problem: `bad ${where}`, expected: expectation(error), got: shown(error.data), ...source.at(path)};
}

function expectation({keyword, params, schema}: ErrorObject): string {
  switch (keyword) {
    case "type":
      return [params.type].flat().join(" or ");
    case "enum":
      return (params.allowedValues as unknown[]).map((value) => String(value)).join(", ");
    case "const":
      return shown(params.allowedValue);
    case "pattern":
      return `text like /${String(schema)}/`;
    case "minimum":
    case "maximum":
      return `a number ${String(params.comparison)} ${String(params.limit)}`;
    default:
      return `${keyword} ${String(schema)}`;
  }
}

function shown(value: unknown): string {
  if (typeof value === "string") return `"${value}"`;
  if (Array.isArray(value)) return "a list";
  return value !== null && typeof value === "object" ? "a map" : String(value);
}

function pointerToPath(pointer: string): YamlPath {
  return pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"))
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}
