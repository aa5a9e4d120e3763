import type {Observation} from "../../src/model/observation.js";
import type {AreaList} from "./area-list.js";
import {flagOf} from "./cells.js";

/**
 * All observations of one indicator, level and period, column by column; one entry per area of the list. NaN stands for
 * no value; a value without flag has the code 0.
 */
export interface ObservationBlock {
  readonly indicator: string;
  readonly level: string;
  readonly period: string;
  readonly areas: AreaList;
  readonly values: Float64Array;
  readonly flags: Uint8Array;
  /** null: the indicator has no counts behind it. */
  readonly numerators: Float64Array | null;
  readonly denominators: Float64Array | null;
}

/** The rows of blocks, one at a time. */
export function* observationRows(blocks: Iterable<ObservationBlock>): Generator<Observation> {
  for (const {indicator, level, period, areas, values, flags, numerators, denominators} of blocks) {
    for (const [position, area_id] of areas.ids.entries()) {
      yield {
        ...{indicator, level, period, area_id},
        value: numberOrNull(values[position]),
        numerator: numberOrNull(numerators?.[position]),
        denominator: numberOrNull(denominators?.[position]),
        flag: flagOf(flags[position] ?? 0)
      };
    }
  }
}

function numberOrNull(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}
