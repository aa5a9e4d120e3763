import {describe, expect, it} from "vitest";
import {populateCity, type PopulatedQuarter} from "../../data/musterstadt/generator/city.js";
import {publishBenefits} from "../../data/musterstadt/generator/withhold.js";

const city = populateCity();
const published = publishBenefits(city).at(-1)!.areas;
const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

function standardise(values: readonly number[]): readonly number[] {
  const mean = sum(values) / values.length;
  const spread = Math.sqrt(sum(values.map((value) => (value - mean) ** 2)) / values.length);
  return values.map((value) => (value - mean) / spread);
}

/** The three rates of the municipality's method: unemployment, benefits, child poverty. */
function rates({residents, benefits}: PopulatedQuarter, t: number): readonly number[] {
  const [{ages, total}, counts] = [residents[t]!, benefits[t]!];
  return [
    counts.alo / sum(ages.slice(3, 6)),
    counts.sgb2_nalo / total,
    counts.sgb2_u15 / sum(ages.slice(0, 3))
  ];
}

function index(rows: readonly (readonly number[])[]): readonly number[] {
  const columns = [0, 1, 2].map((column) => standardise(rows.map((row) => row[column]!)));
  return standardise(rows.map((_, i) => sum(columns.map((column) => column[i]!))));
}

/** Number of quarters per class, "status dynamics", among those that can be classified. */
function classes(t: number, baseline: number): ReadonlyMap<string, number> {
  const rated = city.filter(({residents}, i) => {
    const isShown = (["alo", "sgb2_nalo", "sgb2_u15"] as const).every((key) =>
      [t, baseline].every((at) => published[i]!.cells[key][at] !== "*")
    );
    return isShown && residents[t]!.total >= 300 && residents[baseline]!.total >= 300;
  });
  const status = index(rated.map((one) => rates(one, t)));
  const dynamics = index(rated.map((one) => rates(one, t).map((rate, i) => rate - rates(one, baseline)[i]!)));
  const counts = new Map<string, number>();
  status.forEach((value, i) => {
    const level = value < -1 ? 1 : value <= 1 ? 2 : value <= 1.5 ? 3 : 4;
    const change = dynamics[i]! < -1 ? "+" : dynamics[i]! <= 1 ? "+/-" : "-";
    counts.set(`${level} ${change}`, (counts.get(`${level} ${change}`) ?? 0) + 1);
  });
  return counts;
}

describe("status and dynamics in Musterstadt", () => {
  it("show every combination in 2025 against 2023, most quarters being in the middle and stable", () => {
    const counts = classes(13, 11);
    expect([...counts.keys()].sort()).toHaveLength(12);
    expect(counts.get("2 +/-")).toBeGreaterThan(25);
    expect(sum([...counts.values()])).toBeGreaterThan(58);
  });

  it("show every status class and every direction in the earlier editions", () => {
    for (const t of [3, 5, 7, 9, 11]) {
      const keys = [...classes(t, t - 2).keys()].map((key) => key.split(" "));
      expect(new Set(keys.map(([status]) => status)).size).toBe(4);
      expect(new Set(keys.map(([, dynamics]) => dynamics)).size).toBe(3);
    }
  });
});
