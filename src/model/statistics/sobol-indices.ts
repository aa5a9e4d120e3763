/** How much of a result's variance comes from one input, and from it together with its interactions. */
export interface SobolIndex {
  readonly first: number;
  readonly total: number;
}

/**
 * First-order and total sensitivity by variance: the first-order estimator of Saltelli et al. 2010 ("Variance based
 * sensitivity analysis of model output", Computer Physics Communications 181, table 2 b), the total one of Jansen 1999 (2 f).
 * Both are estimates: with few samples they can lie slightly outside 0 … 1.
 *
 * @param a results for the rows of the first sample
 * @param b results for the rows of the second, independent sample
 * @param mixed per input: results for the rows of the first sample with this input taken from the second
 * @returns null where the result does not vary
 */
export function sobolIndices(
  a: readonly number[],
  b: readonly number[],
  mixed: readonly (readonly number[])[]
): SobolIndex[] | null {
  const n = a.length;
  const mean = [...a, ...b].reduce((sum, x) => sum + x, 0) / (2 * n);
  const variance = [...a, ...b].reduce((sum, x) => sum + (x - mean) ** 2, 0) / (2 * n);
  if (!(variance > 0)) return null;
  return mixed.map((ab) => {
    const first = ab.reduce((sum, x, i) => sum + (b[i]! - mean) * (x - a[i]!), 0) / n;
    const total = ab.reduce((sum, x, i) => sum + (a[i]! - x) ** 2, 0) / (2 * n);
    return {first: first / variance, total: total / variance};
  });
}
