import {expect, it} from "vitest";
import {seededRandom} from "../../../src/model/statistics/seeded-random.js";
import {sobolIndices} from "../../../src/model/statistics/sobol-indices.js";

it("estimates the known indices of the Ishigami function", () => {
  // Ishigami & Homma 1990 with a = 7, b = 0.1: the integrals have closed forms (Saltelli et al. 2008, Global Sensitivity Analysis).
  const alone = [(1 + (0.1 * Math.PI ** 4) / 5) ** 2 / 2, 7 ** 2 / 8, 0] as const;
  const together = 0.1 ** 2 * Math.PI ** 8 * (1 / 18 - 1 / 50);
  const variance = alone[0] + alone[1] + together;
  const f = (x: readonly number[]) =>
    Math.sin(x[0]!) + 7 * Math.sin(x[1]!) ** 2 + 0.1 * x[2]! ** 4 * Math.sin(x[0]!);
  const random = seededRandom(5, 0);
  const sample = () =>
    Array.from({length: 60_000}, () => Array.from({length: 3}, () => (2 * random() - 1) * Math.PI));
  const [a, b] = [sample(), sample()];
  const mixed = [0, 1, 2].map((i) => a.map((row, k) => f(row.map((x, j) => (j === i ? b[k]![j]! : x)))));
  const indices = sobolIndices(a.map(f), b.map(f), mixed)!;
  const exact = [
    [alone[0] / variance, (alone[0] + together) / variance],
    [alone[1] / variance, alone[1] / variance],
    [0, together / variance]
  ];
  indices.forEach(({first, total}, i) => {
    expect(Math.abs(first - exact[i]![0]!)).toBeLessThan(0.02);
    expect(Math.abs(total - exact[i]![1]!)).toBeLessThan(0.02);
  });
});

it("has no answer where nothing varies", () => {
  expect(sobolIndices([1, 1], [1, 1], [[1, 1]])).toBeNull();
});
