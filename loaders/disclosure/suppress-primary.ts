import type {Catalogue, CatalogueEntry} from "../catalogue/catalogue.js";
import {flagCode} from "../harmonise/cells.js";
import type {ObservationBlock} from "../harmonise/observation-block.js";
import type {DisclosureRules} from "../manifest/municipality.js";

/** Which areas of a block are withheld, by position: 1. */
type Marks = Uint8Array;

/** Whether a count is small; NaN is not. */
type IsSmall = (count: number) => boolean;

const BELOW_MINIMUM = flagCode("below_minimum");
const SUPPRESSED = flagCode("suppressed");

/**
 * Primary suppression: withholds counts from 1 to threshold − 1, counts whose complement in a rate is that small (nearly
 * all), every rate, mean or sum that a withheld count enters, and everything but the population in areas below the
 * minimum population. What must not be told from what remains (totals, other areas) is not its business.
 *
 * Returns new blocks in the same order; a withheld value is missing with its flag and keeps no numerator.
 */
export function suppressPrimary(
  blocks: readonly ObservationBlock[],
  catalogue: Catalogue,
  rules: DisclosureRules
): ObservationBlock[] {
  const {threshold, zeroIsSafe, minimumPopulation} = rules;
  const small: IsSmall = (count) => count < threshold && (count > 0 || (count === 0 && !zeroIsSafe));
  const below = belowMinimum(blocks, minimumPopulation);
  const withheld = withheldCounts(blocks, catalogue, small);
  return blocks.map((block) => {
    const isPopulation = block.indicator === minimumPopulation?.indicator;
    const few = isPopulation ? undefined : below.get(place(block));
    return suppressBlock(block, entryOf(block, catalogue), {withheld, small, few});
  });
}

function entryOf({indicator}: ObservationBlock, catalogue: Catalogue): CatalogueEntry {
  const entry = catalogue.get(indicator);
  if (entry === undefined) throw new Error(`disclosure: unknown indicator; got "${indicator}"`);
  return entry;
}

function place({level, period}: ObservationBlock): string {
  return `${level} ${period}`;
}

function countPlace(key: string, block: ObservationBlock): string {
  return `${key} ${place(block)}`;
}

function belowMinimum(
  blocks: readonly ObservationBlock[],
  minimum: DisclosureRules["minimumPopulation"]
): ReadonlyMap<string, Marks> {
  const populations = blocks.filter(({indicator}) => indicator === minimum?.indicator);
  return new Map(
    populations.map((block) => [
      place(block),
      Uint8Array.from(block.values, (value) => (value < (minimum?.atLeast ?? 0) ? 1 : 0))
    ])
  );
}

/** Counts that are small, or the numerator of a rate that leaves only few others. */
function withheldCounts(
  blocks: readonly ObservationBlock[],
  catalogue: Catalogue,
  small: IsSmall
): ReadonlyMap<string, Marks> {
  const withheld = new Map<string, Marks>();
  const mark = (key: string, block: ObservationBlock, isWithheld: (at: number) => boolean) => {
    const where = countPlace(key, block);
    const marks = withheld.get(where) ?? new Uint8Array(block.areas.ids.length);
    for (let at = 0; at < marks.length; at++) if (isWithheld(at)) marks[at] = 1;
    if (marks.includes(1)) withheld.set(where, marks);
  };
  for (const block of blocks) {
    const entry = entryOf(block, catalogue);
    const {values, flags, numerators, denominators} = block;
    if (entry.type === "count") {
      mark(block.indicator, block, (at) => flags[at] === SUPPRESSED || small(values[at]!));
    }
    if (entry.type === "rate" && numerators !== null && denominators !== null) {
      const leavesFew = (at: number) => small(denominators[at]! - numerators[at]!);
      entry.numerator.forEach((key) => mark(key, block, leavesFew));
    }
  }
  return withheld;
}

interface Suppression {
  readonly withheld: ReadonlyMap<string, Marks>;
  readonly small: IsSmall;
  /** Areas below the minimum population. */
  readonly few: Marks | undefined;
}

function suppressBlock(
  block: ObservationBlock,
  {type, ...entry}: CatalogueEntry,
  {withheld, small, few}: Suppression
): ObservationBlock {
  const marksOf = (keys: readonly string[]) =>
    keys.map((key) => withheld.get(countPlace(key, block))).filter((marks) => marks !== undefined);
  const parts = [...entry.numerator, ...entry.denominator];
  const own = marksOf(type === "count" ? [block.indicator, ...parts] : parts);
  const under = marksOf(entry.denominator);
  const {flags: given, numerators: over, denominators: all} = block;
  const shut = shutCells(block, own, small, few);
  const first = shut.indexOf(1);
  if (first < 0) return block;
  const [values, flags] = [block.values.slice(), given.slice()];
  const [numerators, denominators] = [over?.slice() ?? null, all?.slice() ?? null];
  for (let at = first; at < values.length; at++) {
    if (shut[at] !== 1) continue;
    const isBelow = few?.[at] === 1;
    values[at] = NaN;
    if (numerators !== null) numerators[at] = NaN;
    const hidesAll = isBelow || small(all?.[at] ?? NaN) || isMarked(under, at);
    if (denominators !== null && hidesAll) denominators[at] = NaN;
    flags[at] = isBelow ? BELOW_MINIMUM : flags[at] === 0 ? SUPPRESSED : flags[at]!;
  }
  return {...block, values, flags, numerators, denominators};
}

/** The cells of a block that must not show what they have; `own` are the counts that enter its values. */
function shutCells(
  {flags, numerators, denominators}: ObservationBlock,
  own: readonly Marks[],
  small: IsSmall,
  few: Marks | undefined
): Marks {
  const shut = few?.slice() ?? new Uint8Array(flags.length);
  for (const marks of own) {
    for (let at = 0; at < shut.length; at++) if (marks[at] === 1 && flags[at] === 0) shut[at] = 1;
  }
  if (numerators === null && denominators === null) return shut;
  for (let at = 0; at < shut.length; at++) {
    const [part, whole] = [numerators?.[at] ?? NaN, denominators?.[at] ?? NaN];
    if (flags[at] !== 0 || small(part) || small(whole) || small(whole - part)) shut[at] = 1;
  }
  return shut;
}

function isMarked(marks: readonly Marks[], at: number): boolean {
  for (const each of marks) if (each[at] === 1) return true;
  return false;
}
