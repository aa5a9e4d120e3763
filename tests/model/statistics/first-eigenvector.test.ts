import {expect, it} from "vitest";
import {firstEigenvector} from "../../../src/model/statistics/first-eigenvector.js";

it("solves matrices whose answer is known", () => {
  const {value, next, vector} = firstEigenvector([
    [2, 1],
    [1, 2]
  ]);
  expect([value, next]).toEqual([expect.closeTo(3, 14), expect.closeTo(1, 14)]);
  expect(vector).toEqual([expect.closeTo(Math.SQRT1_2, 14), expect.closeTo(Math.SQRT1_2, 14)]);
});

it("agrees with R's prcomp(USArrests, scale. = TRUE)", () => {
  // Correlations of USArrests (Murder, Assault, UrbanPop, Rape) and the loadings and standard deviations that James,
  // Witten, Hastie & Tibshirani, An Introduction to Statistical Learning (2013), section 10.4, print for its components.
  const matrix = [
    [1, 0.8018733, 0.06957262, 0.5635788],
    [0.8018733, 1, 0.2588717, 0.6652412],
    [0.06957262, 0.2588717, 1, 0.4113412],
    [0.5635788, 0.6652412, 0.4113412, 1]
  ];
  const {value, next, vector} = firstEigenvector(matrix);
  const published = [0.5358995, 0.5831836, 0.2781909, 0.5434321];
  vector.forEach((x, i) => expect(x).toBeCloseTo(published[i]!, 6));
  expect(Math.sqrt(value)).toBeCloseTo(1.5749, 4);
  expect(Math.sqrt(next)).toBeCloseTo(0.9949, 4);
});
