import {ascending, weightedMean} from "./weighted-values.js";

/** Two or more values of the same areas and how much each area counts, all in the same order. */
export interface WeightedPairs {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly weights: readonly number[];
}

/**
 * Pearson's product-moment correlation, weighted: as if every area stood there once for each of its people.
 *
 * @returns null where there is no answer: fewer than three areas, or values that do not vary
 */
export function pearson({x, y, weights}: WeightedPairs): number | null {
  if (x.length < 3) return null;
  const [a, b] = [centred(x, weights), centred(y, weights)];
  if (a === null || b === null) return null;
  const product = (p: readonly number[], q: readonly number[]) =>
    p.reduce((sum, value, i) => sum + weights[i]! * value * q[i]!, 0);
  return limit(product(a, b) / Math.sqrt(product(a, a) * product(b, b)));
}

/**
 * Spearman's rank correlation, weighted: Pearson's of the ranks, a rank being the people in areas with smaller values plus half of
 * those in areas with the same value (midranks, as in R's wCorr; Bailey, Emad & Zhang 2018).
 *
 * @returns null as {@link pearson}
 */
export function spearman({x, y, weights}: WeightedPairs): number | null {
  return pearson({x: weightedRanks(x, weights), y: weightedRanks(y, weights), weights});
}

/**
 * The correlation of x and y with others held constant (Yule 1907), by its recursion: for one other z
 * (r_xy − r_xz · r_yz) / √((1 − r_xz²)(1 − r_yz²)).
 *
 * @param others values of the same areas; empty: the plain correlation
 * @returns null where one of the correlations has no answer, or others explain x or y completely
 */
export function partialCorrelation(
  {x, y, weights}: WeightedPairs,
  others: readonly (readonly number[])[]
): number | null {
  const [z, ...rest] = others;
  if (z === undefined) return pearson({x, y, weights});
  const [xy, xz, yz] = [
    partialCorrelation({x, y, weights}, rest),
    partialCorrelation({x, y: z, weights}, rest),
    partialCorrelation({x: y, y: z, weights}, rest)
  ];
  if (xy === null || xz === null || yz === null) return null;
  const left = (1 - xz * xz) * (1 - yz * yz);
  return left < 1e-12 ? null : limit((xy - xz * yz) / Math.sqrt(left));
}

const limit = (r: number): number => Math.max(-1, Math.min(1, r));

function centred(values: readonly number[], weights: readonly number[]): number[] | null {
  const mean = weightedMean({values, weights});
  const largest = values.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  const around = values.map((x) => x - mean);
  return around.some((x) => Math.abs(x) > 1e-12 * largest) ? around : null;
}

function weightedRanks(values: readonly number[], weights: readonly number[]): number[] {
  const ranks = new Array<number>(values.length).fill(0);
  const order = ascending(values);
  let below = 0;
  for (let from = 0; from < order.length;) {
    const same = order.slice(from).findIndex((i) => values[i] !== values[order[from]!]);
    const to = same < 0 ? order.length : from + same;
    const tied = order.slice(from, to).reduce((sum, i) => sum + weights[i]!, 0);
    for (const i of order.slice(from, to)) ranks[i] = below + tied / 2;
    below += tied;
    from = to;
  }
  return ranks;
}
