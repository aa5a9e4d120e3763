import type {ClassifiedArea, IndicatorScore} from "./classification.js";
import type {IndexDefinition} from "./method.js";
import type {IndexName} from "./robustness.js";

/**
 * What each indicator contributes to an area's index; the contributions add up to it.
 *
 * - Not standardised: w · s (weighted mean: w · s / Σw).
 * - Standardised as a z-value: w · (s − mean of s) / standard deviation of the sums; 0 is an area like the mean.
 * - Standardised as a percent rank, which is no sum: the index in proportion to w · s.
 *
 * Where the method rounds, what rounding leaves is shared equally. Per area in the order of the indicators; areas without an
 * index are left out. null for a geometric mean, which is no sum, and for a percent rank of sums with negative terms.
 *
 * @param areas all rows of the classification: the mean and the standard deviation are theirs
 */
export function contributions(
  name: IndexName,
  index: IndexDefinition,
  areas: readonly ClassifiedArea[]
): ReadonlyMap<string, readonly number[]> | null {
  if (index.aggregate === "geometric-mean") return null;
  const counted = areas.filter((area) => area[`${name}_index`] !== null);
  const weighted = new Map(counted.map((area) => [area.area_id, terms(index, area[name])]));
  const means = index.indicators.map((_, j) => mean([...weighted.values()].map((row) => row[j]!)));
  const deviation = deviationOf(index, [...weighted.values()].map(sum));
  const proportional = index.standardise === "percent-rank";
  if (proportional && [...weighted.values()].some((row) => row.some((term) => term < 0))) return null;
  return new Map(
    counted.map((area) => {
      const row = weighted.get(area.area_id)!;
      const whole = area[`${name}_index`]!;
      const shares =
        index.standardise === null
          ? row
          : proportional
            ? row.map((term) => (sum(row) === 0 ? whole / row.length : (whole * term) / sum(row)))
            : row.map((term, j) => (term - means[j]!) / deviation);
      const rest = index.round === undefined ? 0 : (whole - sum(shares)) / shares.length;
      return [area.area_id, shares.map((share) => share + rest)];
    })
  );
}

function terms(
  {indicators, aggregate}: IndexDefinition,
  scores: readonly IndicatorScore[]
): readonly number[] {
  const total = aggregate === "sum" ? 1 : sum(indicators.map(({weight}) => weight));
  return indicators.map(({weight}, j) => (weight * (scores[j]?.score ?? 0)) / total);
}

function deviationOf({standardise}: IndexDefinition, sums: readonly number[]): number {
  const middle = mean(sums);
  const squares = sum(sums.map((x) => (x - middle) ** 2));
  return Math.sqrt(squares / (standardise === "z-sample" ? sums.length - 1 : sums.length));
}

const sum = (values: readonly number[]): number => values.reduce((total, x) => total + x, 0);
const mean = (values: readonly number[]): number => sum(values) / values.length;
