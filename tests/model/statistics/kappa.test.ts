import * as ss from "simple-statistics";
import {expect, it} from "vitest";
import {kappa} from "../../../src/model/statistics/kappa.js";

// R package vcd, example of Kappa(): the ratings of sexual fun by 91 married couples (Hout, Duncan & Sobel 1987).
const SEXUAL_FUN = [
  [7, 7, 2, 3],
  [2, 8, 3, 7],
  [1, 5, 4, 9],
  [2, 8, 9, 14]
];

it("agrees with Kappa(SexualFun) of the R package vcd", () => {
  expect(kappa(SEXUAL_FUN, "unweighted")).toBeCloseTo(0.1293, 4);
  expect(kappa(SEXUAL_FUN, "linear")).toBeCloseTo(0.2374, 4);
});

it("agrees with Fleiss, Levin & Paik 2003, table 18.1", () => {
  const table = [
    [75, 1, 4],
    [5, 4, 1],
    [0, 0, 10]
  ];
  expect(kappa(table, "unweighted")).toBeCloseTo(0.68, 2);
});

it("with quadratic weights is 2 · covariance / (variances + squared difference of means): Fleiss & Cohen 1973", () => {
  const pairs = SEXUAL_FUN.flatMap((row, i) =>
    row.flatMap((n, j) => Array.from({length: n}, () => [i, j] as const))
  );
  const [x, y] = [pairs.map(([i]) => i), pairs.map(([, j]) => j)];
  const covariance = ss.mean(pairs.map(([i, j]) => i * j)) - ss.mean(x) * ss.mean(y);
  const expected = (2 * covariance) / (ss.variance(x) + ss.variance(y) + (ss.mean(x) - ss.mean(y)) ** 2);
  expect(kappa(SEXUAL_FUN, "quadratic")).toBeCloseTo(expected, 12);
});

it("knows full agreement, chance, and where there is no answer", () => {
  expect(kappa([[3, 0], [0, 2]], "unweighted")).toBe(1); // prettier-ignore
  expect(kappa([[4, 4], [4, 4]], "quadratic")).toBe(0); // prettier-ignore
  expect(kappa([[9, 0], [0, 0]], "unweighted")).toBeNull(); // prettier-ignore
  expect(kappa([[0, 0], [0, 0]], "linear")).toBeNull(); // prettier-ignore
});
