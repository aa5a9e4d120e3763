import type {Level} from "../../src/model/area.js";
import type {Catalogue} from "../catalogue/catalogue.js";
import type {AreaIndex} from "./area-index.js";
import {type AreaGroup, type Block, type Cell, type Measurement} from "./measurement.js";

const MISSING: Cell = {value: null, flag: "missing"};

/** Blocks by level, for one key and period. */
export type LevelBlocks = ReadonlyMap<string, Block>;

/** How a key's cells are added; null where they are not. */
export type SumRule = (key: string) => ((cells: readonly Cell[]) => Cell) | null;

/** Key and period of a group of blocks. */
export function blockKey(key: string, period: string): string {
  return `${key} ${period}`;
}

/**
 * Measurements as complete blocks, per (key, period) and level: an area of a delivered level without a row is missing.
 * What has a rule is summed up to the levels that have no delivery of their own for that period, and to the levels beside
 * the hierarchy. Values of several areas together enter the sums over all of them where none has a row of its own.
 */
export function sumLevels(
  measurements: readonly Measurement[],
  levels: readonly Level[],
  areas: AreaIndex,
  ruleOf: SumRule
): Map<string, LevelBlocks> {
  const result = new Map<string, LevelBlocks>();
  for (const [group, delivered] of groupBlocks(measurements, areas)) {
    const [first] = delivered.values();
    if (first === undefined) continue;
    const sum = ruleOf(first.key);
    result.set(group, sum === null ? delivered : sumUp(delivered, levels, areas, sum));
  }
  return result;
}

/** Whether a key's values are added up the levels. */
export function isCount(catalogue: Catalogue): (key: string) => boolean {
  return (key) => catalogue.get(key)?.type === "count";
}

/** Pairs of a level and the one whose areas it is made of: up the hierarchy, then the levels beside it. */
function steps(levels: readonly Level[], areas: AreaIndex): {level: string; from: string}[] {
  const keys = levels.map(({key}) => key);
  const chain = keys.filter((key) => areas.zonesOf(key) === null).reverse();
  const up = chain.slice(1).map((level, index) => ({level, from: chain[index]!}));
  const beside = keys.flatMap((level) => {
    const from = areas.zonesOf(level);
    return from === null ? [] : [{level, from}];
  });
  return [...up, ...beside];
}

function sumUp(
  delivered: LevelBlocks,
  levels: readonly Level[],
  areas: AreaIndex,
  sum: (cells: readonly Cell[]) => Cell
): Map<string, Block> {
  const blocks = new Map(delivered);
  for (const {level, from} of steps(levels, areas)) {
    const parts = blocks.get(from);
    if (blocks.has(level) || parts === undefined) continue;
    const {key, period} = parts;
    const children = areas.childrenAt(from, period, level);
    const cells = [...areas.at(level, period).keys()].map((id): [string, Cell] => {
      const within = (children.get(id) ?? []).map(({area_id}) => area_id);
      const cell = cellsWithin(within, parts);
      return [id, cell.length > 0 ? sum(cell) : MISSING];
    });
    blocks.set(level, {key, level, period, cells: new Map(cells), groups: []});
  }
  return blocks;
}

/** The cells of areas, with one for all of a group in place of its members' that are missing. */
function cellsWithin(ids: readonly string[], {cells, groups}: Block): Cell[] {
  const isOpen = (id: string) => ids.includes(id) && cells.get(id) === MISSING;
  const used = groups.filter(({members}) => members.every(isOpen));
  const grouped = new Set(used.flatMap(({members}) => members));
  const single = ids.filter((id) => !grouped.has(id)).map((id) => cells.get(id) ?? MISSING);
  return [...single, ...used.map(({cell}) => cell)];
}

interface OpenBlock extends Block {
  readonly cells: Map<string, Cell>;
  readonly groups: AreaGroup[];
}

function groupBlocks(
  measurements: readonly Measurement[],
  areas: AreaIndex
): Map<string, Map<string, OpenBlock>> {
  const all = new Map<string, Map<string, OpenBlock>>();
  for (const measurement of measurements) {
    const {key, level, period, area_id, members} = measurement;
    const group = blockKey(key, period);
    const blocks = all.get(group) ?? new Map<string, OpenBlock>();
    all.set(group, blocks);
    const block = blocks.get(level) ?? openBlock(measurement, areas);
    blocks.set(level, block);
    const {value, flag} = measurement;
    const cell = {value, flag} as Cell;
    if (members === undefined) block.cells.set(area_id, cell);
    else block.groups.push({members, cell});
  }
  return all;
}

function openBlock({key, level, period}: Measurement, areas: AreaIndex): OpenBlock {
  const cells = [...areas.at(level, period).keys()].map((id): [string, Cell] => [id, MISSING]);
  return {key, level, period, cells: new Map(cells), groups: []};
}
