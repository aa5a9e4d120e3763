import {readFileSync, readdirSync} from "node:fs";
import {basename} from "node:path";
import {Ajv2020} from "ajv/dist/2020.js";
import {describe, expect, it} from "vitest";
import {parse} from "yaml";
import {MethodError, parseMethod} from "../../src/model/parse-method.js";
import {projectFile} from "../classification-helpers.js";

const fixtures = (folder: string) =>
  readdirSync(projectFile(folder))
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => `${folder}/${name}`);
const SHIPPED = [...fixtures("data/berlin/methods"), ...fixtures("data/musterstadt/methods")];
const LIBRARY = fixtures("methods");
const GOOD = [...fixtures("tests/fixtures/methods/good"), ...LIBRARY];
const BAD_SHAPE = fixtures("tests/fixtures/methods/bad");
const BAD_MEANING = fixtures("tests/fixtures/methods/bad-meaning");

const text = (path: string) => readFileSync(projectFile(path), "utf8");
const KNOWN = new Set(["a", "b", "einwohner"]);

function problems(source: string, known?: ReadonlySet<string>) {
  try {
    parseMethod(source, "m.yaml", known);
  } catch (error) {
    if (error instanceof MethodError) return error.problems;
    throw error;
  }
  return [];
}

describe("parseMethod", () => {
  it.each(SHIPPED)("reads %s", (path) => {
    const method = parseMethod(text(path), path);
    expect(method.id).toBe(basename(path, ".yaml"));
    expect(method.status.classes.map(({code}) => code)).toEqual(["1", "2", "3", "4"]);
    expect(method.dynamics?.classes.map(({name}) => name)).toEqual(["positiv", "stabil", "negativ"]);
    expect(method.areas.minimumPopulation).toBe(300);
  });

  it.each(LIBRARY)("reads %s", (path) => {
    expect(parseMethod(text(path), path).id).toBe(basename(path, ".yaml"));
  });

  it("tells what is assumed in the method of nine indicators", () => {
    const path = "methods/solingen-2019.yaml";
    const method = parseMethod(text(path), path);
    expect(method.editions).toEqual([{period: "2019", baseline: "2010"}]);
    expect(method.assumptions).toHaveLength(7);
    const directions = method.status.indicators.map(({key, direction}) => [key, direction] as const);
    expect(directions).toHaveLength(9);
    expect(directions.filter(([, direction]) => direction === "higher_is_better")).toEqual([
      ["wohndauer_quote", "higher_is_better"]
    ]);
    expect(method.dynamics).toMatchObject({indicators: method.status.indicators, change: true});
  });

  it("fills in defaults and takes numbers as periods, versions and codes", () => {
    expect(parseMethod(text("tests/fixtures/methods/good/short.yaml"), "m.yaml")).toEqual({
      id: "short",
      version: "1.0",
      title: "Kurz",
      source: {title: "Niemand", url: null, note: null},
      level: "quartier",
      editions: [{period: "2024", baseline: null}],
      areas: {population: null, minimumPopulation: null, exclude: []},
      status: {
        indicators: [
          {key: "a", direction: "higher_is_worse", weight: 1},
          {key: "b", direction: "higher_is_better", weight: 0.5}
        ],
        change: false,
        normalise: "min-max",
        aggregate: "geometric-mean",
        standardise: null,
        cuts: {kind: "natural-breaks"},
        classes: [
          {code: "1", name: "wenig"},
          {code: "2", name: "viel"}
        ]
      },
      dynamics: null
    });
  });

  it.each([...BAD_SHAPE, ...BAD_MEANING])("says what is wrong in %s", (path) => {
    const found = problems(text(path), KNOWN);
    expect(found).toHaveLength(1);
    expect(found[0]!.message).toMatchSnapshot();
  });

  it("finds all mistakes in one run, in the order of the file", () => {
    const source = text("data/berlin/methods/mss-berlin-2013.yaml")
      .replace("[s1, s2, s3, s4]", "[s1, s22, {key: s3, weight: viel}]")
      .replace("{up_to: 1.5}", "{up_to: 0.5}")
      .replace("level: plr", "lvel: plr");
    const known = new Set(["einwohner", "s1", "s2", "s3", "s4", "d1", "d2", "d3", "d4"]);
    const found = problems(source, known);
    const line = (part: string) => source.slice(0, source.indexOf(part)).split("\n").length;
    expect(found.map(({message}) => message.split(";")[0])).toEqual([
      'method: the method has no "level"',
      'method: unknown key "lvel" in the method',
      'method: unknown indicator "s22"',
      "method: weight is not valid",
      "method: cut points are out of order"
    ]);
    expect(found.slice(1).map((problem) => problem.line)).toEqual([
      line("lvel"),
      line("s22"),
      line("s22"),
      line("{up_to: 0.5}")
    ]);
    expect(found[2]!.message).toContain('expected "s2" (did you mean that?)');
  });

  it.each([
    ["", "the method is not a mapping"],
    ["- a", "the method is not a mapping"],
    ["id: [1", "the YAML cannot be read"],
    ["id: a\nid: b", "the YAML cannot be read"],
    ["id: *nothing", "the YAML cannot be read"],
    ["a: b: c", "the YAML cannot be read"]
  ])("rejects %j", (source, problem) => {
    const found = problems(source);
    expect(found[0]!.message).toContain(`method: ${problem}; expected`);
    expect(found[0]!.line).toBeGreaterThan(0);
  });
});

describe("schemas/method.schema.json", () => {
  const validate = new Ajv2020({strict: false, allErrors: true}).compile(
    JSON.parse(text("schemas/method.schema.json"))
  );

  it.each([...SHIPPED, ...GOOD])("accepts %s, as the parser does", (path) => {
    validate(parse(text(path)));
    expect(validate.errors).toBeNull();
    expect(problems(text(path))).toEqual([]);
  });

  it.each(BAD_SHAPE)("rejects %s, as the parser does", (path) => {
    expect(validate(parse(text(path)))).toBe(false);
    expect(problems(text(path))).not.toEqual([]);
  });

  it.each(BAD_MEANING)("cannot see what is wrong in %s, but the parser does", (path) => {
    expect(validate(parse(text(path)))).toBe(true);
    expect(problems(text(path), KNOWN)).not.toEqual([]);
  });
});
