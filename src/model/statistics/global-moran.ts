import type {ConnectedValues} from "./contiguity.js";
import {permutationP, SAME} from "./permutation-test.js";
import {seededRandom} from "./seeded-random.js";

export interface GlobalMoran {
  /** About −1 (neighbours are opposites) to 1 (neighbours are alike). */
  readonly i: number;
  /** What values without any pattern give on average: −1 / (n − 1). */
  readonly expected: number;
  /** Mean and standard deviation over the permutations. */
  readonly mean: number;
  readonly deviation: number;
  /** Two-sided, from the permutations. */
  readonly p: number;
  readonly permutations: number;
  /** Areas that took part. */
  readonly areas: number;
}

/** Fewest areas for which the statistic is computed. */
export const FEWEST_AREAS = 4;

/**
 * Moran's I with row-standardised weights (Moran 1950; Cliff & Ord 1981): Σ z_i · mean of z over the neighbours of i / Σ z_i²,
 * z the deviation from the mean.
 *
 * @returns null where there is no answer: fewer than {@link FEWEST_AREAS} areas, or all values the same
 */
export function moranI({values, neighbours}: Pick<ConnectedValues, "values" | "neighbours">): number | null {
  const z = deviations(values);
  return z === null ? null : crossProduct(z, neighbours) / sumOfSquares(z);
}

/**
 * Moran's I and its permutation test: values are dealt anew to all areas. A generator that hands back control after
 * every permutation, so that a page can pause; the result comes at the end. The same seed gives the same numbers.
 */
export function* globalMoran(
  data: Pick<ConnectedValues, "values" | "neighbours">,
  permutations: number,
  seed: number
): Generator<void, GlobalMoran | null> {
  const z = deviations(data.values);
  if (z === null) return null;
  const scale = sumOfSquares(z);
  const i = crossProduct(z, data.neighbours) / scale;
  const random = seededRandom(seed, 0);
  const dealt = Float64Array.from(z);
  const tally = {atLeast: 0, atMost: 0, sum: 0, squares: 0};
  for (let round = 0; round < permutations; round++) {
    shuffle(dealt, random);
    const drawn = crossProduct(dealt, data.neighbours) / scale;
    if (drawn >= i - SAME) tally.atLeast++;
    if (drawn <= i + SAME) tally.atMost++;
    tally.sum += drawn;
    tally.squares += drawn * drawn;
    yield;
  }
  const mean = tally.sum / permutations;
  return {
    i,
    expected: -1 / (z.length - 1),
    mean,
    deviation: Math.sqrt(Math.max(0, tally.squares / permutations - mean * mean)),
    p: permutationP({...tally, permutations}),
    permutations,
    areas: z.length
  };
}

/** Deviations from the mean; null where there are too few values or all are the same. */
export function deviations(values: readonly number[]): number[] | null {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  const largest = values.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  const z = values.map((x) => x - mean);
  const varies = z.some((x) => Math.abs(x) > SAME * Math.max(largest, Number.MIN_VALUE));
  return values.length >= FEWEST_AREAS && varies ? z : null;
}

const sumOfSquares = (z: ArrayLike<number>): number => Array.from(z).reduce((sum, x) => sum + x * x, 0);

function crossProduct(z: ArrayLike<number>, neighbours: readonly (readonly number[])[]): number {
  let total = 0;
  for (let i = 0; i < z.length; i++) {
    const near = neighbours[i]!;
    let sum = 0;
    for (const j of near) sum += z[j]!;
    total += (z[i]! * sum) / near.length;
  }
  return total;
}

/** Fisher & Yates. */
function shuffle(x: Float64Array, random: () => number): void {
  for (let last = x.length - 1; last > 0; last--) {
    const pick = Math.floor(random() * (last + 1));
    const held = x[last]!;
    x[last] = x[pick]!;
    x[pick] = held;
  }
}
