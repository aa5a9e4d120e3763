/** Types of a parsed method file (`methods/*.yaml`). Parsing and validation: `parse-method.ts`. */

export type Normalisation =
  "z-population" | "z-sample" | "min-max" | "percent-rank" | "rank-exponential" | "none";
export type Aggregation = "sum" | "weighted-mean" | "geometric-mean";
export type Direction = "higher_is_worse" | "higher_is_better";

export interface MethodIndicator {
  readonly key: string;
  readonly direction: Direction;
  /** Positive; relative to the other weights of the index. */
  readonly weight: number;
}

/** A cut point on the index. A value equal to it belongs to the class below ("lower") or above ("upper"). */
export interface CutPoint {
  readonly at: number;
  readonly equal: "lower" | "upper";
}

/** Cut points between n classes: n − 1 fixed values, or n classes by quantiles or natural breaks (Fisher–Jenks). */
export type Cuts =
  | {readonly kind: "values"; readonly points: readonly CutPoint[]}
  | {readonly kind: "quantiles"}
  | {readonly kind: "natural-breaks"};

export interface ClassName {
  /** Short code used in data and links, for instance "1" or "+/-". */
  readonly code: string;
  /** German name, for instance "sehr niedrig". */
  readonly name: string;
}

export interface IndexDefinition {
  readonly indicators: readonly MethodIndicator[];
  /**
   * How weights are found; absent: as stated with the indicators. "first-principal-component": from the values, see
   * `src/queries/component-weights.ts`.
   */
  readonly weights?: "first-principal-component";
  /** Values are the change since the edition's baseline period (value − value then), not the values themselves. */
  readonly change: boolean;
  readonly normalise: Normalisation;
  readonly aggregate: Aggregation;
  /** Whether and how the aggregate is standardised once more. */
  readonly standardise: "z-population" | "z-sample" | "percent-rank" | null;
  /** Decimals that scores, aggregate and index are rounded to, where the source publishes its index so; absent: never. */
  readonly round?: number;
  readonly cuts: Cuts;
  /** From little to much need. */
  readonly classes: readonly ClassName[];
}

export interface Edition {
  readonly period: string;
  /** Period that a change is measured against; null where no index uses a change. */
  readonly baseline: string | null;
}

export interface AreaExclusion {
  readonly areas: readonly string[];
  /** Periods it holds for; null: all. */
  readonly periods: readonly string[] | null;
  readonly reason: string;
}

export interface Method {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly source: {readonly title: string; readonly url: string | null; readonly note: string | null};
  /** What the source does not publish and was assumed, German sentences; absent: nothing. */
  readonly assumptions?: readonly string[];
  /** Level of the areas that are classified. */
  readonly level: string;
  readonly editions: readonly Edition[];
  readonly areas: {
    /** Indicator that gives an area's population; null: no population rule. */
    readonly population: string | null;
    readonly minimumPopulation: number | null;
    readonly exclude: readonly AreaExclusion[];
  };
  readonly status: IndexDefinition;
  /** null: the method has no dynamics. */
  readonly dynamics: IndexDefinition | null;
}
