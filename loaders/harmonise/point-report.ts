/** Why a row of points or addresses was not used. */
export type PointReason =
  | "blank"
  | "left_out"
  | "no_category"
  | "unknown_category"
  | "no_coordinates"
  | "bad_coordinates"
  | "no_address"
  | "unknown_address"
  | "ambiguous_address"
  | "outside"
  | "duplicate";

/** What is to be said about a row that was used. */
export type PointRemark =
  | "spelling"
  | "inexact_address"
  /** In the area the row names, although the boundaries have it a few metres outside. */
  | "near_border"
  | "other_area"
  | "partly_outside"
  | "bad_link"
  | "not_released";

/** One line of the report. Rows and columns count from 1; of GeoJSON the row is the feature's number. */
export interface PointEntry {
  readonly row: number;
  /** null: the row as a whole. */
  readonly column: number | null;
  readonly reason: PointReason | PointRemark;
  /** Whether the row was used all the same. */
  readonly used: boolean;
  /** What was found and what to do, in English. */
  readonly detail: string;
}

/** What became of one file of places: `read` = `used` + `reported`. */
export interface PointReport {
  /** Id in the manifest's `points`, or "addresses". */
  readonly points: string;
  readonly file: string;
  readonly sheet: string | null;
  /** Rows above the data. */
  readonly header_rows: number;
  readonly read: number;
  readonly used: number;
  /** Rows not used, each with an entry. */
  readonly reported: number;
  readonly entries: readonly PointEntry[];
  /** Headings of columns that the manifest does not name and that are dropped. */
  readonly unused_columns: readonly string[];
  /** Those of them that look like a person's contact: telephone, mail, name. */
  readonly contact_columns: readonly string[];
}
