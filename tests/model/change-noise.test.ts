import {describe, expect, it} from "vitest";
import {changeNoise} from "../../src/model/change-noise.js";
import {rateCellsOf, shareRates, type PublishedRate} from "../../src/model/published-rate.js";
import {method} from "../queries/random-method.js";

const edition = {period: "2020", baseline: "2018"};
const base = method();
const draft = {...base, dynamics: {...base.status, change: true}};
const rate = (area_id: string, period: string, value: number, denominator = 1000): PublishedRate => ({
  indicator: "a",
  period,
  area_id,
  value,
  denominator
});
const rates = [
  rate("1", "2020", 20),
  rate("1", "2018", 10),
  rate("2", "2020", 10.5),
  rate("2", "2018", 10),
  rate("3", "2020", 50, 10),
  rate("3", "2018", 40, 10),
  rate("4", "2020", 12)
];

describe("changeNoise", () => {
  it("tells a change from chance by the counts behind it", () => {
    const found = changeNoise(draft, edition, rates, ["1", "2", "3", "4"]);
    const of = (id: string) => found.get(id)?.map(({beyond_chance}) => beyond_chance);
    expect([of("1"), of("2"), of("3"), of("4")]).toEqual([[true], [false], [false], undefined]);
    const [change] = found.get("1")!;
    expect(change!.change).toBe(10);
    expect(change!.low).toBeGreaterThan(6);
    expect(change!.high).toBeLessThan(14);
  });

  it("says nothing where the method computes no change or has no baseline", () => {
    expect(changeNoise({...draft, dynamics: base.status}, edition, rates, ["1"]).size).toBe(0);
    expect(changeNoise(base, edition, rates, ["1"]).size).toBe(0);
    expect(changeNoise(draft, {period: "2020", baseline: null}, rates, ["1"]).size).toBe(0);
  });
});

describe("published rates", () => {
  it("are shares of a count in percent only", () => {
    const known = new Map([["a", {factor: 100, unit: "%"}]]);
    expect(shareRates(rates, known)).toHaveLength(rates.length);
    expect(shareRates([rate("1", "2020", 120), rate("1", "2020", 10, 10.5)], known)).toEqual([]);
    expect(shareRates(rates, new Map([["a", {factor: 1000, unit: "je 1.000"}]]))).toEqual([]);
  });

  it("are drawn now and, for a change, then", () => {
    const cells = rateCellsOf(rates, draft, edition, (key) => `${key} before`);
    expect(cells.map(({area_id, column}) => `${area_id} ${column}`)).toEqual([
      "1 a",
      "2 a",
      "3 a",
      "4 a",
      "1 a before",
      "2 a before",
      "3 a before"
    ]);
    expect(rateCellsOf(rates, base, edition, (key) => `${key} before`)).toHaveLength(4);
  });
});
