import {describe, expect, it} from "vitest";
import {applyDisclosure, Disclosed} from "../../../loaders/disclosure/apply-disclosure.js";
import {areaIndex} from "../../../loaders/harmonise/area-index.js";
import {observationRows} from "../../../loaders/harmonise/observation-block.js";
import type {DisclosureRules} from "../../../loaders/manifest/municipality.js";
import type {Scope} from "../../../src/model/build-info.js";
import type {Observation} from "../../../src/model/observation.js";
import {AREAS, catalogueOf, observed} from "../harmonise/fixtures.js";

const RULES: DisclosureRules = {threshold: 10, zeroIsSafe: true, minimumPopulation: null};

const catalogue = catalogueOf(
  ["alle", "count"],
  ["kinder", "count"],
  ["jung", "count"],
  ["arm", "count"],
  ["quote", "rate", "arm", "kinder"],
  ["anteil", "rate", "kinder+jung", "alle"],
  ["dichte", "rate", "arm", "kinder+jung"],
  ["intern", "count", "", "", "nein"]
);

/** Observations of the quarter 11 from its counts, after disclosure control: value or flag by indicator. */
function disclose(
  counts: Readonly<Record<string, number>>,
  {rules = RULES, scope = "public"}: {rules?: DisclosureRules | "published"; scope?: Scope} = {}
) {
  const place = {level: "quartier", period: "2021", area_id: "11"};
  const measured = Object.entries(counts).map(([key, value]) => ({key, ...place, value, flag: null}));
  const all = observed(measured, catalogue, areaIndex(AREAS));
  const rows = [...observationRows(applyDisclosure(all, catalogue, rules, scope).observations.rows)];
  return new Map(rows.filter((row) => row.area_id === "11").map((row) => [row.indicator, row]));
}

const shown = (rows: ReadonlyMap<string, Observation>) =>
  Object.fromEntries([...rows].map(([key, {value, flag}]) => [key, value ?? flag]));

function* combinations() {
  for (let kinder = 0; kinder <= 24; kinder += 2) {
    for (let arm = 0; arm <= kinder; arm++) {
      for (const jung of [0, 4, 12]) yield {alle: kinder + jung + 5, kinder, jung, arm};
    }
  }
}

/** Whether an observation shows a count from 1 to 9, or a sum of counts one of which is withheld. */
function hasLeak(row: Observation, rows: ReadonlyMap<string, Observation>): boolean {
  const {type, numerator, denominator} = catalogue.get(row.indicator)!;
  const isSmall = (count: number | null) => count !== null && count > 0 && count < 10;
  if (type === "count") return isSmall(row.value);
  const tells = (sum: number | null, keys: readonly string[]) =>
    sum !== null && (isSmall(sum) || keys.some((key) => rows.get(key)?.value === null));
  return tells(row.numerator, numerator) || tells(row.denominator, denominator);
}

describe("applyDisclosure", () => {
  it("withholds counts from 1 to 9 and every rate or sum they enter, with the numerator", () => {
    const rows = disclose({alle: 200, kinder: 100, jung: 9, arm: 9});
    expect(shown(rows)).toEqual({
      alle: 200,
      kinder: 100,
      jung: "suppressed",
      arm: "suppressed",
      quote: "suppressed",
      anteil: "suppressed",
      dichte: "suppressed"
    });
    expect(rows.get("quote")).toMatchObject({numerator: null, denominator: 100});
    expect(rows.get("anteil")).toMatchObject({numerator: null, denominator: 200});
    expect(rows.get("dichte")).toMatchObject({numerator: null, denominator: null});
  });

  it("keeps zero and the threshold itself", () => {
    expect(shown(disclose({alle: 200, kinder: 100, jung: 10, arm: 0}))).toEqual({
      alle: 200,
      kinder: 100,
      jung: 10,
      arm: 0,
      quote: 0,
      anteil: 55,
      dichte: 0
    });
  });

  it("withholds zero where zero is not safe", () => {
    const rules = {...RULES, zeroIsSafe: false};
    expect(shown(disclose({kinder: 100, arm: 0}, {rules}))).toEqual({
      kinder: 100,
      arm: "suppressed",
      quote: "suppressed"
    });
  });

  it("withholds the numerator that leaves only few others", () => {
    const rows = disclose({kinder: 100, arm: 91});
    expect(shown(rows)).toEqual({kinder: 100, arm: "suppressed", quote: "suppressed"});
    expect(shown(disclose({kinder: 100, arm: 90}))).toEqual({kinder: 100, arm: 90, quote: 90});
    expect(shown(disclose({kinder: 100, arm: 100}))).toEqual({kinder: 100, arm: 100, quote: 100});
  });

  it("withholds the denominator too where it is small", () => {
    const rows = disclose({alle: 5, kinder: 5, arm: 0});
    expect(rows.get("quote")).toMatchObject({
      value: null,
      numerator: null,
      denominator: null,
      flag: "suppressed"
    });
  });

  it("shows nothing but the population in areas below the minimum population", () => {
    const rules = {...RULES, minimumPopulation: {indicator: "alle", atLeast: 300}};
    const rows = disclose({alle: 299, kinder: 100, arm: 50}, {rules});
    expect(shown(rows)).toEqual({
      alle: 299,
      kinder: "below_minimum",
      arm: "below_minimum",
      quote: "below_minimum"
    });
    expect(rows.get("quote")).toMatchObject({numerator: null, denominator: null});
    expect(shown(disclose({alle: 300, kinder: 100}, {rules}))).toEqual({alle: 300, kinder: 100});
  });

  it("leaves internal indicators out of the public scope only", () => {
    expect(shown(disclose({alle: 200, intern: 50}))).toEqual({alle: 200});
    expect(shown(disclose({alle: 200, intern: 50}, {scope: "internal"}))).toEqual({alle: 200, intern: 50});
    expect(shown(disclose({alle: 200, intern: 5}, {scope: "internal"}))).toEqual({
      alle: 200,
      intern: "suppressed"
    });
    const {indicators} = applyDisclosure([], catalogue, RULES, "public");
    expect(indicators.rows.map(({key}) => key)).not.toContain("intern");
  });

  it("passes published values", () => {
    expect(shown(disclose({alle: 3, kinder: 2}, {rules: "published"}))).toEqual({alle: 3, kinder: 2});
  });

  it("never leaves a small count, or a sum with a withheld one, over all combinations of small numbers", () => {
    for (const counts of combinations()) {
      const rows = disclose(counts);
      const leaks = [...rows.values()].filter((row) => hasLeak(row, rows));
      expect(leaks, JSON.stringify(counts)).toEqual([]);
    }
  });

  it("lets nobody else release rows", () => {
    const permission = Symbol("release") as never;
    expect(() => new Disclosed(permission, [])).toThrow("disclosure: rows are released by");
  });
});
