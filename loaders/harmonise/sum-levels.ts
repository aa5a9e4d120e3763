import type {Level} from "../../src/model/area.js";
import type {Catalogue} from "../catalogue/catalogue.js";
import type {AreaLists} from "./area-list.js";
import {MISSING_CODE, sumParts, type Addend, type Cells, type SumRule} from "./cells.js";
import type {Block} from "./measurement.js";

/** Blocks by level, for one key and period. */
export type LevelBlocks = ReadonlyMap<string, Block>;

/** Key and period of a group of blocks. */
export function blockKey(key: string, period: string): string {
  return `${key} ${period}`;
}

/**
 * Delivered blocks by `blockKey` and level. What has a rule is summed up to the levels that have no delivery of their own
 * for that period, and to the levels beside the hierarchy. Values of several areas together enter the sums over all of
 * them where none has a value of its own.
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
  const order = steps(levels, areas);
  for (const blocks of groups.values()) {
    const [first] = blocks.values();
    const rule = first === undefined ? null : ruleOf(first.key);
    if (rule !== null) sumUp(blocks, order, areas, rule);
  }
  return groups;
}

/** Whether a key's values are added up the levels. */
export function isCount(catalogue: Catalogue): (key: string) => boolean {
  return (key) => catalogue.get(key)?.type === "count";
}

/** A level, and the one whose areas its areas are made of. */
interface Step {
  readonly level: string;
  readonly from: string;
}

/** Up the hierarchy, then the levels beside it. */
function steps(levels: readonly Level[], areas: AreaLists): Step[] {
  const keys = levels.map(({key}) => key);
  const chain = keys.filter((key) => areas.zonesOf(key) === null).reverse();
  const up = chain.slice(1).map((level, index) => ({level, from: chain[index]!}));
  const beside = keys.flatMap((level) => {
    const from = areas.zonesOf(level);
    return from === null ? [] : [{level, from}];
  });
  return [...up, ...beside];
}

/** Adds the levels that are not there. */
function sumUp(blocks: Map<string, Block>, order: readonly Step[], areas: AreaLists, rule: SumRule): void {
  for (const {level, from} of order) {
    const parts = blocks.get(from);
    if (blocks.has(level) || parts === undefined) continue;
    const {key, period} = parts;
    const {wholes, together} = inGroups(parts, areas.wholesOf(level, from, period));
    const cells = sumParts(areas.at(level, period), parts.cells, wholes, together, rule);
    blocks.set(level, {key, level, period, cells, groups: []});
  }
}

/** Values of several areas that are part of the same one, and the areas without those that enter through them. */
function inGroups({cells, groups}: Block, wholes: Int32Array): {wholes: Int32Array; together: Addend[]} {
  if (groups.length === 0) return {wholes, together: []};
  const others = wholes.slice();
  const together = groups.flatMap(({members, cell}): Addend[] => {
    const positions = members.map((id) => cells.areas.positions.get(id) ?? -1);
    const whole = wholes[positions[0] ?? -1] ?? -1;
    const isOpen = (at: number) => at >= 0 && wholes[at] === whole && isMissing(cells, at);
    if (whole < 0 || !positions.every(isOpen)) return [];
    positions.forEach((at) => (others[at] = -1));
    return [{whole, cell}];
  });
  return {wholes: others, together};
}

function isMissing({flags}: Cells, at: number): boolean {
  return flags[at] === MISSING_CODE;
}
