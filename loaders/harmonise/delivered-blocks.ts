import type {AreaList, AreaLists} from "./area-list.js";
import {flagCode, MISSING_CODE, missingCells} from "./cells.js";
import {blockName, type RowedBlock, type RowedGroup} from "./earlier-tables.js";
import type {Block, Cell, Measurement} from "./measurement.js";

/** A block that is being filled. */
export interface OpenBlock extends RowedBlock {
  readonly groups: RowedGroup[];
}

export function openBlock(place: Pick<Block, "key" | "level" | "period">, areas: AreaList): OpenBlock {
  const {key, level, period} = place;
  const rows = new Uint32Array(areas.ids.length);
  return {key, level, period, cells: missingCells(areas), rows, groups: []};
}

/** Puts a measurement from a row into its block. */
export function fill({cells, rows, groups}: OpenBlock, measurement: Measurement, row: number): void {
  const {area_id, members, value, flag} = measurement;
  if (members !== undefined) {
    const positions = members.map((id) => positionOf(id, cells.areas, measurement));
    groups.push({members: positions, cell: {value, flag} as Cell, row});
    return;
  }
  const position = positionOf(area_id, cells.areas, measurement);
  cells.values[position] = value ?? NaN;
  cells.flags[position] = flagCode(flag);
  rows[position] = row;
}

function positionOf(area: string, {positions}: AreaList, {level, period}: Measurement): number {
  const found = positions.get(area);
  if (found === undefined) throw new Error(`harmonise: no ${level} "${area}" in ${period}`);
  return found;
}

/** Measurements as blocks, in order of first appearance; `rowOf` says the row of each, counted from 1. */
export function deliveredBlocks(
  measurements: readonly Measurement[],
  areas: AreaLists,
  rowOf: (measurement: Measurement) => number
): RowedBlock[] {
  const blocks = new Map<string, OpenBlock>();
  const find = (measurement: Measurement) => {
    const name = blockName(measurement);
    const block = blocks.get(name) ?? openBlock(measurement, areas.at(measurement.level, measurement.period));
    blocks.set(name, block);
    return block;
  };
  /** The block that each key was last put into: mostly the next one is the same. */
  const last = new Map<string, OpenBlock>();
  for (const measurement of measurements) {
    const {key, level, period} = measurement;
    const known = last.get(key);
    const isSame = known?.period === period && known.level === level;
    const block = isSame ? known : find(measurement);
    if (!isSame) last.set(key, block);
    fill(block, measurement, rowOf(measurement));
  }
  return [...blocks.values()];
}

/** The blocks of all tables; where several tables delivered to one, their cells together. */
export function joinBlocks(blocks: readonly Block[]): Block[] {
  const joined = new Map<string, Block>();
  for (const block of blocks) {
    const name = blockName(block);
    const known = joined.get(name);
    joined.set(name, known === undefined ? block : join(known, block));
  }
  return [...joined.values()];
}

function join(first: Block, second: Block): Block {
  const values = first.cells.values.slice();
  const flags = first.cells.flags.slice();
  for (let at = 0; at < values.length; at++) {
    if (flags[at] !== MISSING_CODE) continue;
    values[at] = second.cells.values[at]!;
    flags[at] = second.cells.flags[at]!;
  }
  const groups = [...(first.groups ?? []), ...(second.groups ?? [])];
  return {...first, cells: {areas: first.cells.areas, values, flags}, groups};
}
