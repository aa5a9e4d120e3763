import type {Level} from "../../src/model/area.js";
import type {Observation} from "../../src/model/observation.js";
import type {Catalogue} from "../catalogue/catalogue.js";
import type {AreaIndex} from "../harmonise/area-index.js";
import {groupBy} from "../harmonise/group-by.js";
import type {ObservationBlock} from "../harmonise/observation-block.js";
import {cellKey, denominatorTable, numeratorTable} from "./linked-tables.js";

/** An area and the areas it consists of, at a period. */
export interface AreaSum {
  readonly kind: "levels" | "zoning";
  readonly period: string;
  readonly level: string;
  readonly area_id: string;
  readonly partLevel: string;
  readonly parts: readonly string[];
}

/** Counts that add up to another one, such as age groups to all residents. */
export interface Breakdown {
  readonly total: string;
  readonly parts: readonly string[];
}

/** What an outsider knows of how the tables hang together. */
export interface KnownStructure {
  readonly catalogue: Catalogue;
  readonly areaSums: readonly AreaSum[];
  readonly breakdowns: readonly Breakdown[];
  readonly subsets: readonly Subset[];
  /** Cells, by `cellKey`, that no sum has in it: parts without a value of sums that may lack parts. */
  readonly absent: ReadonlySet<string>;
  /** Names of relations that the office knows not to hold. */
  readonly untrue: ReadonlySet<string>;
}

/** A table of counts that is part of another one: long-term unemployed of all unemployed. */
export interface Subset {
  readonly whole: string;
  readonly part: string;
}

/** Sums over the levels and the zones beside them at a period, each from the next finer level. */
export function levelSums(period: string, levels: readonly Level[], areas: AreaIndex): AreaSum[] {
  const chain = levels.map(({key}) => key).filter((key) => areas.zonesOf(key) === null);
  const zonings = levels.flatMap(({key: level}) => {
    const partLevel = areas.zonesOf(level);
    return partLevel === null ? [] : [{kind: "zoning" as const, level, partLevel}];
  });
  const steps = [
    ...chain.slice(1).map((partLevel, index) => ({kind: "levels" as const, level: chain[index]!, partLevel})),
    ...zonings
  ];
  return [
    ...steps.flatMap((step) => partSums(step, period, areas)),
    ...zonings.flatMap(({level}) => townSums(chain[0], level, period, areas))
  ];
}

function partSums(
  {kind, level, partLevel}: Pick<AreaSum, "kind" | "level" | "partLevel">,
  period: string,
  areas: AreaIndex
): AreaSum[] {
  return [...areas.childrenAt(partLevel, period, level)].flatMap(([area_id, parts]): AreaSum[] =>
    areas.at(level, period).has(area_id)
      ? [{kind, period, level, area_id, partLevel, parts: parts.map((part) => part.area_id)}]
      : []
  );
}

/** The whole town as the sum of its zones: some counts are given for these two only. */
function townSums(level: string | undefined, partLevel: string, period: string, areas: AreaIndex): AreaSum[] {
  const [town, ...others] = level === undefined ? [] : areas.at(level, period).keys();
  const parts = [...areas.at(partLevel, period).keys()];
  if (level === undefined || town === undefined || others.length > 0 || parts.length === 0) return [];
  return [{kind: "zoning", period, level, area_id: town, partLevel, parts}];
}

/** Parts without a value of counts whose sums may lack parts. */
export function absentParts(rows: readonly Observation[], catalogue: Catalogue): Set<string> {
  const absent = rows.filter(
    ({indicator, value}) => value === null && catalogue.get(indicator)?.gap === "partial"
  );
  return new Set(absent.map((row) => cellKey({...row, table: row.indicator})));
}

const ENOUGH = 10;

/**
 * Breakdowns that nobody declared: runs of neighbouring counts of the catalogue that add up to another count wherever all
 * are known, in at least ten places. A reader would notice them too.
 */
export function findBreakdowns(blocks: readonly ObservationBlock[], catalogue: Catalogue): Breakdown[] {
  const counts = blocks.filter(({indicator}) => catalogue.get(indicator)?.type === "count");
  const tables = [...groupBy(counts, ({level, period}) => `${level} ${period}`).values()].map(
    (group) => new Map(group.map(({indicator, values}) => [indicator, values]))
  );
  const keys = [...catalogue.values()]
    .filter(({type}) => type === "count")
    .map(({indicator}) => indicator.key);
  return keys.flatMap((total) =>
    keys.flatMap((_, first): Breakdown[] => {
      const run = keys.slice(first);
      const end = run.indexOf(total);
      const parts = end < 0 ? run : run.slice(0, end);
      const found = [...parts.keys()]
        .slice(1)
        .find((last) => addsUp(total, parts.slice(0, last + 1), tables));
      return found === undefined ? [] : [{total, parts: parts.slice(0, found + 1)}];
    })
  );
}

type Columns = ReadonlyMap<string, Float64Array>;

function addsUp(total: string, parts: readonly string[], tables: readonly Columns[]): boolean {
  let agreeing = 0;
  for (const table of tables) {
    const whole = table.get(total);
    const columns = parts.map((part) => table.get(part));
    if (whole === undefined || columns.includes(undefined)) continue;
    for (const [at, sum] of whole.entries()) {
      const found = columns.reduce((all, column) => all + column![at]!, 0);
      if (Number.isNaN(sum) || Number.isNaN(found)) continue;
      if (sum !== found) return false;
      if (sum > 0) agreeing++;
    }
  }
  return agreeing >= ENOUGH;
}

/** The numerators of rates that are shares: never more than their denominator. */
export function findShares(blocks: readonly ObservationBlock[], catalogue: Catalogue): Subset[] {
  const exceeding = new Set(
    blocks
      .filter(({numerators, denominators}) => numerators?.some((value, at) => value > denominators![at]!))
      .map(({indicator}) => indicator)
  );
  return [...catalogue.values()]
    .filter(({type, indicator}) => type === "rate" && !exceeding.has(indicator.key))
    .map((entry) => ({whole: denominatorTable(entry), part: numeratorTable(entry)}));
}
