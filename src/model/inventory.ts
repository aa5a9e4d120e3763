import type {Changes} from "./changes.js";

/** What a municipality delivered and what became of it: the page "Datenbestand" of internal builds. */
export interface Inventory {
  readonly tables: readonly DeliveredTable[];
  /** Remarks on boundary files, by file. */
  readonly boundaries: readonly {readonly file: string; readonly remarks: number; readonly unused: number}[];
  readonly availability: readonly Availability[];
  /** How many areas a level has in a period. */
  readonly areas: readonly {readonly level: string; readonly period: string; readonly count: number}[];
  readonly sources: readonly DeliveringSource[];
  /** How many sums were written although areas are missing in them, as the catalogue chose. */
  readonly partial_sums: number;
  /** null: nothing was accepted before. */
  readonly changes: Changes | null;
}

/** One file or sheet: `read` = `used` + `reported`. */
export interface DeliveredTable {
  readonly file: string;
  readonly sheet: string | null;
  /** Title of the extract it belongs to. */
  readonly title: string;
  /** Title of its source. */
  readonly source: string;
  /** Key of the level of its areas; null: places with coordinates or addresses. */
  readonly level: string | null;
  readonly read: number;
  readonly used: number;
  readonly reported: number;
  readonly findings: readonly Finding[];
  readonly unused_columns: readonly string[];
  /** Areas of the level without a row. */
  readonly absent: readonly {readonly period: string; readonly area_ids: readonly string[]}[];
}

/** All entries of a table's report with the same reason. */
export interface Finding {
  readonly reason: string;
  /** Whether the rows were used all the same. */
  readonly used: boolean;
  readonly count: number;
  /** The first places, from 1; column null: the row as a whole. */
  readonly places: readonly {readonly row: number; readonly column: number | null}[];
}

/** Of one indicator, level and period: how many areas have a value, how many are withheld, how many lack one otherwise. */
export interface Availability {
  readonly indicator: string;
  readonly level: string;
  readonly period: string;
  readonly values: number;
  readonly withheld: number;
  readonly other: number;
}

export interface DeliveringSource {
  readonly title: string;
  readonly office: string;
  readonly licence: string;
  readonly files: readonly string[];
}
