import type {AreaLists} from "./area-list.js";
import {flagCode, missingCells} from "./cells.js";
import type {AreaGroup, Block, Cell, Measurement} from "./measurement.js";

interface OpenBlock extends Block {
  readonly groups: AreaGroup[];
}

/** Measurements as blocks, in order of first appearance. */
export function deliveredBlocks(measurements: readonly Measurement[], areas: AreaLists): Block[] {
  const blocks = new Map<string, OpenBlock>();
  for (const {key, level, period, area_id, members, value, flag} of measurements) {
    const name = `${key} ${level} ${period}`;
    const block = blocks.get(name) ?? {
      ...{key, level, period, cells: missingCells(areas.at(level, period)), groups: []}
    };
    blocks.set(name, block);
    if (members !== undefined) {
      block.groups.push({members, cell: {value, flag} as Cell});
      continue;
    }
    const position = block.cells.areas.positions.get(area_id);
    if (position === undefined) throw new Error(`harmonise: no ${level} "${area_id}" in ${period}`);
    block.cells.values[position] = value ?? NaN;
    block.cells.flags[position] = flagCode(flag);
  }
  return [...blocks.values()];
}
