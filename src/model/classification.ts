/** Why an area of the level has no class. */
export type ExclusionCode =
  | "below_minimum" // fewer inhabitants than the method's minimum
  | "listed" // named in the method's exclusion list
  | "suppressed" // a value it needs is withheld
  | "missing"; // a value it needs does not exist

/** How one indicator enters an area's index. */
export interface IndicatorScore {
  readonly key: string;
  /** The value that entered: the observation, or its change since the baseline. */
  readonly value: number | null;
  /** Normalised value, turned so that higher means more need. */
  readonly score: number | null;
}

/** One area of the classified level. Excluded areas are rows too, with null indices and classes. */
export interface ClassifiedArea {
  readonly area_id: string;
  readonly name: string;
  readonly parent_id: string | null;
  readonly population: number | null;
  readonly status_index: number | null;
  readonly status_class: string | null;
  readonly dynamics_index: number | null;
  readonly dynamics_class: string | null;
  /** Status code followed by dynamics code, for instance "2+/-"; the status code alone for a method without dynamics. */
  readonly combined_class: string | null;
  readonly excluded: ExclusionCode | null;
  /** German sentence of the method's exclusion list; null otherwise. */
  readonly excluded_reason: string | null;
  readonly status: readonly IndicatorScore[];
  readonly dynamics: readonly IndicatorScore[];
}
