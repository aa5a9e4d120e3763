import type {Indicator} from "../../src/model/indicator.js";

/**
 * How an indicator comes to be, and what happens to it up the levels:
 * - `count`: delivered and summed; or, with a formula, computed on each level from other counts.
 * - `rate`: factor × numerator / denominator, both sums of counts; recomputed from the sums.
 * - `mean`: delivered; averaged with its denominator as weight, as the mean over all persons would be.
 * - `value`: delivered; exists only where it was delivered.
 */
export const INDICATOR_TYPES = ["count", "rate", "mean", "value"] as const;
export type IndicatorType = (typeof INDICATOR_TYPES)[number];

/** What becomes of a count's sum over areas of which some have no value. */
export const GAP_RULES = ["withhold", "partial"] as const;
export type GapRule = (typeof GAP_RULES)[number];

export interface CatalogueEntry {
  readonly indicator: Indicator;
  readonly type: IndicatorType;
  /**
   * Keys of the delivered counts that a rate's numerator, or a count's formula, is made of; formulas in it are resolved.
   * Empty where there is none.
   */
  readonly numerator: readonly string[];
  readonly denominator: readonly string[];
  /** 1 or −1 for each key. */
  readonly signs: {readonly numerator: readonly number[]; readonly denominator: readonly number[]};
  readonly gap: GapRule;
}

/** The indicators of a municipality by key, in the catalogue's order. */
export type Catalogue = ReadonlyMap<string, CatalogueEntry>;

/** Whether an indicator is computed from others, so that no extract can deliver it. */
export function isComputed({type, numerator}: CatalogueEntry): boolean {
  return type === "rate" || (type === "count" && numerator.length > 0);
}
