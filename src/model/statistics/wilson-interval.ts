/** An interval with its ends included. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The 97.5 % point of the standard normal distribution: two-sided 95 %. */
export const Z_95 = 1.959963984540054;

/**
 * The Wilson score interval of a rate (Wilson 1927, "Probable inference, the law of succession, and statistical inference",
 * JASA 22), without continuity correction. It stays between 0 and 1 and holds for small counts.
 *
 * @param rate from 0 to 1
 * @param n the denominator, above 0
 */
export function wilsonInterval(rate: number, n: number, z = Z_95): Interval {
  const square = z * z;
  const middle = rate + square / (2 * n);
  const half = z * Math.sqrt((rate * (1 - rate)) / n + square / (4 * n * n));
  const scale = 1 + square / n;
  return {low: Math.max(0, (middle - half) / scale), high: Math.min(1, (middle + half) / scale)};
}
