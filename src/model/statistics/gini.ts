import {ascending, totalWeight, weightedMean, type WeightedValues} from "./weighted-values.js";

/**
 * The Gini coefficient of areas (Gini 1912; with weights Lerman & Yitzhaki 1989): half the mean difference of two people drawn at random,
 * each standing for the value of their area, divided by the mean. 0: all areas alike.
 *
 * @param data values of 0 or more
 * @returns null where there is no answer: fewer than two areas, a negative value, or a mean of 0
 */
export function gini(data: WeightedValues): number | null {
  const mean = weightedMean(data);
  if (data.values.length < 2 || !(mean > 0) || data.values.some((x) => x < 0)) return null;
  const total = totalWeight(data);
  const order = ascending(data.values);
  let below = 0;
  let sum = 0;
  for (const i of order) {
    const share = data.weights[i]! / total;
    // The middle of this area's people in the order of all: with everything below and half of itself.
    sum += share * data.values[i]! * (2 * below + share);
    below += share;
  }
  return Math.max(0, sum / mean - 1);
}
