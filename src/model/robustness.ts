import type {IndexDefinition, Method, Normalisation} from "./method.js";

/** What a method assumes and another reasonable person might do otherwise. */
export const ASSUMPTIONS = ["weights", "omission", "normalisation", "deviation", "cuts", "chance"] as const;
export type Assumption = (typeof ASSUMPTIONS)[number];

export interface RobustnessOptions {
  /** The assumptions that vary; the others stay as stated. */
  readonly assumptions: readonly Assumption[];
  /** Normalisations to try besides the stated one. */
  readonly normalisations: readonly Normalisation[];
  /** Weights are drawn from a Dirichlet distribution around the stated ones; the larger, the closer to them. */
  readonly concentration: number;
  /** Each cut point moves by up to this many standard deviations of the index, to either side. */
  readonly shift: number;
  /** Number of variants whose shares are counted: even. */
  readonly variants: number;
  /** Whether the variants for the sensitivity are computed too: half of `variants` more per assumption. */
  readonly sensitivity: boolean;
  /** Whole number; the same seed gives the same variants. */
  readonly seed: number;
}

export const ROBUSTNESS_DEFAULTS: RobustnessOptions = {
  assumptions: ASSUMPTIONS,
  normalisations: ["z-population", "min-max", "percent-rank", "rank-exponential"],
  concentration: 50,
  shift: 0.1,
  variants: 1000,
  sensitivity: true,
  seed: 1
};

export type IndexName = "status" | "dynamics";

/** How one index is computed in one variant. */
export interface IndexVariant {
  readonly normalise: Normalisation;
  readonly standardise: IndexDefinition["standardise"];
  /** One per indicator, 0 for the one left out; their sum is that of the stated ones. */
  readonly weights: readonly number[];
  /** One per fixed cut point, ascending. */
  readonly cuts: readonly number[];
}

/** One variant of a method: the stated one with other assumptions. */
export interface Variant {
  readonly variant: number;
  /**
   * "a" and "b": two independent samples, whose variants are counted. An assumption: a variant of sample "a" that takes this
   * assumption from sample "b", needed for the sensitivity only.
   */
  readonly sample: "a" | "b" | Assumption;
  /** Place in the sample. */
  readonly row: number;
  /** Number of the draw of the values; 0: the values as they are. */
  readonly draw: number;
  readonly status: IndexVariant;
  /** null: the method has no dynamics. */
  readonly dynamics: IndexVariant | null;
}

/** How an area's class holds up. Shares are 0 to 1 over all variants. */
export interface ClassRobustness {
  /** Class by the method as stated. */
  readonly class: string;
  /** Share of the variants that give the same class. */
  readonly kept: number;
  /** The class that the other variants give most often; null where there is no other. */
  readonly other: string | null;
}

export interface AreaRobustness {
  readonly area_id: string;
  readonly status: ClassRobustness;
  /** null: the method has no dynamics; then also `combined`. */
  readonly dynamics: ClassRobustness | null;
  /** Both classes at once. */
  readonly combined: ClassRobustness | null;
}

/** How much one assumption matters for the share of areas that keep their class. */
export interface AssumptionEffect {
  readonly index: IndexName | "combined";
  readonly assumption: Assumption;
  /** Share of the variance that this assumption explains by itself; null where nothing varies. */
  readonly first: number | null;
  /** The same including what it does together with others. */
  readonly total: number | null;
}

export interface Robustness {
  readonly areas: readonly AreaRobustness[];
  /** Empty without `sensitivity`. */
  readonly effects: readonly AssumptionEffect[];
  /** The assumptions that did vary: one that has no other choice in this method is left out. */
  readonly assumptions: readonly Assumption[];
}

/** The indices a method has. */
export function indexNames(method: Method): IndexName[] {
  return method.dynamics === null ? ["status"] : ["status", "dynamics"];
}
