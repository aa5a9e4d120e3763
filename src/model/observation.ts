/** Why there is no value. A null value always has a flag; a value never has one. */
export const FLAGS = ["suppressed", "below_minimum", "missing", "not_applicable"] as const;
export type Flag = (typeof FLAGS)[number];

/** One value of one indicator for one area and period, as written to `observations.parquet`. */
export interface Observation {
  readonly indicator: string;
  readonly level: string;
  /** "YYYY", "YYYY-MM" or "YYYY-MM-DD". */
  readonly period: string;
  readonly area_id: string;
  readonly value: number | null;
  /** Counts behind a rate, null where there are none or where they are withheld. */
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly flag: Flag | null;
}

/** One value of an indicator's history. */
export type HistoryValue = Pick<Observation, "indicator" | "level" | "period" | "area_id" | "value">;
