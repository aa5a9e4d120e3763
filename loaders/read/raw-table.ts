/** A cell as the file has it: CSV cells are text, Excel cells keep their type. null: nothing in it. */
export type RawCell = string | number | boolean | Date | null;

/** Something a reader noticed about a table. Never carries a delivered value. */
export interface RawRemark {
  /**
   * ragged: the row has more or fewer cells than the others, so that its values may stand in the wrong columns.
   * single: one cell in a table of several columns, a title or footnote.
   * open_end: the file may be cut off within its last number.
   * hidden: a row, column or sheet that a spreadsheet program does not show.
   * merged: one cell over several rows. percent: a column of shares of 1 that is shown as per cent.
   */
  readonly kind: "ragged" | "single" | "open_end" | "hidden" | "merged" | "percent";
  /** From 1; null: no single row. */
  readonly row: number | null;
  /** From 1; null: no single column. */
  readonly column: number | null;
  readonly detail: string;
}

/**
 * A sheet or CSV file as read, nothing interpreted. Row and column numbers of every report are indices + 1, as a
 * spreadsheet program shows them. A row ends with its last cell that has something in it, or later.
 */
export interface RawTable {
  /** As written in the manifest. */
  readonly file: string;
  /** null for CSV. */
  readonly sheet: string | null;
  readonly rows: readonly (readonly RawCell[])[];
  /** Left out where there are none. */
  readonly remarks?: readonly RawRemark[];
}

/** Stands for a formula whose result the file does not have, as programs write it that do not calculate. */
export const NOT_CALCULATED = "#NOT CALCULATED";

/** A cell as trimmed text, all kinds of blanks (no-break, narrow) as one space; "" for nothing. Dates as YYYY-MM-DD. */
export function cellText(cell: RawCell | undefined): string {
  if (cell === null || cell === undefined) return "";
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return String(cell).replace(/\s+/gu, " ").trim();
}

export function isBlankRow(row: readonly RawCell[]): boolean {
  return row.every((cell) => cellText(cell) === "");
}

/** Whether a text is what a spreadsheet shows where a formula failed ("#N/A", in German "#NV"). */
export function isSheetError(text: string): boolean {
  return /^#[\p{Lu}\d/ ]+[!?]?$/u.test(text);
}
