import type {Level} from "../../src/model/area.js";
import type {Catalogue} from "../catalogue/catalogue.js";
import type {AreaIndex} from "./area-index.js";
import {sumCells, type Block, type Cell, type Measurement} from "./measurement.js";

const MISSING: Cell = {value: null, flag: "missing"};

/** Blocks by level, for one key and period. */
export type LevelBlocks = ReadonlyMap<string, Block>;

/** Key and period of a group of blocks. */
export function blockKey(key: string, period: string): string {
  return `${key} ${period}`;
}

/**
 * Measurements as complete blocks, per (key, period) and level: an area of a delivered level without a row is missing.
 * What `isSummed` is summed up to the levels that have no delivery of their own for that period. A sum with a gap has no
 * value, only the gap's flag.
 */
export function sumLevels(
  measurements: readonly Measurement[],
  levels: readonly Level[],
  areas: AreaIndex,
  isSummed: (key: string) => boolean
): Map<string, LevelBlocks> {
  const result = new Map<string, LevelBlocks>();
  for (const [group, delivered] of groupBlocks(measurements, areas)) {
    const [first] = delivered.values();
    if (first === undefined) continue;
    result.set(group, isSummed(first.key) ? sumUp(delivered, first, levels, areas) : delivered);
  }
  return result;
}

/** Whether a key's values are added up the levels. */
export function isCount(catalogue: Catalogue): (key: string) => boolean {
  return (key) => catalogue.get(key)?.type === "count";
}

function sumUp(
  delivered: LevelBlocks,
  {key, period}: Block,
  levels: readonly Level[],
  areas: AreaIndex
): Map<string, Block> {
  const blocks = new Map(delivered);
  for (let index = levels.length - 2; index >= 0; index--) {
    const level = levels[index]!.key;
    const finer = levels[index + 1]!.key;
    const parts = blocks.get(finer);
    if (blocks.has(level) || parts === undefined) continue;
    const children = areas.childrenAt(finer, period);
    const cells = [...areas.at(level, period).keys()].map((id): [string, Cell] => {
      const within = children.get(id) ?? [];
      const cell = within.map(({area_id}) => parts.cells.get(area_id) ?? MISSING);
      return [id, cell.length > 0 ? sumCells(cell) : MISSING];
    });
    blocks.set(level, {key, level, period, cells: new Map(cells)});
  }
  return blocks;
}

function groupBlocks(
  measurements: readonly Measurement[],
  areas: AreaIndex
): Map<string, Map<string, Block>> {
  const groups = new Map<
    string,
    Map<string, {key: string; level: string; period: string; cells: Map<string, Cell>}>
  >();
  for (const {key, level, period, area_id, ...cell} of measurements) {
    const group = blockKey(key, period);
    const blocks = groups.get(group) ?? new Map();
    groups.set(group, blocks);
    const block = blocks.get(level) ?? {key, level, period, cells: allMissing(level, period, areas)};
    blocks.set(level, block);
    block.cells.set(area_id, cell);
  }
  return groups;
}

function allMissing(level: string, period: string, areas: AreaIndex): Map<string, Cell> {
  return new Map([...areas.at(level, period).keys()].map((id) => [id, MISSING]));
}
