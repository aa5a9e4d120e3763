import {expect, it} from "vitest";
import {seededRandom} from "../../../src/model/statistics/seeded-random.js";
import {sobolIndices} from "../../../src/model/statistics/sobol-indices.js";

it("estimates the known indices of the Ishigami function", () => {
  // Ishigami & Homma 1990 with a = 7, b = 0.1; values as in Saltelli et al., Global Sensitivity Analysis (2008), and the
  // documentation of SALib: S1 = 0.3139, 0.4424, 0; ST = 0.5576, 0.4424, 0.2437.
  const f = (x: readonly number[]) =>
    Math.sin(x[0]!) + 7 * Math.sin(x[1]!) ** 2 + 0.1 * x[2]! ** 4 * Math.sin(x[0]!);
  const random = seededRandom(5, 0);
  const sample = () =>
    Array.from({length: 60_000}, () => Array.from({length: 3}, () => (2 * random() - 1) * Math.PI));
  const [a, b] = [sample(), sample()];
  const mixed = [0, 1, 2].map((i) => a.map((row, k) => f(row.map((x, j) => (j === i ? b[k]![j]! : x)))));
  const indices = sobolIndices(a.map(f), b.map(f), mixed)!;
  const published = [
    [0.3139, 0.5576],
    [0.4424, 0.4424],
    [0, 0.2437]
  ];
  indices.forEach(({first, total}, i) => {
    expect(Math.abs(first - published[i]![0]!)).toBeLessThan(0.02);
    expect(Math.abs(total - published[i]![1]!)).toBeLessThan(0.02);
  });
});

it("has no answer where nothing varies", () => {
  expect(sobolIndices([1, 1], [1, 1], [[1, 1]])).toBeNull();
});
