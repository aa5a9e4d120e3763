import type {Flag} from "../../src/model/observation.js";
import type {Cells} from "./cells.js";

/** A value, or why there is none. */
export type Cell =
  {readonly value: number; readonly flag: null} | {readonly value: null; readonly flag: Flag};

/** What was delivered, or summed, for one indicator, area and period. */
export type Measurement = Cell & {
  readonly key: string;
  readonly level: string;
  readonly period: string;
  /** Of a row that stands for several areas their keys, joined by "+". */
  readonly area_id: string;
  /** The areas that only their sum is known of; not there for a single area. */
  readonly members?: readonly string[];
};

/** The cells of one indicator, level and period. An area of the level without a delivery is missing. */
export interface Block {
  readonly key: string;
  readonly level: string;
  readonly period: string;
  readonly cells: Cells;
  /** Values of several areas together; nothing in `cells` says how they share them. */
  readonly groups: readonly AreaGroup[];
}

export interface AreaGroup {
  readonly members: readonly string[];
  readonly cell: Cell;
}

/** How much a flag says about a sum: of several the one with the largest weight stands. */
export const STRICTNESS: Readonly<Record<Flag, number>> = {
  suppressed: 4,
  below_minimum: 3,
  missing: 2,
  not_applicable: 1
};

/** Sum of cells. Where one has no value the sum has none either: it carries the strictest of their flags. */
export function sumCells(cells: readonly Cell[]): Cell {
  const flags = cells.flatMap(({flag}) => (flag === null ? [] : [flag]));
  if (flags.length > 0) {
    return {value: null, flag: flags.reduce((a, b) => (STRICTNESS[b] > STRICTNESS[a] ? b : a))};
  }
  return {value: cells.reduce((sum, {value}) => sum + (value ?? 0), 0), flag: null};
}
