import * as ss from "simple-statistics";
import {describe, expect, it} from "vitest";
import {globalMoran, moranI} from "../../../src/model/statistics/global-moran.js";
import {localMoran} from "../../../src/model/statistics/local-moran.js";
import {permutationP} from "../../../src/model/statistics/permutation-test.js";
import {seededRandom} from "../../../src/model/statistics/seeded-random.js";
import {twoSidedP} from "../../../src/model/statistics/student-t.js";
import {DE_SMITH, finish, stLouis} from "./st-louis.js";

/** Variance of Moran's I for normal values (Cliff & Ord 1981, equation 1.36), weights as a full matrix, written plainly. */
function normalVariance(neighbours: readonly (readonly number[])[]): number {
  const n = neighbours.length;
  const w = neighbours.map((near) => neighbours.map((_, j) => (near.includes(j) ? 1 / near.length : 0)));
  const cells = w.flatMap((row, i) => row.map((value, j) => (value + w[j]![i]!) ** 2));
  const s1 = ss.sum(cells) / 2;
  const s2 = ss.sum(w.map((row, i) => (ss.sum(row) + ss.sum(w.map((other) => other[i]!))) ** 2));
  return (n * n * s1 - n * s2 + 3 * n * n) / (n * n * (n * n - 1)) - 1 / (n - 1) ** 2;
}

describe("Moran's I", () => {
  it("agrees with PySAL's Moran(HR8893, stl.gal)", () => {
    // esda/tests/test_moran.py, test_moran: I = 0.24365582621771659; one-tailed p for normal values 0.00013573931385468807.
    const {rate, neighbours} = stLouis();
    const i = moranI({values: rate, neighbours})!;
    expect(i).toBeCloseTo(0.24365582621771659, 12);
    const z = (i + 1 / 77) / Math.sqrt(normalVariance(neighbours));
    expect(twoSidedP(z, 1e9) / 2 / 0.00013573931385468807).toBeCloseTo(1, 5); // t with many degrees of freedom is normal
  });

  it("has a permutation distribution around −1/(n − 1), and finds the pattern", () => {
    const {rate, neighbours} = stLouis();
    const found = finish(globalMoran({values: rate, neighbours}, 9999, 1))!;
    expect(found.expected).toBeCloseTo(-1 / 77, 12);
    expect(Math.abs(found.mean - found.expected)).toBeLessThan((4 * found.deviation) / 100);
    // esda's documentation: p_sim = 0.001 with 999 permutations or smaller; the largest homicide rates cluster in the city.
    expect(found.p).toBeLessThan(0.02);
    expect(found).toEqual(finish(globalMoran({values: rate, neighbours}, 9999, 1)));
  });

  it("is 1 where neighbours are alike and −1 where they alternate", () => {
    const pairs = [[1], [0], [3], [2]];
    expect(moranI({values: [5, 5, 1, 1], neighbours: pairs})).toBeCloseTo(1, 12);
    expect(moranI({values: [5, 1, 5, 1], neighbours: pairs})).toBeCloseTo(-1, 12);
  });

  it("has no answer for few areas or values that do not vary", () => {
    expect(moranI({values: [1, 2], neighbours: [[1], [0]]})).toBeNull();
    const alike = {ids: ["a", "b", "c", "d"], values: [0.1, 0.1, 0.1, 0.1], neighbours: [[1], [0], [3], [2]]};
    expect(moranI(alike)).toBeNull();
    expect(finish(globalMoran(alike, 9, 1))).toBeNull();
    expect(finish(localMoran(alike, 9, 1, 0.05))).toBeNull();
  });
});

describe("local Moran's I", () => {
  const areas = finish(localMoran(DE_SMITH, 20_000, 5, 0.05))!;

  it("puts the areas of PySAL's desmith example into their quadrants", () => {
    // Documentation of esda.Moran_Local: lm.q = [4, 4, 4, 2, 3, 3, 1, 4, 3, 3]; 1 HH, 2 LH, 3 LL, 4 HL.
    const names = ["", "high-high", "low-high", "low-low", "high-low"];
    expect(areas.map(({quadrant}) => quadrant)).toEqual([4, 4, 4, 2, 3, 3, 1, 4, 3, 3].map((q) => names[q]));
  });

  it("permutes to the conditional mean and variance that PySAL computes exactly", () => {
    // esda/tests/test_moran.py, test_local_moments: EIc and VIc (Sokal, Oden & Thomson 1998).
    const mean = [
      -0.00838113, -0.0243949, -0.07031778, -0.21520869, -0.16547163, -0.00178435, -0.11531888, -0.36138555,
      -0.05471258, -0.09413562
    ];
    const variance = [
      0.03636013, 0.10412408, 0.28600769, 0.26389674, 0.21576683, 0.00779261, 0.44633942, 0.57696508,
      0.12929777, 0.3730742
    ];
    areas.forEach((area, i) => {
      const deviation = Math.sqrt(variance[i]!);
      expect(Math.abs(area.mean - mean[i]!)).toBeLessThan((4 * deviation) / Math.sqrt(20_000));
      expect(area.deviation / deviation).toBeCloseTo(1, 1);
    });
  });

  it("has Moran's I as its mean over the areas", () => {
    expect(ss.mean(areas.map(({i}) => i))).toBeCloseTo(moranI(DE_SMITH)!, 12);
  });

  it("has the p-value of all possible arrangements", () => {
    // A second implementation: every pair of other areas as the two neighbours of the first.
    const z = DE_SMITH.values.map((x) => x - ss.mean([...DE_SMITH.values]));
    const others = z.slice(1);
    const lags = others.flatMap((a, i) => others.slice(i + 1).map((b) => (a + b) / 2));
    const own = (z[1]! + z[3]!) / 2; // desmith.gal: neighbours of area 1 are 2 and 4
    const tail = (holds: (lag: number) => boolean) => lags.filter(holds).length / lags.length;
    const exact =
      2 *
      Math.min(
        tail((lag) => lag >= own - 1e-9),
        tail((lag) => lag <= own + 1e-9)
      );
    expect(areas[0]!.p).toBeCloseTo(Math.min(1, exact), 1);
    expect(Math.abs(areas[0]!.p - Math.min(1, exact))).toBeLessThan(0.015);
  });

  it("calls areas of St. Louis a finding as PySAL's false discovery rate does", () => {
    // Documentation of esda.fdr on the same example, one-sided p from 999 permutations: with 5 % the Bonferroni limit, that is no finding;
    // with 10 % a limit of 0.00256 = 2 · 0.1 / 78. With ten times the permutations a third area passes.
    const {ids, rate, neighbours} = stLouis();
    const areas = (oneSided: number) =>
      finish(localMoran({ids, values: rate, neighbours}, 9999, 1, 2 * oneSided))!.filter(
        ({finding}) => finding
      );
    expect(areas(0.05)).toEqual([]);
    expect(areas(0.1).map(({area_id}) => area_id)).toEqual(["37", "38", "40"]); // 40 is St. Louis City
    const passing = areas(0.1).filter(({p}) => p / 2 <= (2 * 0.1) / 78);
    expect(passing.length).toBeGreaterThanOrEqual(2);
  });

  it("finds a block of high values, and nothing in noise", () => {
    const side = 12;
    const ids = Array.from({length: side * side}, (_, i) => String(i));
    const neighbours = ids.map((_, i) => {
      const [x, y] = [i % side, Math.floor(i / side)];
      const near = [[x - 1, y], [x + 1, y], [x, y - 1], [x, y + 1]] as const; // prettier-ignore
      return near.flatMap(([a, b]) => (a < 0 || b < 0 || a >= side || b >= side ? [] : [b * side + a]));
    });
    const random = seededRandom(2, 2);
    const noise = ids.map(() => random());
    const block = noise.map((x, i) => (i % side < 4 && i < 4 * side ? x + 3 : x));
    const of = (values: readonly number[]) =>
      finish(localMoran({ids, values, neighbours}, 9999, 1, 0.05))!.filter(({finding}) => finding);
    expect(of(noise)).toEqual([]);
    const inside = [13, 14, 25, 26].map(String);
    const found = of(block).filter(({quadrant}) => quadrant === "high-high");
    expect(found.map(({area_id}) => area_id)).toEqual(expect.arrayContaining(inside));
    expect(found.every(({area_id}) => Number(area_id) % side < 5 && Number(area_id) < 5 * side)).toBe(true);
  });
});

it("permutationP counts the observed arrangement in and stays at most 1", () => {
  expect(permutationP({atLeast: 0, atMost: 999, permutations: 999})).toBe(0.002);
  expect(permutationP({atLeast: 600, atMost: 500, permutations: 999})).toBe(1);
});
