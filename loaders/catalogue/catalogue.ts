import type {Indicator} from "../../src/model/indicator.js";

/**
 * How an indicator comes to be, and what happens to it up the levels:
 * - `count`: delivered; summed.
 * - `rate`: factor × numerator / denominator, both sums of counts; recomputed from the sums.
 * - `mean`: delivered; averaged with its denominator as weight, as the mean over all persons would be.
 * - `value`: delivered; exists only where it was delivered.
 */
export const INDICATOR_TYPES = ["count", "rate", "mean", "value"] as const;
export type IndicatorType = (typeof INDICATOR_TYPES)[number];

export interface CatalogueEntry {
  readonly indicator: Indicator;
  readonly type: IndicatorType;
  /** Keys of the counts that are summed; empty where there is no numerator. */
  readonly numerator: readonly string[];
  readonly denominator: readonly string[];
}

/** The indicators of a municipality by key, in the catalogue's order. */
export type Catalogue = ReadonlyMap<string, CatalogueEntry>;
