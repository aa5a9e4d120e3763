/** Where an observed statistic lies among those that chance gave. */
export interface PermutationTally {
  /** Permutations with a statistic at least as large, and at most as large. */
  readonly atLeast: number;
  readonly atMost: number;
  readonly permutations: number;
}

/**
 * The two-sided p-value of a permutation test: twice the smaller tail, the observed arrangement counted in, at most 1
 * (Davison & Hinkley 1997, "Bootstrap Methods and their Application", section 4.3). The smallest possible one is 2 / (permutations + 1).
 */
export function permutationP({atLeast, atMost, permutations}: PermutationTally): number {
  return Math.min(1, (2 * (Math.min(atLeast, atMost) + 1)) / (permutations + 1));
}

/** How close two statistics must be to count as the same: sums in another order differ by rounding. */
export const SAME = 1e-12;
