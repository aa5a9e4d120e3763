import {
  areasOf,
  sumOf,
  type DescribedArea,
  type DescribedQuarter,
  type FactKey,
  type Level
} from "./facts.js";
import {withheldKeys, type CountNode} from "./suppression.js";

/** How an office writes what it withholds, and an exact zero. */
export interface Signs {
  readonly withheld: string;
  readonly zero: string;
}

/** The cell for a count of an area in the year with index `t`. */
export type PublishedCell = (area: DescribedArea, key: FactKey, t: number) => number | string;

function treeOf(
  city: readonly DescribedQuarter[],
  [level, ...finer]: readonly Level[],
  key: FactKey,
  t: number
): readonly CountNode[] {
  if (level === undefined) return [];
  return areasOf(city, level).map((area) => ({
    key: area.key,
    count: sumOf(area, key, t),
    parts: treeOf(area.quarters, finer, key, t)
  }));
}

/**
 * Counts as an office publishes them that withholds small ones, and as many more as needed so that none follows by
 * subtraction between the levels it publishes. `levels`: from the city down.
 */
export function publishedFacts(
  city: readonly DescribedQuarter[],
  levels: readonly Level[],
  {withheld, zero}: Signs
): PublishedCell {
  const known = new Map<string, ReadonlySet<string>>();
  return (area, key, t) => {
    const column = `${key} ${t}`;
    const hidden = known.get(column) ?? withheldKeys(treeOf(city, levels, key, t)[0]!);
    known.set(column, hidden);
    const count = sumOf(area, key, t);
    if (hidden.has(area.key)) return withheld;
    return count === 0 ? zero : count;
  };
}
