import {totalWeight, weightedMean, type WeightedValues} from "./weighted-values.js";

/**
 * Theil's T (Theil 1967, "Economics and Information Theory", chapter 4), weighted: Σ s_i · (x_i / x̄) · ln(x_i / x̄), s_i the area's share of
 * the people. 0: all areas alike; a value of 0 adds nothing.
 *
 * @returns null where there is no answer, as for {@link gini}
 */
export function theil(data: WeightedValues): number | null {
  const mean = weightedMean(data);
  if (data.values.length < 2 || !(mean > 0) || data.values.some((x) => x < 0)) return null;
  const total = totalWeight(data);
  const sum = data.values.reduce((all, x, i) => {
    const ratio = x / mean;
    return all + (ratio === 0 ? 0 : (data.weights[i]! / total) * ratio * Math.log(ratio));
  }, 0);
  return Math.max(0, sum);
}
