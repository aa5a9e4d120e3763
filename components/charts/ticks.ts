/**
 * Round numbers (1, 2, 5 × 10ⁿ apart) from `low` to `high`, about `count` of them, both ends within. One value where the ends are the same.
 */
export function ticks(low: number, high: number, count: number): readonly number[] {
  if (!(high > low)) return [low];
  const step = roundStep((high - low) / Math.max(1, count));
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({length: Math.max(0, last - first + 1)}, (_, i) => cleaned((first + i) * step, step));
}

/** The smallest of 1, 2, 5 × 10ⁿ that is not below `rough`. */
export function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  return ([1, 2, 5].find((factor) => factor * power >= rough * 0.999) ?? 10) * power;
}

/** Multiples of 0,1 without the tail that floating point leaves. */
function cleaned(value: number, step: number): number {
  const digits = Math.max(0, 2 - Math.floor(Math.log10(step)));
  return Number(value.toFixed(Math.min(20, digits)));
}

export interface Extent {
  readonly low: number;
  readonly high: number;
}

/** Smallest and largest of the values; null for none. Safe for any number of values. */
export function extent(values: Iterable<number>): Extent | null {
  const found = {low: Infinity, high: -Infinity};
  for (const value of values) {
    if (value < found.low) found.low = value;
    if (value > found.high) found.high = value;
  }
  return found.low <= found.high ? found : null;
}

/** Maps [low, high] to [from, to]; all values of an extent without a span land in the middle. */
export function linear({low, high}: Extent, from: number, to: number): (value: number) => number {
  return high > low ? (value) => from + ((value - low) / (high - low)) * (to - from) : () => (from + to) / 2;
}
