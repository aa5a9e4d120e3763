/** How values are put into classes; `count` is the number of classes wanted. */
export type BreakRule =
  | {readonly kind: "quantiles" | "natural" | "equal" | "deviation"; readonly count: number}
  | {readonly kind: "own"; readonly cuts: readonly number[]};

/** Groups rising values with the least squared deviations within groups (Ckmeans, Wang & Song 2011). */
export type NaturalGroups = (values: number[], count: number) => readonly (readonly number[])[];

/** Fewest and most classes of a rule; colours of more cannot be told apart. */
export const CLASS_COUNTS = {fewest: 2, most: 7} as const;

/** Above this number of values natural breaks are found among as many evenly spaced order statistics: it takes 50 ms then, not seconds. */
const MOST_NATURAL = 4000;

/**
 * Cut points, rising and distinct: class i holds cuts[i−1] ≤ value < cuts[i]. Values must be finite. Equal values never part, so
 * there can be fewer classes than wanted; a single class has no cut. Cuts are the roundest numbers that put every value into
 * the same class.
 * - quantiles: type 7 (Hyndman & Fan 1996), as DuckDB's `quantile_cont` and R's default
 * - natural: Ckmeans; `groups` does it
 * - equal: the range in equal steps
 * - deviation: steps of one standard deviation (of the population) around the mean; with an odd number from half a one
 * - own: as given
 */
export function classCuts(
  values: readonly number[],
  rule: BreakRule,
  groups: NaturalGroups
): readonly number[] {
  if (rule.kind === "own") return distinct(rule.cuts);
  const sorted = Float64Array.from(values).sort();
  if (sorted.length === 0 || sorted[0] === sorted.at(-1)) return [];
  if (rule.kind === "equal") return equalCuts(sorted, rule.count);
  if (rule.kind === "deviation") return deviationCuts(sorted, rule.count);
  const exact =
    rule.kind === "quantiles" ? quantileCuts(sorted, rule.count) : naturalCuts(sorted, rule.count, groups);
  return distinct(exact.flatMap((cut) => roundedCut(sorted, cut) ?? []));
}

/** Position of the class that holds a value. */
export function classIndex(value: number, cuts: readonly number[]): number {
  let index = 0;
  while (index < cuts.length && value >= cuts[index]!) index++;
  return index;
}

/** The cuts with the one nearest to a reference moved onto it, so that no class lies on both sides of it. */
export function cutsAround(cuts: readonly number[], reference: number): readonly number[] {
  if (cuts.length === 0) return [reference];
  const nearest = cuts.reduce((a, b) => (Math.abs(b - reference) < Math.abs(a - reference) ? b : a));
  return distinct(cuts.map((cut) => (cut === nearest ? reference : cut)));
}

/** The quantile of rising values at a probability, type 7. */
export function quantile(sorted: ArrayLike<number>, probability: number): number {
  const place = (sorted.length - 1) * probability;
  const [low, high] = [Math.floor(place), Math.ceil(place)];
  return sorted[low]! + (sorted[high]! - sorted[low]!) * (place - low);
}

function quantileCuts(sorted: Float64Array, count: number): readonly number[] {
  return Array.from({length: count - 1}, (_, i) => quantile(sorted, (i + 1) / count));
}

function naturalCuts(sorted: Float64Array, count: number, groups: NaturalGroups): readonly number[] {
  const used =
    sorted.length <= MOST_NATURAL
      ? [...sorted]
      : Array.from(
          {length: MOST_NATURAL},
          (_, i) => sorted[Math.round((i / (MOST_NATURAL - 1)) * (sorted.length - 1))]!
        );
  const found = groups(used, Math.min(count, new Set(used).size));
  return found.slice(1).map((group) => group[0]!);
}

function equalCuts(sorted: Float64Array, count: number): readonly number[] {
  const [low, high] = [sorted[0]!, sorted.at(-1)!];
  return Array.from({length: count - 1}, (_, i) => low + ((high - low) * (i + 1)) / count);
}

function deviationCuts(sorted: Float64Array, count: number): readonly number[] {
  const mean = sorted.reduce((sum, value) => sum + value, 0) / sorted.length;
  const deviation = Math.sqrt(sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0) / sorted.length);
  return Array.from({length: count - 1}, (_, i) => mean + (i + 1 - count / 2) * deviation);
}

/** The roundest number above the largest value below the cut, up to the smallest value from it on; null where one side is empty. */
function roundedCut(sorted: Float64Array, cut: number): number | null {
  const at = firstFrom(sorted, cut);
  if (at === 0 || at === sorted.length) return null;
  return roundest(sorted[at - 1]!, sorted[at]!);
}

/** Position of the first of rising values that is at least `limit`. */
function firstFrom(sorted: Float64Array, limit: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The number with fewest digits in (above, upTo]. */
function roundest(above: number, upTo: number): number {
  for (let digits = -9; digits <= 12; digits++) {
    const number = Number(floorTo(upTo, digits));
    if (number > above && number <= upTo) return number;
  }
  return upTo;
}

/** `value` rounded down to decimals; negative `digits` round to tens, hundreds, … */
function floorTo(value: number, digits: number): number {
  const unit = 10 ** Math.abs(digits);
  return digits < 0
    ? Math.floor(value / unit) * unit
    : Number((Math.floor(value * unit + 1e-9) / unit).toFixed(digits));
}

function distinct(cuts: readonly number[]): readonly number[] {
  return [...new Set(cuts)].sort((a, b) => a - b);
}
