import type {Observation} from "../../src/model/observation.js";
import {flagCode} from "../harmonise/cells.js";
import type {ObservationBlock} from "../harmonise/observation-block.js";

/**
 * Blocks with the values of `rows`, which are the rows of all blocks in their order. Blocks in which nothing is another
 * are returned as they are.
 */
export function releaseBlocks(
  blocks: readonly ObservationBlock[],
  rows: readonly Observation[]
): ObservationBlock[] {
  let next = 0;
  return blocks.map((block) => {
    const own = rows.slice(next, (next += block.areas.ids.length));
    const released: ObservationBlock = {
      ...block,
      values: Float64Array.from(own, ({value}) => value ?? NaN),
      flags: Uint8Array.from(own, ({flag}) => flagCode(flag)),
      numerators: block.numerators && Float64Array.from(own, ({numerator}) => numerator ?? NaN),
      denominators: block.denominators && Float64Array.from(own, ({denominator}) => denominator ?? NaN)
    };
    return isSame(block, released) ? block : released;
  });
}

function isSame(a: ObservationBlock, b: ObservationBlock): boolean {
  return (["values", "flags", "numerators", "denominators"] as const).every((column) => {
    const other = b[column];
    return a[column]?.every((value, at) => Object.is(value, other?.[at])) ?? true;
  });
}
