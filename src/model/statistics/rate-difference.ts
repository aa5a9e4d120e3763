import type {Interval} from "./wilson-interval.js";
import {wilsonInterval} from "./wilson-interval.js";

/** A rate from 0 to 1 and its denominator, above 0. */
export interface Rate {
  readonly rate: number;
  readonly n: number;
}

export interface RateDifference extends Interval {
  readonly difference: number;
  /** Two-sided: how likely a difference of this size is if both rates are the same. */
  readonly p: number;
}

/**
 * The difference of two independent rates: its 95 % interval by Newcombe's hybrid score method (Newcombe 1998, "Interval
 * estimation for the difference between independent proportions", Statistics in Medicine 17, method 10), and the p-value of
 * the score test with the common rate (Pearson's chi-squared without continuity correction).
 */
export function rateDifference(now: Rate, then: Rate): RateDifference {
  const [a, b] = [wilsonInterval(now.rate, now.n), wilsonInterval(then.rate, then.n)];
  const difference = now.rate - then.rate;
  const common = (now.rate * now.n + then.rate * then.n) / (now.n + then.n);
  const error = Math.sqrt(common * (1 - common) * (1 / now.n + 1 / then.n));
  return {
    difference,
    low: difference - Math.hypot(now.rate - a.low, b.high - then.rate),
    high: difference + Math.hypot(a.high - now.rate, then.rate - b.low),
    p: error === 0 ? 1 : Math.min(1, erfc(Math.abs(difference) / error / Math.SQRT2))
  };
}

/** The complementary error function for x ≥ 0, relative error below 1.2e-7 (Press et al., Numerical Recipes, erfcc). */
function erfc(x: number): number {
  const t = 1 / (1 + x / 2);
  const series = COEFFICIENTS.reduceRight((sum, c) => c + t * sum, 0);
  return t * Math.exp(-x * x + series);
}

const COEFFICIENTS: readonly number[] = [
  -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587,
  -0.82215223, 0.17087277
];
