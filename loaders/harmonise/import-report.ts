import type {Flag} from "../../src/model/observation.js";
import type {RawRemark} from "../read/raw-table.js";
import type {GeometryReport} from "./geometry-report.js";

/** Why a row was not used. */
export type RowReason =
  | "blank"
  | "total"
  | "footnote"
  | "ragged"
  | "unknown_area"
  | "other_vintage"
  | "duplicate"
  | "no_period"
  | "unknown_indicator"
  | "no_count"
  | "outside";

/**
 * What is to be said about a row that was used. `matched` and `combined` stand once per text, at its first row.
 */
export type Remark =
  | "matched"
  | "combined"
  | "not_covered"
  | "not_computed"
  | "unreadable"
  | "not_a_count"
  | "duplicate_value"
  | "unknown_at_period"
  | "unreliable"
  | "below_half"
  | ReaderRemark;

/** What a reader noticed: see `RawRemark`. */
export type ReaderRemark = Exclude<RawRemark["kind"], "ragged" | "single">;

/** One line of the report. Rows and columns count from 1, as in a spreadsheet. Never carries a delivered value. */
export interface ReportEntry {
  readonly row: number;
  /** null: the row as a whole. */
  readonly column: number | null;
  readonly reason: RowReason | Remark;
  /** Whether the row was used all the same. */
  readonly used: boolean;
  /** What was found and what to do, in English. */
  readonly detail: string;
}

/** What became of one CSV file or sheet: `read` = `used` + `reported`. */
export interface TableReport {
  readonly extract: string;
  readonly file: string;
  readonly sheet: string | null;
  readonly level: string;
  /** Rows above the data: titles and header. */
  readonly header_rows: number;
  readonly read: number;
  readonly used: number;
  /** Rows not used, each with an entry or counted in `omitted`. */
  readonly reported: number;
  readonly entries: readonly ReportEntry[];
  /** Of very many entries of one reason only the first are listed; how many more there are, by reason. */
  readonly omitted?: Readonly<Partial<Record<ReportEntry["reason"], number>>>;
  /** Cells without a value in the rows used, by their flag; a flag no cell has is not there. */
  readonly no_value?: Readonly<Partial<Record<Flag, number>>>;
  /** Headings of columns that the manifest does not name. */
  readonly unused_columns: readonly string[];
  /** Areas of the level that have no row, by period. */
  readonly absent: readonly {readonly period: string; readonly area_ids: readonly string[]}[];
}

/** A sum over areas of which some have no value. */
export interface PartialSum {
  readonly indicator: string;
  readonly level: string;
  readonly period: string;
  readonly area_id: string;
}

/** What became of everything a municipality delivered: extracts table by table, and remarks on geometry files. */
export interface ImportReport {
  /** Sums that were written although areas are missing in them, as the catalogue chose; not there where it did not. */
  readonly partial_sums?: readonly PartialSum[];
  readonly tables: readonly TableReport[];
  readonly geometries: readonly GeometryReport[];
}
