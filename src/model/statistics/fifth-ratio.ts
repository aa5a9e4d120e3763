import {ascending, totalWeight, type WeightedValues} from "./weighted-values.js";

export interface FifthRatio {
  /** Mean value in the areas with the largest values in which a fifth of all people live, and with the smallest. */
  readonly top: number;
  readonly bottom: number;
  /** top / bottom; null where the bottom is not above 0. */
  readonly ratio: number | null;
}

/**
 * The ratio of the top to the bottom fifth (quintile share ratio S80/S20 as Eurostat uses for incomes): areas in the order of
 * their value, a fifth counted in people; an area across the border counts with the part that belongs.
 *
 * @returns null for fewer than five areas
 */
export function fifthRatio(data: WeightedValues): FifthRatio | null {
  if (data.values.length < 5) return null;
  const order = ascending(data.values);
  const bottom = meanOfFirst(data, order);
  const top = meanOfFirst(data, [...order].reverse());
  return {top, bottom, ratio: bottom > 0 ? top / bottom : null};
}

function meanOfFirst(data: WeightedValues, order: readonly number[]): number {
  const fifth = totalWeight(data) / 5;
  let left = fifth;
  let sum = 0;
  for (const i of order) {
    const part = Math.min(left, data.weights[i]!);
    sum += part * data.values[i]!;
    left -= part;
    if (left <= 0) break;
  }
  return sum / fifth;
}
