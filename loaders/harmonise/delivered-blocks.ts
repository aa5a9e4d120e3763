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
    const block = blocks.get(name) ?? emptyBlock(key, level, period, areas);
    blocks.set(name, block);
    const [position = 0, ...others] = (members ?? [area_id]).map((id) => {
      const found = block.cells.areas.positions.get(id);
      if (found === undefined) throw new Error(`harmonise: no ${level} "${id}" in ${period}`);
      return found;
    });
    if (members !== undefined) {
      block.groups.push({members: [position, ...others], cell: {value, flag} as Cell});
      continue;
    }
    block.cells.values[position] = value ?? NaN;
    block.cells.flags[position] = flagCode(flag);
  }
  return [...blocks.values()];
}

function emptyBlock(key: string, level: string, period: string, areas: AreaLists): OpenBlock {
  return {key, level, period, cells: missingCells(areas.at(level, period)), groups: []};
}
