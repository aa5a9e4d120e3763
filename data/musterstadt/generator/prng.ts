/**
 * Random numbers that are the same on every machine: integer arithmetic, additions and multiplications only. The whole
 * generator avoids Math.sin, exp, log and pow, whose last bits may differ between JavaScript engines.
 */
export interface Random {
  /** Uniform in [0, 1). */
  readonly next: () => number;
  /** Uniform in [low, high). */
  readonly between: (low: number, high: number) => number;
  /** Approximately standard normal: the sum of twelve uniforms less six (Irwin–Hall). */
  readonly normal: () => number;
}

/** FNV-1a over the UTF-16 code units, 32 bit unsigned. */
function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** mulberry32 (Tommy Ettinger, public domain), started from a text: every use has its own named, independent stream. */
export function createRandom(seed: string): Random {
  let state = hashText(seed);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    between: (low, high) => low + (high - low) * next(),
    normal: () => Array.from({length: 12}, next).reduce((sum, value) => sum + value, -6)
  };
}

/**
 * A stationary first-order autoregressive series with mean 0 and variance 1: neighbouring years resemble each other by
 * the correlation `rho`.
 */
export function autoregressive(random: Random, length: number, rho: number): readonly number[] {
  const shock = Math.sqrt(1 - rho * rho);
  const series: number[] = [];
  for (let i = 0; i < length; i++) {
    const previous = series[i - 1];
    series.push(previous === undefined ? random.normal() : rho * previous + shock * random.normal());
  }
  return series;
}
