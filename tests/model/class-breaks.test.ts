import {ckmeans} from "simple-statistics";
import {describe, expect, test} from "vitest";
import {classCuts, classIndex, cutsAround, quantile, type BreakRule} from "../../src/model/class-breaks.js";
import {seededRandom} from "../../src/model/statistics/seeded-random.js";

const rule = (kind: Exclude<BreakRule["kind"], "own">, count: number): BreakRule => ({kind, count});
const cuts = (values: readonly number[], kind: Exclude<BreakRule["kind"], "own">, count: number) =>
  classCuts(values, rule(kind, count), ckmeans);

/** Squared deviations within classes. */
function spread(values: readonly number[], found: readonly number[]): number {
  const groups = new Map<number, number[]>();
  for (const value of values) {
    const key = classIndex(value, found);
    groups.set(key, [...(groups.get(key) ?? []), value]);
  }
  return [...groups.values()].reduce((sum, group) => {
    const mean = group.reduce((a, b) => a + b, 0) / group.length;
    return sum + group.reduce((a, b) => a + (b - mean) ** 2, 0);
  }, 0);
}

/** The least spread of all ways to cut sorted values into groups. */
function leastSpread(sorted: readonly number[], count: number, chosen: readonly number[] = []): number {
  if (chosen.length === count - 1) return spread(sorted, chosen);
  const rest = sorted.filter((value) => value > (chosen.at(-1) ?? sorted[0]!));
  return Math.min(Infinity, ...[...new Set(rest)].map((cut) => leastSpread(sorted, count, [...chosen, cut])));
}

test("natural breaks have the least spread of all partitions", () => {
  const random = seededRandom(1, 7);
  for (let round = 0; round < 40; round++) {
    const values = Array.from({length: 9}, () => Math.round(random() * 200) / 10).sort((a, b) => a - b);
    expect(spread(values, cuts(values, "natural", 3))).toBeCloseTo(leastSpread(values, 3), 9);
  }
});

test("quantiles are of type 7 and put as many values into each class", () => {
  const values = Array.from({length: 500}, (_, i) => i * 0.37);
  expect(quantile(Float64Array.from(values), 0.2)).toBeCloseTo(499 * 0.2 * 0.37, 9);
  const found = cuts(values, "quantiles", 5);
  const counts = [0, 0, 0, 0, 0];
  for (const value of values) counts[classIndex(value, found)]!++;
  expect(counts).toEqual([100, 100, 100, 100, 100]);
});

test("rounding a cut moves no value into another class", () => {
  const random = seededRandom(2, 3);
  for (let round = 0; round < 200; round++) {
    const values = Array.from({length: 60}, () => random() * 10 ** Math.round(random() * 5 - 2) - 3);
    const sorted = Float64Array.from(values).sort();
    const exact = [0.2, 0.4, 0.6, 0.8].map((share) => quantile(sorted, share));
    const found = cuts(values, "quantiles", 5);
    for (const value of values) expect(classIndex(value, found)).toBe(classIndex(value, exact));
  }
});

test("equal steps and standard deviations are where the definition puts them", () => {
  expect(cuts([0, 3, 10], "equal", 5)).toEqual([2, 4, 6, 8]);
  expect(cuts([2, 4, 4, 4, 5, 5, 7, 9], "deviation", 4)).toEqual([3, 5, 7]);
  expect(cuts([2, 4, 4, 4, 5, 5, 7, 9], "deviation", 3)).toEqual([4, 6]);
});

describe("values that leave little to cut", () => {
  for (const kind of ["quantiles", "natural", "equal", "deviation"] as const) {
    test(kind, () => {
      expect(cuts([], kind, 5)).toEqual([]);
      expect(cuts([7], kind, 5)).toEqual([]);
      expect(cuts([7, 7, 7], kind, 5)).toEqual([]);
      const two = cuts([1, 1, 1, 1, 2], kind, 5);
      expect(classIndex(1, two)).toBeLessThan(classIndex(2, two) + (kind === "quantiles" ? 1 : 0));
    });
  }
});

test("own cuts are taken as they are, without doubles", () => {
  expect(classCuts([1, 2, 3], {kind: "own", cuts: [5, 2, 5]}, ckmeans)).toEqual([2, 5]);
});

test("around a reference no class lies on both sides of it", () => {
  expect(cutsAround([2, 4, 6], 4.4)).toEqual([2, 4.4, 6]);
  expect(cutsAround([], 3)).toEqual([3]);
  expect(cutsAround([2, 4], 9)).toEqual([2, 9]);
});

test("34,000 values in seven periods take natural breaks in a blink", () => {
  const random = seededRandom(3, 1);
  const values = Array.from({length: 238_000}, () => random());
  expect(cuts(values, "natural", 7)).toHaveLength(6);
});
