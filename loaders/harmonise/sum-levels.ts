import type {Level} from "../../src/model/area.js";
import type {Catalogue} from "../catalogue/catalogue.js";
import type {AreaLists} from "./area-list.js";
import {sumParts} from "./cells.js";
import type {Block} from "./measurement.js";

/** Blocks by level, for one key and period. */
export type LevelBlocks = ReadonlyMap<string, Block>;

/** Key and period of a group of blocks. */
export function blockKey(key: string, period: string): string {
  return `${key} ${period}`;
}

/**
 * Delivered blocks by `blockKey` and level. What `isSummed` is summed up to the levels that have no delivery of their
 * own for that period. A sum with a gap has no value, only the gap's flag.
 */
export function sumLevels(
  delivered: readonly Block[],
  levels: readonly Level[],
  areas: AreaLists,
  isSummed: (key: string) => boolean
): Map<string, LevelBlocks> {
  const groups = new Map<string, Map<string, Block>>();
  for (const block of delivered) {
    const group = blockKey(block.key, block.period);
    const blocks = groups.get(group) ?? new Map<string, Block>();
    groups.set(group, blocks.set(block.level, block));
  }
  for (const blocks of groups.values()) {
    const [first] = blocks.values();
    if (first !== undefined && isSummed(first.key)) sumUp(blocks, first, levels, areas);
  }
  return groups;
}

/** Whether a key's values are added up the levels. */
export function isCount(catalogue: Catalogue): (key: string) => boolean {
  return (key) => catalogue.get(key)?.type === "count";
}

/** Adds the levels above the finest delivered one, from below. */
function sumUp(
  blocks: Map<string, Block>,
  {key, period}: Block,
  levels: readonly Level[],
  areas: AreaLists
): void {
  for (let index = levels.length - 2; index >= 0; index--) {
    const level = levels[index]!.key;
    const finer = levels[index + 1]!.key;
    const parts = blocks.get(finer);
    if (blocks.has(level) || parts === undefined) continue;
    const parents = areas.partsOf(level, finer, period);
    const cells = sumParts(areas.at(level, period), parts.cells, parents);
    blocks.set(level, {key, level, period, cells});
  }
}
