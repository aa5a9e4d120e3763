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
  readonly groups?: readonly AreaGroup[];
}

export interface AreaGroup {
  /** Positions in the block's list of areas. */
  readonly members: readonly number[];
  readonly cell: Cell;
}
