import {describe, expect, it} from "vitest";
import {applyDisclosure} from "../../../loaders/disclosure/apply-disclosure.js";
import {audit} from "../../../loaders/disclosure/audit.js";
import {dominatedSums} from "../../../loaders/disclosure/dominance.js";
import {loadSolver} from "../../../loaders/disclosure/solver.js";
import {areaIndex} from "../../../loaders/harmonise/area-index.js";
import {observationRows} from "../../../loaders/harmonise/observation-block.js";
import type {DisclosureRules, DominanceRule} from "../../../loaders/manifest/municipality.js";
import type {Area} from "../../../src/model/area.js";
import type {Scope} from "../../../src/model/build-info.js";
import {AREAS, catalogueOf, LEVELS, observed, observedRows} from "../harmonise/fixtures.js";
import {publication} from "./publication.js";
import {createRandom} from "./random-tables.js";

const RULE: DominanceRule = {indicator: "ausgaben", largest: "groesster", second: "zweiter", p: 10};
const RULES: DisclosureRules = {
  ...{threshold: 10, zeroIsSafe: true, complement: true, rounding: null, dominance: [RULE]},
  ...{minimumPopulation: [], breakdowns: [], subsets: [], deliveredRates: [], changes: []}
};
const solver = await loadSolver();
const areas = areaIndex(AREAS);
const catalogue = catalogueOf(
  ["einwohner", "count"],
  ["ausgaben", "count"],
  ["groesster", "count", "", "", "nein"],
  ["zweiter", "count", "", "", "nein"],
  ["je_kopf", "rate", "ausgaben", "einwohner"]
);

/** Sum, largest and second largest contribution of a quarter; null: not delivered. */
type Amounts = readonly [number, number | null, number | null];

const EVEN: Amounts = [90_000, 30_000, 20_000];
const DOMINATED: Amounts = [100_000, 95_000, 3_000];

function measured(quarters: Readonly<Record<string, Amounts>>) {
  return Object.entries(quarters).flatMap(([area_id, amounts]) =>
    ["ausgaben", "groesster", "zweiter", "einwohner"].flatMap((key, i) => {
      const value = [...amounts, 1000][i]!;
      const place = {key, level: "quartier", period: "2021", area_id};
      return value === null ? [] : [{...place, value, flag: null}];
    })
  );
}

/** The published sums by area, and the report. */
async function disclose(quarters: Readonly<Record<string, Amounts>>, scope: Scope = "public") {
  const blocks = observed(measured(quarters), catalogue, areas);
  const known = {catalogue, levels: LEVELS, areas, rules: RULES, scope, solver};
  const {observations, report} = await applyDisclosure({observations: blocks, ...known});
  const rows = [...observationRows(observations.rows)];
  const of = (key: string) =>
    Object.fromEntries(
      rows.filter(({indicator}) => indicator === key).map((row) => [row.area_id, row.value ?? row.flag])
    );
  return {
    sums: of("ausgaben"),
    rates: of("je_kopf"),
    keys: new Set(rows.map((row) => row.indicator)),
    report
  };
}

describe("dominance", () => {
  it("shows sums that nobody dominates", async () => {
    const {sums, keys} = await disclose({11: EVEN, 12: EVEN, 21: EVEN});
    expect(sums).toEqual({0: 270_000, 1: 180_000, 2: 90_000, 11: 90_000, 12: 90_000, 21: 90_000});
    expect(keys).toEqual(new Set(["einwohner", "ausgaben", "je_kopf"]));
  });

  it("withholds a dominated sum, its rate, and what would give it away by subtraction", async () => {
    const {sums, rates, report} = await disclose({11: DOMINATED, 12: EVEN, 21: EVEN});
    expect(sums[11]).toBe("suppressed");
    expect(rates[11]).toBe("suppressed");
    expect([sums[12], sums[1]]).toContain("suppressed");
    expect(report.cells).toContainEqual({cell: "ausgaben quartier 2021 11", reason: "dominance"});
    expect(report.audit).toMatchObject({findings: 0});
    expect(JSON.stringify(report)).not.toContain("100000");
  });

  it("protects sums above ten million", async () => {
    const times = (amounts: Amounts) => amounts.map((each) => each! * 5000) as unknown as Amounts;
    const {sums} = await disclose({11: times(DOMINATED), 12: times(EVEN), 21: times(EVEN)});
    expect(sums[11]).toBe("suppressed");
    expect([sums[12], sums[1]]).toContain("suppressed");
  });

  it("withholds the dominated sum alone inside the office", async () => {
    const {sums} = await disclose({11: DOMINATED, 12: EVEN, 21: EVEN}, "internal");
    expect(Object.values(sums).filter((each) => each === "suppressed")).toHaveLength(1);
  });

  it("asks for p % below and above the sum", () => {
    const rows = observedRows(measured({11: DOMINATED, 12: EVEN}), catalogue, areas);
    expect(dominatedSums(rows, RULES)).toEqual(
      new Map([["ausgaben quartier 2021 11", {low: 90_000, high: 110_000}]])
    );
  });

  it("leaves small amounts to the threshold", async () => {
    const {sums, report} = await disclose({11: [7, 7, 0], 12: EVEN, 21: EVEN});
    expect(sums[11]).toBe("suppressed");
    expect(report.cells).toContainEqual({cell: "ausgaben quartier 2021 11", reason: "small"});
  });

  it("takes a sum whose contributions are not delivered for dominated, and zero for harmless", () => {
    const rows = observedRows(measured({11: [90_000, null, 20_000], 12: [0, null, null]}), catalogue, areas);
    expect([...dominatedSums(rows, RULES).keys()]).toContain("ausgaben quartier 2021 11");
    expect([...dominatedSums(rows, RULES).keys()]).not.toContain("ausgaben quartier 2021 12");
  });

  it("refuses amounts with decimals and does not print them", () => {
    const rows = observedRows(measured({11: [90_000.5, 30_000, 20_000]}), catalogue, areas);
    expect(() => dominatedSums(rows, RULES)).toThrow(
      /amounts under a rule of dominance are whole \(ausgaben, /
    );
    expect(() => dominatedSums(rows, RULES)).not.toThrow(/90000/);
  });
});

const DISTRICTS = 4;
const PER_DISTRICT = 8;

/** A random town of districts and quarters whose amounts split into two kinds. */
function randomTown(seed: number) {
  const random = createRandom(seed);
  const quarters = Array.from({length: DISTRICTS * PER_DISTRICT}, (_, i) => {
    const district = String(1 + Math.floor(i / PER_DISTRICT));
    const sum = Math.floor(Math.exp(8 + 5 * random()));
    const largest = Math.floor(sum * (0.1 + 0.89 * random() ** 2));
    const second = Math.floor(Math.min(largest, sum - largest) * random());
    const goods = Math.floor(sum * random());
    return {area_id: `${district}${100 + i}`, district, values: [sum, largest, second, goods, sum - goods]};
  });
  const outline = {valid_from: null, valid_to: null, area_km2: 1, lon: 10, lat: 50};
  const area = (area_id: string, level: string, parent_id: string | null): Area => {
    return {...outline, area_id, name: area_id, level, parent_id};
  };
  const districts = [...new Set(quarters.map(({district}) => district))];
  const list = [
    area("0", "stadt", null),
    ...districts.map((id) => area(id, "bezirk", "0")),
    ...quarters.map(({area_id, district}) => area(area_id, "quartier", district))
  ];
  const keys = ["ausgaben", "groesster", "zweiter", "sach", "personal"];
  const measurements = quarters.flatMap(({area_id, values}) =>
    values.map((value, i) => {
      return {key: keys[i]!, level: "quartier", period: "2021", area_id, value, flag: null};
    })
  );
  return {areas: areaIndex(list), measurements};
}

describe("random amounts", () => {
  const split = catalogueOf(
    ["ausgaben", "count"],
    ["sach", "count"],
    ["personal", "count"],
    ["groesster", "count", "", "", "nein"],
    ["zweiter", "count", "", "", "nein"]
  );
  const breakdowns = [{total: "ausgaben", parts: ["sach", "personal"]}];

  it.each(Array.from({length: 20}, (_, seed) => [seed]))("seed %i: nothing is found", async (seed) => {
    const {areas: town, measurements} = randomTown(seed);
    const known = {catalogue: split, levels: LEVELS, areas: town, scope: "public" as const, solver};
    const blocks = observed(measurements, split, town);
    const rules = {...RULES, breakdowns};
    const {report} = await applyDisclosure({observations: blocks, rules, ...known});
    expect(report.audit!.findings).toBe(0);
    expect(report.cells.filter(({reason}) => reason === "dominance")).not.toHaveLength(0);
  });
});

describe("the audit of dominated sums", () => {
  const key = "ausgaben quartier 2025 a";
  const find = (shown: Parameters<typeof publication>[0]) =>
    audit(publication(shown, [["levels", "ausgaben/alle", "ausgaben/a", "ausgaben/b"]]), {
      rule: RULES,
      needs: new Map([[key, "dominance"]]),
      spans: new Map([[key, {low: 90_000, high: 110_000}]]),
      solver
    }).map(({rule, attack}) => [rule, attack]);

  it("finds one that is shown", () => {
    expect(find({"ausgaben/alle": 190_000, "ausgaben/a": 100_000, "ausgaben/b": 90_000})).toEqual([
      ["dominance", "shown"]
    ]);
  });

  it("finds one by subtraction", () => {
    expect(find({"ausgaben/alle": 190_000, "ausgaben/a": "*", "ausgaben/b": 90_000})).toEqual([
      ["dominance", "subtraction"]
    ]);
  });

  it("finds one whose partner is too small to hide it", () => {
    expect(find({"ausgaben/alle": 105_000, "ausgaben/a": "*", "ausgaben/b": "*"})).toEqual([
      ["dominance", "few in a total"]
    ]);
  });

  it("accepts one that two large sums share", () => {
    expect(find({"ausgaben/alle": 190_000, "ausgaben/a": "*", "ausgaben/b": "*"})).toEqual([]);
  });
});
