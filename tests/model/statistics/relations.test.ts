import * as ss from "simple-statistics";
import {describe, expect, it} from "vitest";
import {partialCorrelation, pearson, spearman} from "../../../src/model/statistics/correlation.js";
import {fittedLine} from "../../../src/model/statistics/fitted-line.js";
import {seededRandom} from "../../../src/model/statistics/seeded-random.js";
import {studentQuantile, twoSidedP} from "../../../src/model/statistics/student-t.js";

const even = (x: readonly number[], y: readonly number[]) => ({x, y, weights: x.map(() => 1)});

/** Random values with ties and whole weights, and the same with every area repeated. */
function randomPairs(seed: number) {
  const random = seededRandom(seed, 9);
  const n = 5 + Math.floor(random() * 20);
  const draw = () => Array.from({length: n}, () => Math.round(random() * 8));
  const [x, y] = [draw(), draw()];
  const weights = Array.from({length: n}, () => 1 + Math.floor(random() * 5));
  const repeat = (values: readonly number[]) =>
    values.flatMap((v, i) => Array.from({length: weights[i]!}, () => v));
  return {weighted: {x, y, weights}, repeated: [repeat(x), repeat(y)] as const};
}

describe("correlations", () => {
  it("count an area of weight k as k areas: simple-statistics on the repeated values", () => {
    for (let seed = 1; seed <= 100; seed++) {
      const {weighted, repeated} = randomPairs(seed);
      expect(pearson(weighted)).toBeCloseTo(ss.sampleCorrelation(...repeated), 10);
      expect(spearman(weighted)).toBeCloseTo(ss.sampleRankCorrelation(...repeated), 10);
    }
  });

  it("have no answer for few areas or values that do not vary, and never leave −1 … 1", () => {
    expect(pearson(even([1, 2], [2, 3]))).toBeNull();
    expect(pearson(even([0.1, 0.1, 0.1], [1, 2, 3]))).toBeNull();
    expect(spearman(even([1, 2, 3], [4, 4, 4]))).toBeNull();
    expect(pearson(even([1, 2, 3], [10, 20, 30]))).toBe(1);
    expect(spearman(even([1, 2, 3], [9, 4, 1]))).toBe(-1);
  });
});

describe("partialCorrelation", () => {
  it("agrees with pcor() of the R package ppcor on its example", () => {
    // Kim 2015, "ppcor: an R package for a fast calculation to semi-partial correlation coefficients"; `pcor(y.data)$estimate`.
    const [hl, disp, deg, bc] = [
      [7, 15, 19, 15, 21, 22, 57, 15, 20, 18],
      [0, 0.964, 0, 0, 0.921, 0, 0, 1.006, 0, 1.011],
      [9, 2, 3, 4, 1, 3, 1, 3, 6, 1],
      [1.78e-2, 1.05e-6, 1.37e-5, 7.18e-3, 0, 0, 0, 4.48e-3, 2.1e-6, 0]
    ] as const;
    expect(partialCorrelation(even(hl, disp), [deg, bc])).toBeCloseTo(-0.6720863, 7);
    expect(partialCorrelation(even(hl, deg), [disp, bc])).toBeCloseTo(-0.6161163, 7);
    expect(partialCorrelation(even(hl, bc), [disp, deg])).toBeCloseTo(0.1148459, 7);
    expect(partialCorrelation(even(disp, deg), [hl, bc])).toBeCloseTo(-0.7215522, 7);
    expect(partialCorrelation(even(deg, bc), [hl, disp])).toBeCloseTo(0.6940953, 7);
  });

  it("is the correlation of what a weighted line on the third leaves over", () => {
    const {x, y, weights} = randomPairs(4).weighted;
    const z = x.map((v, i) => v + Math.sin(i));
    const left = (values: readonly number[]) => {
      const line = fittedLine({x: z, y: values, weights})!;
      return values.map((v, i) => v - line.at(z[i]!).y);
    };
    expect(partialCorrelation({x, y, weights}, [z])).toBeCloseTo(
      pearson({x: left(x), y: left(y), weights})!,
      10
    );
    expect(partialCorrelation({x, y, weights}, [x])).toBeNull();
  });
});

describe("fittedLine", () => {
  it("agrees with the certified values of NIST StRD Norris", () => {
    const x = [
      0.2, 337.4, 118.2, 884.6, 10.1, 226.5, 666.3, 996.3, 448.6, 777, 558.2, 0.4, 0.6, 775.5, 666.9, 338,
      447.5, 11.6, 556, 228.1, 995.8, 887.6, 120.2, 0.3, 0.3, 556.8, 339.1, 887.2, 999, 779, 11.1, 118.3,
      229.2, 669.1, 448.9, 0.5
    ];
    const y = [
      0.1, 338.8, 118.1, 888, 9.2, 228.1, 668.5, 998.5, 449.1, 778.9, 559.2, 0.3, 0.1, 778.1, 668.8, 339.3,
      448.9, 10.8, 557.7, 228.3, 998, 888.8, 119.6, 0.3, 0.6, 557.6, 339.3, 888, 998.5, 778.9, 10.2, 117.6,
      228.9, 668.4, 449.2, 0.2
    ];
    const line = fittedLine(even(x, y))!;
    expect(line.intercept).toBeCloseTo(-0.262323073774029, 10);
    expect(line.slope).toBeCloseTo(1.00211681802045, 12);
    expect(line.interceptError).toBeCloseTo(0.232818234301152, 10);
    expect(line.slopeError).toBeCloseTo(0.429796848199937e-3, 12);
    expect(line.explained).toBeCloseTo(0.999993745883712, 12);
  });

  it("agrees with the documentation of statsmodels' WLS", () => {
    const x = [1, 2, 3, 4, 5, 6, 7];
    const line = fittedLine({x, y: [1, 3, 4, 5, 2, 3, 4], weights: x})!;
    expect([line.intercept, line.slope]).toEqual([
      expect.closeTo(2.91666667, 8),
      expect.closeTo(0.0952381, 7)
    ]);
    expect(line.intercept / line.interceptError).toBeCloseTo(2.0652652, 7);
    expect(line.slope / line.slopeError).toBeCloseTo(0.35684428, 8);
    // t_test([1, 0]) there: p = 0.04690139 one-sided, f_test([0, 1]): p = 0.73577409, on 5 degrees of freedom.
    expect(twoSidedP(2.0652652, 5) / 2).toBeCloseTo(0.04690139, 7);
    expect(twoSidedP(0.35684428, 5)).toBeCloseTo(0.73577409, 7);
    const {low, high, y} = line.at(0);
    expect((high - low) / 2).toBeCloseTo(studentQuantile(0.05, 5) * line.interceptError, 10);
    expect((high + low) / 2).toBeCloseTo(y, 12);
  });

  it("has no answer for two areas or an x that does not vary", () => {
    expect(fittedLine(even([1, 2], [1, 2]))).toBeNull();
    expect(fittedLine(even([0.3, 0.3, 0.3], [1, 2, 3]))).toBeNull();
  });
});

it("studentQuantile has the closed forms of one and two degrees of freedom, and the normal's in the limit", () => {
  expect(studentQuantile(0.05, 1)).toBeCloseTo(Math.tan(Math.PI * 0.475), 7);
  expect(studentQuantile(0.05, 2)).toBeCloseTo(0.95 * Math.sqrt(2 / (1 - 0.95 ** 2)), 8);
  expect(studentQuantile(0.05, 1e7)).toBeCloseTo(1.959964, 5);
  expect(twoSidedP(studentQuantile(0.01, 17), 17)).toBeCloseTo(0.01, 9);
});
