import type {ConnectedValues} from "./contiguity.js";
import {falseDiscovery} from "./false-discovery.js";
import {deviations} from "./global-moran.js";
import {permutationP, SAME} from "./permutation-test.js";
import {seededRandom} from "./seeded-random.js";

/** How an area and its neighbours lie to the mean of all areas: first the area, then its neighbours. */
export type Quadrant = "high-high" | "low-low" | "high-low" | "low-high";

export interface LocalMoran {
  readonly area_id: string;
  /** Positive: the area and its neighbours lie on the same side of the mean. */
  readonly i: number;
  readonly quadrant: Quadrant;
  /** Mean and standard deviation over the permutations. */
  readonly mean: number;
  readonly deviation: number;
  /** Two-sided, from the permutations. */
  readonly p: number;
  /** Whether it counts as a finding with the false discovery rate asked for. */
  readonly finding: boolean;
}

/**
 * Local Moran's I (Anselin 1995, "Local indicators of spatial association", Geographical Analysis 27) with row-standardised
 * weights: (z_i / m) · mean of z over the neighbours, m = Σz² / n; their mean over the areas is Moran's I. Tested by
 * conditional permutation: the area keeps its value, its neighbours get values of other areas. Findings by Benjamini &
 * Hochberg 1995 over all areas (Caldas de Castro & Singer 2006).
 *
 * A generator that hands back control after every area. The same seed gives the same numbers, in whatever slices it runs.
 * @returns null where there is no answer, as for {@link moranI}
 */
export function* localMoran(
  {ids, values, neighbours}: Pick<ConnectedValues, "ids" | "values" | "neighbours">,
  permutations: number,
  seed: number,
  rate: number
): Generator<void, readonly LocalMoran[] | null> {
  const z = deviations(values);
  if (z === null) return null;
  const moment = z.reduce((sum, x) => sum + x * x, 0) / z.length;
  const found: Omit<LocalMoran, "finding">[] = [];
  for (let area = 0; area < z.length; area++) {
    const near = neighbours[area]!;
    const lag = near.reduce((sum, j) => sum + z[j]!, 0) / near.length;
    const test = conditionalTest(z, area, near.length, {lag, permutations, seed}, z[area]! / moment);
    found.push({
      area_id: ids[area]!,
      i: (z[area]! / moment) * lag,
      quadrant: quadrant(z[area]!, lag),
      ...test
    });
    yield;
  }
  const findings = falseDiscovery(
    found.map(({p}) => p),
    rate
  );
  return found.map((area, i) => ({...area, finding: findings[i]!}));
}

function quadrant(own: number, lag: number): Quadrant {
  if (own > 0) return lag > 0 ? "high-high" : "high-low";
  return lag > 0 ? "low-high" : "low-low";
}

/** Deals `count` values of the other areas to the neighbours, again and again, without replacement. */
function conditionalTest(
  z: readonly number[],
  area: number,
  count: number,
  {lag, permutations, seed}: {lag: number; permutations: number; seed: number},
  scale: number
): Pick<LocalMoran, "mean" | "deviation" | "p"> {
  const random = seededRandom(seed, 1 + area);
  const others = Float64Array.from([...z.slice(0, area), ...z.slice(area + 1)]);
  const observed = scale * lag;
  const tolerance = SAME * Math.max(1, Math.abs(observed));
  const tally = {atLeast: 0, atMost: 0, sum: 0, squares: 0};
  for (let round = 0; round < permutations; round++) {
    let sum = 0;
    for (let k = 0; k < count; k++) {
      const pick = k + Math.floor(random() * (others.length - k));
      const value = others[pick]!;
      others[pick] = others[k]!;
      others[k] = value;
      sum += value;
    }
    const drawn = (scale * sum) / count;
    if (drawn >= observed - tolerance) tally.atLeast++;
    if (drawn <= observed + tolerance) tally.atMost++;
    tally.sum += drawn;
    tally.squares += drawn * drawn;
  }
  const mean = tally.sum / permutations;
  return {
    mean,
    deviation: Math.sqrt(Math.max(0, tally.squares / permutations - mean * mean)),
    p: permutationP({...tally, permutations})
  };
}
