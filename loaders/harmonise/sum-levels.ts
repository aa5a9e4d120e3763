import type {Level} from "../../src/model/area.js";
import type {Catalogue} from "../catalogue/catalogue.js";
import type {AreaLists} from "./area-list.js";
import {sumParts, withGroups, type SumRule} from "./cells.js";
import type {Block} from "./measurement.js";

/** Blocks by level, for one key and period. */
export type LevelBlocks = ReadonlyMap<string, Block>;

/** Key and period of a group of blocks. */
export function blockKey(key: string, period: string): string {
  return `${key} ${period}`;
}

/**
 * Delivered blocks by `blockKey` and level. What `ruleOf` has a rule for is summed up to the levels that have no delivery
 * of their own for that period, and to the levels beside the hierarchy. Values of several areas together enter the sums
 * over all of them.
 */
export function sumLevels(
  delivered: readonly Block[],
  levels: readonly Level[],
  areas: AreaLists,
  ruleOf: (key: string) => SumRule | null
): Map<string, LevelBlocks> {
  const groups = new Map<string, Map<string, Block>>();
  for (const block of delivered) {
    const group = blockKey(block.key, block.period);
    const blocks = groups.get(group) ?? new Map<string, Block>();
    groups.set(group, blocks.set(block.level, block));
  }
  for (const blocks of groups.values()) {
    const [first] = blocks.values();
    const rule = first === undefined ? null : ruleOf(first.key);
    if (first !== undefined && rule !== null) sumUp(blocks, first, {levels, areas, rule});
  }
  return groups;
}

/** Whether a key's values are added up the levels. */
export function isCount(catalogue: Catalogue): (key: string) => boolean {
  return (key) => catalogue.get(key)?.type === "count";
}

/** Adds the levels above the finest delivered one, from below, then the levels beside the hierarchy. */
function sumUp(
  blocks: Map<string, Block>,
  {key, period}: Block,
  {levels, areas, rule}: {levels: readonly Level[]; areas: AreaLists; rule: SumRule}
): void {
  for (const {level, of} of steps(levels, areas)) {
    const parts = blocks.get(of);
    if (blocks.has(level) || parts === undefined) continue;
    const parents = areas.partsOf(level, of, period);
    const summed = withGroups(parts.cells, parts.groups ?? [], parents);
    blocks.set(level, {key, level, period, cells: sumParts(areas.at(level, period), summed, parents, rule)});
  }
}

/** Levels that are summed, each with the one it is made of. */
function steps(levels: readonly Level[], areas: AreaLists): {level: string; of: string}[] {
  const keys = levels.map(({key}) => key);
  const chain = keys.filter((key) => areas.zonesOf(key) === null).reverse();
  const up = chain.slice(1).map((level, index) => ({level, of: chain[index]!}));
  const beside = keys.flatMap((level) => {
    const of = areas.zonesOf(level);
    return of === null ? [] : [{level, of}];
  });
  return [...up, ...beside];
}
