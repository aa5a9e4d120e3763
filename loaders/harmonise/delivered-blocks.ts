import type {AreaLists} from "./area-list.js";
import {flagCode, missingCells} from "./cells.js";
import type {Block, Measurement} from "./measurement.js";

/** Measurements as blocks, in order of first appearance. */
export function deliveredBlocks(measurements: readonly Measurement[], areas: AreaLists): Block[] {
  const blocks = new Map<string, Block>();
  for (const {key, level, period, area_id, value, flag} of measurements) {
    const name = `${key} ${level} ${period}`;
    const block = blocks.get(name) ?? {key, level, period, cells: missingCells(areas.at(level, period))};
    blocks.set(name, block);
    const position = block.cells.areas.positions.get(area_id);
    if (position === undefined) throw new Error(`harmonise: no ${level} "${area_id}" in ${period}`);
    block.cells.values[position] = value ?? NaN;
    block.cells.flags[position] = flagCode(flag);
  }
  return [...blocks.values()];
}
