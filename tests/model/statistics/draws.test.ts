import * as ss from "simple-statistics";
import {describe, expect, it} from "vitest";
import {binomialSampler} from "../../../src/model/statistics/binomial.js";
import {dirichlet} from "../../../src/model/statistics/dirichlet.js";
import {seededRandom} from "../../../src/model/statistics/seeded-random.js";

describe("binomialSampler", () => {
  // Pearson's chi-squared test against the distribution that simple-statistics computes, below the 99.9 % point.
  it.each([
    [1, 0.3],
    [12, 0.1],
    [40, 0.2],
    [60, 0.25],
    [100, 0.5],
    [100, 0.93],
    [900, 0.02]
  ])("draws from the distribution for n = %i, p = %f", (n, p) => {
    const draws = 20_000;
    const random = seededRandom(7, n);
    const draw = binomialSampler(n, p);
    const counts = new Map<number, number>();
    for (let i = 0; i < draws; i++) {
      const k = draw(random);
      counts.set(k, (counts.get(k) ?? 0) + 1);
    }
    const expected = ss.binomialDistribution(n, p)!.map((chance) => chance * draws);
    const cells = expected.map((e, k) => [counts.get(k) ?? 0, e] as const).filter(([, e]) => e >= 5);
    const statistic = ss.sum(cells.map(([o, e]) => (o - e) ** 2 / e));
    const freedom = cells.length - 1;
    // Wilson & Hilferty 1931: the cube root of chi-squared over its freedom is about normal.
    const z = ((statistic / freedom) ** (1 / 3) - (1 - 2 / (9 * freedom))) / Math.sqrt(2 / (9 * freedom));
    expect(z).toBeLessThan(3.1);
  });

  it("has the mean and spread of large counts", () => {
    const random = seededRandom(3, 0);
    const draw = binomialSampler(50_000, 0.13);
    const drawn = Array.from({length: 20_000}, () => draw(random));
    expect(Math.abs(ss.mean(drawn) - 6500)).toBeLessThan((4 * 75.2) / Math.sqrt(20_000));
    expect(ss.standardDeviation(drawn) / Math.sqrt(50_000 * 0.13 * 0.87)).toBeCloseTo(1, 1);
  });

  it("is certain where there is no chance", () => {
    const random = seededRandom(1, 1);
    expect(
      [binomialSampler(0, 0.5), binomialSampler(9, 0), binomialSampler(9, 1)].map((f) => f(random))
    ).toEqual([0, 0, 9]);
  });
});

describe("dirichlet", () => {
  it.each([[[10, 20, 30]], [[0.5, 2, 0.7]]])("has mean and variance of shape %j", (shape) => {
    const random = seededRandom(11, 0);
    const drawn = Array.from({length: 40_000}, () => dirichlet(shape, random));
    const sum = ss.sum(shape);
    shape.forEach((alpha, i) => {
      const x = drawn.map((shares) => shares[i]!);
      const mean = alpha / sum;
      expect(ss.mean(x)).toBeCloseTo(mean, 2);
      expect(ss.variance(x) / ((mean * (1 - mean)) / (sum + 1))).toBeCloseTo(1, 1);
    });
    for (const shares of drawn.slice(0, 100)) expect(ss.sum(shares)).toBeCloseTo(1, 12);
  });
});
