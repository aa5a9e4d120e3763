import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {checkKeys} from "../../../loaders/manifest/check-keys.js";
import {parseManifest} from "../../../loaders/manifest/parse-manifest.js";
import {formatProblem, InputError} from "../../../loaders/problem.js";
import {catalogueOf} from "../harmonise/fixtures.js";

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8");
const schema = JSON.parse(read("schemas/kommune.schema.json")) as object;

/** Musterstadt's manifest with rules of dominance, one text each, in the lines after the threshold's. */
function manifest(...rules: readonly string[]) {
  const list = rules.map((rule) => `\n    - {${rule}}`).join("");
  return read("data/musterstadt/kommune.yaml").replace(
    /^( {2}threshold: 10 .*)$/m,
    (line) => `${line}\n  dominance:${list}`
  );
}

const parse = (...rules: readonly string[]) => parseManifest(manifest(...rules), "kommune.yaml", schema);

function mistakes(...rules: readonly string[]): string[] {
  try {
    parse(...rules);
    return [];
  } catch (error) {
    if (error instanceof InputError) return error.problems.map(formatProblem);
    throw error;
  }
}

const first = manifest("").split("\n").indexOf("  dominance:") + 2;

describe("disclosure.dominance", () => {
  it("reads the p%-rule, and the (1,k)-rule as what is the same with p", () => {
    const {municipality} = parse(
      "indicator: ausgaben, largest: groesster, second: zweiter, p: 10",
      "indicator: flaeche, largest: groesste, k: 80"
    );
    expect(municipality.disclosure).toMatchObject({
      dominance: [
        {indicator: "ausgaben", largest: "groesster", second: "zweiter", p: 10},
        {indicator: "flaeche", largest: "groesste", second: null, p: 25}
      ]
    });
  });

  it.each([
    ["neither p nor k", "indicator: a, largest: b"],
    ["both", "indicator: a, largest: b, p: 10, k: 85"],
    ["k with a second contribution", "indicator: a, largest: b, second: c, k: 85"],
    ["no share", "indicator: a, largest: b, p: 0"],
    ["no largest contribution", "indicator: a, p: 10"]
  ])("refuses a rule with %s, with its line", (_, rule) => {
    const found = mistakes(rule);
    expect(found).not.toEqual([]);
    for (const each of found) expect(each).toMatch(new RegExp(`\\(kommune\\.yaml, line ${first},`));
  });

  it("refuses two rules for one indicator, and rounding beside it", () => {
    const rule = "indicator: a, largest: b, p: 10";
    expect(mistakes(rule, rule)).toEqual([
      expect.stringMatching(/rule of dominance twice; got "a" \(kommune\.yaml, line \d+/)
    ]);
    const text = manifest(rule).replace("  dominance:", "  rounding: 5\n  dominance:");
    expect(() => parseManifest(text, "kommune.yaml", schema)).toThrow(
      /dominance and rounding together; expected one of them, got both/
    );
  });

  it("wants counts that are delivered, and contributions that stay inside the office", () => {
    const {source} = parse(
      "indicator: summe, largest: offen, p: 10",
      "indicator: mittel, largest: fehlt, p: 10"
    );
    const catalogue = catalogueOf(["summe", "count"], ["offen", "count"], ["mittel", "value"]);
    const found = checkKeys(source, catalogue).map(formatProblem);
    expect(found).toContainEqual(
      expect.stringMatching(
        new RegExp(
          `a single contribution would be published; expected .*public: nein, got "offen" \\(kommune\\.yaml, line ${first},`
        )
      )
    );
    expect(found).toContainEqual(expect.stringMatching(/only counts can be checked .* got "mittel"/));
    expect(found).toContainEqual(expect.stringMatching(/unknown indicator; .*got "fehlt"/));
    expect(found.join("\n")).not.toContain('got "summe"');
  });
});
