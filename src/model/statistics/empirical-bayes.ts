/** A count and the people it is counted among. */
export interface CountedRate {
  readonly numerator: number;
  /** Above 0. */
  readonly denominator: number;
}

/** How chance makes a count vary: a share of people ("binomial") or rare events ("poisson"). */
export type ChanceModel = "binomial" | "poisson";

export interface SmoothedRates {
  /** In the order given, between the area's own rate and the mean. */
  readonly rates: readonly number[];
  /** Rate of all areas together. */
  readonly mean: number;
  /** Variance between areas beyond chance; 0: the data show none, and every rate becomes the mean. */
  readonly between: number;
}

/**
 * Global empirical Bayes smoothing by moments (Marshall 1991, "Mapping disease and mortality rates using empirical Bayes estimators",
 * Applied Statistics 40): m + C_i · (p_i − m), C_i = A / (A + v / n_i), v = m for rare events, m · (1 − m) for shares (Martuzzi & Elliott
 * 1996), A = Σ n_i (p_i − m)² / Σ n_i − v / n̄, not below 0. The smaller an area, the closer its rate comes to the mean.
 *
 * @returns no rates for no areas
 */
export function empiricalBayes(areas: readonly CountedRate[], model: ChanceModel): SmoothedRates {
  const people = areas.reduce((sum, {denominator}) => sum + denominator, 0);
  const mean = areas.reduce((sum, {numerator}) => sum + numerator, 0) / people;
  const chance = model === "poisson" ? mean : mean * (1 - mean);
  const spread =
    areas.reduce((sum, {numerator, denominator}) => {
      return sum + denominator * (numerator / denominator - mean) ** 2;
    }, 0) / people;
  const between = Math.max(0, spread - chance / (people / areas.length));
  const rates = areas.map(({numerator, denominator}) => {
    const own = between === 0 ? 0 : between / (between + chance / denominator);
    return mean + own * (numerator / denominator - mean);
  });
  return {rates, mean, between};
}
