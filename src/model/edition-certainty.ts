import type {IndicatorChange} from "./change-noise.js";
import type {AreaRobustness, Robustness} from "./robustness.js";

/** How sure the classes of one edition are: also the shape of `views/certainty.json`. */
export interface EditionCertainty extends Robustness {
  readonly method: string;
  readonly period: string;
  /** Number of variants that were counted. */
  readonly variants: number;
  readonly seed: number;
  /** Per area the changes behind its class of dynamics, tested; empty where no counts are published. */
  readonly changes: readonly (readonly [area: string, changes: readonly IndicatorChange[]])[];
}

/** The same, to be asked for areas. */
export interface CertaintyIndex {
  readonly certainty: EditionCertainty;
  readonly robustness: ReadonlyMap<string, AreaRobustness>;
  readonly changes: ReadonlyMap<string, readonly IndicatorChange[]>;
}

export function certaintyIndex(certainty: EditionCertainty): CertaintyIndex {
  return {
    certainty,
    robustness: new Map(certainty.areas.map((area) => [area.area_id, area])),
    changes: new Map(certainty.changes)
  };
}

/** The share of the variants that give the whole class, status and dynamics where there are both. */
export const keptShare = ({status, combined}: AreaRobustness): number => (combined ?? status).kept;
