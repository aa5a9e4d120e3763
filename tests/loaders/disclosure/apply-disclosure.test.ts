import {describe, expect, it} from "vitest";
import {applyDisclosure, Disclosed} from "../../../loaders/disclosure/apply-disclosure.js";
import {DisclosureError} from "../../../loaders/disclosure/disclosure-error.js";
import {loadSolver} from "../../../loaders/disclosure/solver.js";
import {areaIndex} from "../../../loaders/harmonise/area-index.js";
import {observationRows} from "../../../loaders/harmonise/observation-block.js";
import type {DisclosureRules} from "../../../loaders/manifest/municipality.js";
import type {Scope} from "../../../src/model/build-info.js";
import type {Observation} from "../../../src/model/observation.js";
import {AREAS, catalogueOf, LEVELS, observed} from "../harmonise/fixtures.js";

const RULES: DisclosureRules = {
  threshold: 10,
  zeroIsSafe: true,
  complement: true,
  minimumPopulation: [],
  breakdowns: [],
  subsets: [],
  dominance: [],
  rounding: null,
  deliveredRates: [],
  changes: []
};

const solver = await loadSolver();
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
async function disclose(
  counts: Readonly<Record<string, number>>,
  {rules = RULES, scope = "public"}: {rules?: DisclosureRules | "published"; scope?: Scope} = {}
) {
  const place = {level: "quartier", period: "2021", area_id: "11"};
  const measured = Object.entries(counts).map(([key, value]) => ({key, ...place, value, flag: null}));
  const areas = areaIndex(AREAS);
  const known = {catalogue, levels: LEVELS, areas, rules, scope, solver};
  const all = observed(measured, catalogue, areas);
  const {observations} = await applyDisclosure({observations: all, ...known});
  const rows = [...observationRows(observations.rows)];
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

/** Whether an observation shows a count from 1 to 9, or two whose difference is one. */
function hasLeak({indicator, value, numerator, denominator}: Observation): boolean {
  const isSmall = (count: number | null) => count !== null && count > 0 && count < 10;
  if (catalogue.get(indicator)!.type === "count") return isSmall(value);
  const rest = numerator === null || denominator === null ? null : denominator - numerator;
  return [numerator, denominator, rest].some(isSmall);
}

describe("applyDisclosure", () => {
  // The sum of kinder and jung stays: one of its parts is withheld with the other, which takes fewer rates than the sum.
  it("withholds counts from 1 to 9, every rate they enter, and what would give them away", async () => {
    const rows = await disclose({alle: 200, kinder: 100, jung: 9, arm: 9});
    expect(shown(rows)).toEqual({
      alle: 200,
      kinder: "suppressed",
      jung: "suppressed",
      arm: "suppressed",
      quote: "suppressed",
      anteil: 54.5,
      dichte: "suppressed"
    });
    expect(rows.get("quote")).toMatchObject({numerator: null, denominator: null});
    expect(rows.get("anteil")).toMatchObject({numerator: 109, denominator: 200});
    expect(rows.get("dichte")).toMatchObject({numerator: null, denominator: 109});
  });

  it("keeps zero and the threshold itself", async () => {
    expect(shown(await disclose({alle: 200, kinder: 100, jung: 10, arm: 0}))).toEqual({
      alle: 200,
      kinder: 100,
      jung: 10,
      arm: 0,
      quote: 0,
      anteil: 55,
      dichte: 0
    });
  });

  it("withholds zero where zero is not safe", async () => {
    const rules = {...RULES, zeroIsSafe: false};
    expect(shown(await disclose({kinder: 100, arm: 0}, {rules}))).toEqual({
      kinder: 100,
      arm: "suppressed",
      quote: "suppressed"
    });
  });

  it("withholds the numerator that leaves only few others", async () => {
    const rows = await disclose({kinder: 100, arm: 91});
    expect(shown(rows)).toEqual({kinder: 100, arm: "suppressed", quote: "suppressed"});
    expect(shown(await disclose({kinder: 100, arm: 90}))).toEqual({kinder: 100, arm: 90, quote: 90});
    expect(shown(await disclose({kinder: 100, arm: 100}))).toEqual({kinder: 100, arm: 100, quote: 100});
  });

  it("withholds the denominator too where it is small", async () => {
    const rows = await disclose({alle: 5, kinder: 5, arm: 0});
    expect(rows.get("quote")).toMatchObject({
      value: null,
      numerator: null,
      denominator: null,
      flag: "suppressed"
    });
  });

  it("shows nothing but the population in areas below the minimum population", async () => {
    const rules = {
      ...RULES,
      minimumPopulation: [{indicator: "alle", atLeast: 300, sources: null, indicators: null, from: null}]
    };
    const rows = await disclose({alle: 299, kinder: 100, arm: 50}, {rules});
    expect(shown(rows)).toEqual({
      alle: 299,
      kinder: "below_minimum",
      arm: "below_minimum",
      quote: "below_minimum"
    });
    expect(rows.get("quote")).toMatchObject({numerator: null, denominator: null});
    expect(shown(await disclose({alle: 300, kinder: 100}, {rules}))).toEqual({alle: 300, kinder: 100});
  });

  it("leaves internal indicators out of the public scope only", async () => {
    expect(shown(await disclose({alle: 200, intern: 50}))).toEqual({alle: 200});
    expect(shown(await disclose({alle: 200, intern: 50}, {scope: "internal"}))).toEqual({
      alle: 200,
      intern: 50
    });
    expect(shown(await disclose({alle: 200, intern: 5}, {scope: "internal"}))).toEqual({
      alle: 200,
      intern: "suppressed"
    });
    const nothing = {observations: [], catalogue, levels: LEVELS, areas: areaIndex(AREAS)};
    const {indicators} = await applyDisclosure({...nothing, rules: RULES, scope: "public"});
    expect(indicators.rows.map(({key}) => key)).not.toContain("intern");
  });

  it("passes published values", async () => {
    expect(shown(await disclose({alle: 3, kinder: 2}, {rules: "published"}))).toEqual({alle: 3, kinder: 2});
  });

  it("never leaves a small count or remainder, nor a way to one, over all combinations of small numbers", async () => {
    for (const counts of combinations()) {
      const rows = await disclose(counts);
      const leaks = [...rows.values()].filter((row) => hasLeak(row));
      expect(leaks, JSON.stringify(counts)).toEqual([]);
    }
  });

  // 4 and 4 are given as 3 (2 to 4), their sum 8 as 9 (8 to 10): only 4 and 4 are possible.
  it("refuses to release what an outsider finds, with rule, table, area, attack and no value", async () => {
    const refused = disclose({kinder: 4, jung: 4, alle: 50}, {rules: {...RULES, rounding: 3}});
    await expect(refused).rejects.toThrow(DisclosureError);
    await expect(refused).rejects.toThrow(
      'disclosure: rule "secondary" is broken; expected a count that protects others to stay hidden, got it by attack "few in a total" (jung, quartier 11, 2021)'
    );
  });

  it("rounds instead of withholding, and leaves no count with a single candidate", async () => {
    const rules = {...RULES, rounding: 5};
    const rows = await disclose({alle: 203, kinder: 98, jung: 12, arm: 7}, {rules});
    expect(shown(rows)).toMatchObject({alle: 205, kinder: 100, jung: 10, arm: 5, quote: 5});
    expect(rows.get("quote")).toMatchObject({numerator: 5, denominator: 100});
  });

  it("withholds by source and period where a minimum population says so", async () => {
    const minimum = {indicator: "alle", atLeast: 1000, sources: null, indicators: ["arm", "quote"]};
    const until = {...RULES, minimumPopulation: [{...minimum, from: "2022"}]};
    const since = {...RULES, minimumPopulation: [{...minimum, from: "2018"}]};
    const counts = {alle: 400, kinder: 100, arm: 40};
    expect(shown(await disclose(counts, {rules: until}))).toMatchObject({arm: 40, quote: 40});
    expect(shown(await disclose(counts, {rules: since}))).toMatchObject({
      ...{alle: 400, kinder: 100},
      ...{arm: "below_minimum", quote: "below_minimum"}
    });
  });

  it("lets nobody else release rows", async () => {
    const permission = Symbol("release") as never;
    expect(() => new Disclosed(permission, [])).toThrow("rows are released by disclosure control only");
  });
});
