import {flagCode} from "../harmonise/cells.js";
import type {ObservationBlock} from "../harmonise/observation-block.js";
import type {DisclosureRules} from "../manifest/municipality.js";

const SUPPRESSED = flagCode("suppressed");
const SHOWN = 0;

/**
 * Delivered changes, as published: given only where the indicator itself is given at both ends, so that a change never
 * tells a withheld value from the one before or after it.
 *
 * @param blocks - as they are to be published
 */
export function withholdChanges(
  blocks: readonly ObservationBlock[],
  {changes}: Pick<DisclosureRules, "changes">
): ObservationBlock[] {
  const known = new Map(blocks.map((block) => [nameOf(block.indicator, block.level, block.period), block]));
  return blocks.map((block) => {
    const change = changes.find(({indicator}) => indicator === block.indicator);
    if (change === undefined) return block;
    const ends = [block.period, earlier(block.period, change.years)].map((period) =>
      known.get(nameOf(change.of, block.level, period))
    );
    const isGiven = (id: string) =>
      ends.every((end) => end?.flags[end.areas.positions.get(id) ?? -1] === SHOWN);
    return withGiven(block, isGiven);
  });
}

function nameOf(indicator: string, level: string, period: string): string {
  return `${indicator} ${level} ${period}`;
}

/** "2025-06", 2 → "2023-06". */
function earlier(period: string, years: number): string {
  return `${Number(period.slice(0, 4)) - years}${period.slice(4)}`;
}

function withGiven(block: ObservationBlock, isGiven: (id: string) => boolean): ObservationBlock {
  const isHidden = block.areas.ids.map((id, at) => block.flags[at] === SHOWN && !isGiven(id));
  if (!isHidden.includes(true)) return block;
  return {
    ...block,
    values: block.values.map((value, at) => (isHidden[at] ? NaN : value)),
    flags: block.flags.map((flag, at) => (isHidden[at] ? SUPPRESSED : flag))
  };
}
