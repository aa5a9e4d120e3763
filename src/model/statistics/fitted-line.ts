import {weightedLinearRegression} from "simple-statistics";
import type {WeightedPairs} from "./correlation.js";
import {studentQuantile} from "./student-t.js";
import type {Interval} from "./wilson-interval.js";

export interface FittedLine {
  readonly intercept: number;
  readonly slope: number;
  /** Standard errors. */
  readonly interceptError: number;
  readonly slopeError: number;
  /** 95 % interval of the slope. */
  readonly slopeInterval: Interval;
  /** Share of the weighted variance of y that the line explains. */
  readonly explained: number;
  /** The line's value at x, and the 95 % interval of that mean (not of a single area). */
  at(x: number): Interval & {readonly y: number};
}

/**
 * The least squares line with weights, as R's `lm(y ~ x, weights)` and statsmodels' `WLS` (Aitken 1935): errors are taken to be
 * independent, with a variance that falls with the weight. Neighbouring areas are rarely independent; the interval is then too narrow.
 *
 * @returns null where there is no answer: fewer than three areas, or an x that does not vary
 */
export function fittedLine({x, y, weights}: WeightedPairs): FittedLine | null {
  const n = x.length;
  const total = weights.reduce((sum, w) => sum + w, 0);
  const mean = (values: readonly number[]) => values.reduce((sum, v, i) => sum + weights[i]! * v, 0) / total;
  const around = (values: readonly number[], middle: number) =>
    values.reduce((sum, v, i) => sum + weights[i]! * (v - middle) ** 2, 0);
  const [meanX, meanY] = [mean(x), mean(y)];
  const spread = around(x, meanX);
  const largest = x.reduce((most, v) => Math.max(most, Math.abs(v)), 0);
  if (n < 3 || !(spread > 1e-24 * total * largest * largest)) return null;
  const {m: slope, b: intercept} = weightedLinearRegression(
    x.map((v, i) => [v, y[i]!]),
    [...weights]
  );
  const left = y.reduce((sum, v, i) => sum + weights[i]! * (v - intercept - slope * x[i]!) ** 2, 0);
  const variance = left / (n - 2);
  const t = studentQuantile(0.05, n - 2);
  const error = (at: number) => Math.sqrt(variance * (1 / total + (at - meanX) ** 2 / spread));
  const slopeError = Math.sqrt(variance / spread);
  const whole = around(y, meanY);
  return {
    intercept,
    slope,
    interceptError: error(0),
    slopeError,
    slopeInterval: {low: slope - t * slopeError, high: slope + t * slopeError},
    explained: whole === 0 ? 0 : Math.max(0, 1 - left / whole),
    at: (value) => {
      const middle = intercept + slope * value;
      return {y: middle, low: middle - t * error(value), high: middle + t * error(value)};
    }
  };
}
