import type {Flag} from "./observation.js";

/**
 * `views/first-indicator.json`: one indicator of one level and period in classes, the first map of a municipality without
 * methods.
 */
export interface IndicatorView {
  readonly indicator: string;
  readonly level: string;
  readonly period: string;
  /** From small to large; `from` and `to` are the smallest and the largest value in the class. */
  readonly classes: readonly {readonly from: number; readonly to: number}[];
  readonly areas: readonly {
    readonly area_id: string;
    readonly value: number | null;
    readonly flag: Flag | null;
    /** Index in `classes`; null without a value. */
    readonly class: number | null;
  }[];
}
