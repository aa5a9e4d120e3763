import {describe, expect, it} from "vitest";
import {correctedDissimilarity, dissimilarity} from "../../../src/model/statistics/dissimilarity.js";
import {fifthRatio} from "../../../src/model/statistics/fifth-ratio.js";
import {gini} from "../../../src/model/statistics/gini.js";
import {theil} from "../../../src/model/statistics/theil.js";

/** Income per head of the 32 Mexican states, 1940 and 2000: PySAL's data set `mexico.csv` (libpysal, BSD 3-clause). */
const MEXICO = {
  1940: [
    10384, 22361, 9573, 3758, 2934, 8578, 8537, 6909, 17816, 12132, 4359, 2181, 4414, 5309, 3408, 3327, 6936,
    4836, 9073, 1892, 3569, 11016, 21965, 4372, 4840, 6399, 2459, 7508, 3605, 5203, 7990, 3734
  ],
  2000: [
    27782, 29855, 26103, 36163, 8684, 30735, 28460, 21358, 54349, 17379, 15585, 11820, 12348, 21610, 16322,
    11838, 18170, 11478, 38672, 9010, 15685, 26149, 33442, 15866, 15242, 24068, 13360, 23546, 11701, 12191,
    17509, 11130
  ]
};
const even = (values: readonly number[]) => ({values, weights: values.map(() => 1)});
const repeated = (values: readonly number[], times: readonly number[]) =>
  values.flatMap((x, i) => Array.from({length: times[i]!}, () => x));

describe("theil", () => {
  it("agrees with the documentation of PySAL's inequality.theil.Theil", () => {
    expect(theil(even(MEXICO[1940]))).toBeCloseTo(0.20894344, 8);
    expect(theil(even(MEXICO[2000]))).toBeCloseTo(0.10660832, 8);
  });

  it("counts an area of weight k as k areas, and knows the largest inequality", () => {
    const [values, weights] = [
      [3, 0, 8, 8, 1],
      [2, 1, 4, 3, 5]
    ];
    expect(theil({values, weights})).toBeCloseTo(theil(even(repeated(values, weights)))!, 12);
    expect(theil(even([0, 0, 0, 9]))).toBeCloseTo(Math.log(4), 12);
    expect(theil(even([2, 2]))).toBe(0);
    expect([theil(even([1])), theil(even([0, 0])), theil(even([-1, 3]))]).toEqual([null, null, null]);
  });
});

describe("gini", () => {
  /** A second implementation: the mean difference of all pairs. */
  const plain = (x: readonly number[]) => {
    const mean = x.reduce((a, b) => a + b, 0) / x.length;
    const pairs = x.flatMap((a) => x.map((b) => Math.abs(a - b)));
    return pairs.reduce((a, b) => a + b, 0) / (2 * x.length ** 2 * mean);
  };

  it("agrees with the documentation of PySAL's inequality.gini.Gini_Spatial", () => {
    // wcg = 4353856.0, the absolute differences of states in different regions; with those in the same region they make all
    // differences, 2 n² · mean · Gini. Regions: column hanson98 of the same file.
    const region = [
      2, 1, 2, 5, 5, 1, 1, 3, 4, 2, 3, 5, 3, 3, 4, 3, 3, 2, 1, 5, 3, 3, 5, 2, 2, 1, 5, 1, 3, 3, 5, 2
    ];
    const x = MEXICO[1940];
    const differences = (same: boolean) =>
      x.reduce(
        (all, a, i) =>
          x.reduce((sum, b, j) => sum + ((region[i] === region[j]) === same ? Math.abs(a - b) : 0), all),
        0
      );
    expect(differences(false)).toBe(4353856);
    const mean = x.reduce((a, b) => a + b, 0) / 32;
    expect(gini(even(x))).toBeCloseTo((4353856 + differences(true)) / (2 * 32 ** 2 * mean), 12);
  });

  it("agrees with the mean difference of all pairs, weights included", () => {
    for (const x of [MEXICO[1940], MEXICO[2000], [0, 0, 1], [5, 5, 5, 1]])
      expect(gini(even(x))).toBeCloseTo(plain(x), 12);
    const [values, weights] = [
      [3, 0, 8, 8, 1],
      [2, 1, 4, 3, 5]
    ];
    expect(gini({values, weights})).toBeCloseTo(plain(repeated(values, weights)), 12);
    expect([gini(even([1])), gini(even([0, 0])), gini(even([-1, 3]))]).toEqual([null, null, null]);
  });
});

it("fifthRatio divides the means of the outer fifths, counted in people", () => {
  expect(fifthRatio(even([5, 1, 2, 3, 4]))).toEqual({top: 5, bottom: 1, ratio: 5});
  const [values, weights] = [
    [10, 20, 30, 40, 50],
    [1, 3, 2, 3, 1]
  ];
  const people = repeated(values, weights); // 10 people, two of them a fifth: 10, 20 and 40, 50
  expect(people).toHaveLength(10);
  expect(fifthRatio({values, weights})).toEqual({top: 45, bottom: 15, ratio: 3});
  expect(fifthRatio(even([0, 0, 1, 2, 3]))?.ratio).toBeNull();
  expect(fifthRatio(even([1, 2, 3, 4]))).toBeNull();
});

describe("dissimilarity", () => {
  const city = (first: readonly number[], second: readonly number[]) =>
    first.map((group, i) => ({group, all: group + second[i]!}));

  it("agrees with the documentation and tests of the R package segregation (dissimilarity)", () => {
    expect(dissimilarity(city([100, 60, 40, 0], [0, 40, 60, 100]))).toBeCloseTo(0.6, 12);
    expect(dissimilarity(city([80, 80, 20, 20], [20, 20, 80, 80]))).toBeCloseTo(0.6, 12);
    expect(dissimilarity(city([100, 100, 0, 0], [0, 0, 100, 100]))).toBe(1);
    expect(dissimilarity(city([100, 100, 100], [100, 100, 100]))).toBe(0);
    expect([dissimilarity(city([0, 0], [1, 2])), dissimilarity(city([1, 2], [0, 0]))]).toEqual([null, null]);
  });

  it("expects by chance what all possible small cities give on average", () => {
    const areas = [{group: 2, all: 4}, {group: 2, all: 5}, {group: 1, all: 6}]; // prettier-ignore
    const p = 5 / 15;
    const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k);
    let [mean, total] = [0, 0];
    for (let a = 0; a <= 4; a++)
      for (let b = 0; b <= 5; b++)
        for (let c = 0; c <= 6; c++) {
          const k = a + b + c;
          if (k === 0 || k === 15) continue;
          const chance = choose(4, a) * choose(5, b) * choose(6, c) * p ** k * (1 - p) ** (15 - k);
          const rates = [a, b, c].map((g, i) => Math.abs(g / k - ([4, 5, 6][i]! - g) / (15 - k)));
          mean += (chance * (rates[0]! + rates[1]! + rates[2]!)) / 2;
          total += chance;
        }
    const found = correctedDissimilarity(areas, 20_000, 3)!;
    expect(Math.abs(found.byChance - mean / total)).toBeLessThan(0.006);
    expect(found.corrected).toBeCloseTo((found.index - found.byChance) / found.byChance, 12);
  });

  it("is about 0 where people are dealt at random, however small the areas, and keeps the largest at 1", () => {
    const random = Array.from({length: 300}, (_, i) => ({group: (i * 7919) % 100 < 26 ? 1 : 0, all: 3}));
    const found = correctedDissimilarity(random, 200, 1)!;
    expect(found.index).toBeGreaterThan(0.5);
    expect(correctedDissimilarity(city([50, 50, 0, 0], [0, 0, 50, 50]), 50, 1)!.corrected).toBe(1);
    expect(correctedDissimilarity(random, 200, 1)).toEqual(found);
    expect(correctedDissimilarity([{group: 0, all: 5}], 10, 1)).toBeNull();
  });
});
