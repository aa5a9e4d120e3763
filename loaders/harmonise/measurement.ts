import type {Flag} from "../../src/model/observation.js";

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

/** The cells of one indicator, level and period by area. */
export interface Block {
  readonly key: string;
  readonly level: string;
  readonly period: string;
  readonly cells: ReadonlyMap<string, Cell>;
  /** Values of several areas together; nothing in `cells` says how they share them. */
  readonly groups: readonly AreaGroup[];
}

export interface AreaGroup {
  readonly members: readonly string[];
  readonly cell: Cell;
}

const WEIGHT: Readonly<Record<Flag, number>> = {
  suppressed: 3,
  below_minimum: 2,
  missing: 1,
  not_applicable: 0
};

/** Sum of cells. Where one has no value the sum has none either: it carries the strictest of their flags. */
export function sumCells(cells: readonly Cell[]): Cell {
  const flags = cells.flatMap(({flag}) => (flag === null ? [] : [flag]));
  if (flags.length > 0) return {value: null, flag: flags.reduce((a, b) => (WEIGHT[b] > WEIGHT[a] ? b : a))};
  return {value: cells.reduce((sum, {value}) => sum + (value ?? 0), 0), flag: null};
}

/** Sum of the cells that have a value, whatever the others lack; without value only where none has one. */
export function sumKnownCells(cells: readonly Cell[]): Cell {
  const known = cells.filter(({flag}) => flag === null);
  return sumCells(known.length > 0 ? known : cells);
}
