/** Values of areas and how much each counts, in the same order: `weights` above 0, for instance populations. */
export interface WeightedValues {
  readonly values: readonly number[];
  readonly weights: readonly number[];
}

export function totalWeight({weights}: WeightedValues): number {
  return weights.reduce((sum, w) => sum + w, 0);
}

/** Σ w x / Σ w; NaN without values. */
export function weightedMean(data: WeightedValues): number {
  return data.values.reduce((sum, x, i) => sum + data.weights[i]! * x, 0) / totalWeight(data);
}

/** Places in `values`, from the smallest value to the largest. */
export function ascending(values: readonly number[]): number[] {
  return values.map((_, i) => i).sort((a, b) => values[a]! - values[b]!);
}
