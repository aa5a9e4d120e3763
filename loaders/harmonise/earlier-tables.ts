import type {AreaGroup, Block} from "./measurement.js";

/** Values of several areas together, and the row they came from. */
export interface RowedGroup extends AreaGroup {
  readonly row: number;
}

/** What one table delivered, with the row of each value, counted from 1; 0: no row. */
export interface RowedBlock extends Block {
  readonly rows: Uint32Array;
  readonly groups: readonly RowedGroup[];
}

/** Where a value was first delivered, by the name of its block and its area. */
export interface Deliveries {
  get(block: string, area: string): string | undefined;
  set(block: string, area: string, where: string): void;
}

/** Name of a block. */
export function blockName({key, level, period}: Pick<Block, "key" | "level" | "period">): string {
  return `${key} ${level} ${period}`;
}

/** A file, or a sheet of a workbook. */
export interface Table {
  readonly file: string;
  readonly sheet: string | null;
}

/** "extracts/a.xlsx, sheet Daten, row 7" */
export function rowLabel({file, sheet}: Table, row: number | ""): string {
  return `${file}${sheet ? `, sheet ${sheet}` : ""}, row ${row}`;
}

/** What the tables read so far have delivered. */
export class EarlierTables {
  readonly #blocks = new Map<string, {readonly table: Table; readonly block: RowedBlock}[]>();

  add(table: Table, blocks: readonly RowedBlock[]): void {
    for (const block of blocks) {
      const name = blockName(block);
      this.#blocks.set(name, [...(this.#blocks.get(name) ?? []), {table, block}]);
    }
  }

  /** Where a value was delivered. */
  get(name: string, area: string): string | undefined {
    for (const {table, block} of this.#blocks.get(name) ?? []) {
      const row = rowOf(block, area);
      if (row > 0) return rowLabel(table, row);
    }
    return undefined;
  }

  /** Whether anything of a block was delivered. */
  touches(name: string): boolean {
    return this.#blocks.has(name);
  }

  /** Whether one of the values was delivered before. */
  overlaps(blocks: readonly RowedBlock[]): boolean {
    return blocks.some((block) => {
      const name = blockName(block);
      if (!this.touches(name)) return false;
      const single = block.cells.areas.ids.filter((_, at) => block.rows[at]! > 0);
      const together = block.groups.map((group) => groupName(block, group));
      return [...single, ...together].some((area) => this.get(name, area) !== undefined);
    });
  }
}

/** The row in which a block's value for an area, or for several joined by "+", was delivered; 0 for none. */
export function rowOf({cells, rows, groups}: RowedBlock, area: string): number {
  const position = cells.areas.positions.get(area);
  if (position !== undefined) return rows[position]!;
  return groups.find((group) => groupName({cells}, group) === area)?.row ?? 0;
}

function groupName({cells}: Pick<RowedBlock, "cells">, {members}: AreaGroup): string {
  return members.map((at) => cells.areas.ids[at]).join("+");
}
