/** A cell as the file has it: CSV cells are text, Excel cells keep their type. null: nothing in it. */
export type RawCell = string | number | boolean | Date | null;

/**
 * A sheet or CSV file as read, nothing interpreted. Row and column numbers of every report are indices + 1, as a
 * spreadsheet program shows them.
 */
export interface RawTable {
  /** As written in the manifest. */
  readonly file: string;
  /** null for CSV. */
  readonly sheet: string | null;
  readonly rows: readonly (readonly RawCell[])[];
}

/** A cell as trimmed text, all kinds of blanks (no-break, narrow) as one space; "" for nothing. Dates as YYYY-MM-DD. */
export function cellText(cell: RawCell | undefined): string {
  if (cell === null || cell === undefined) return "";
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return String(cell).replace(/\s+/gu, " ").trim();
}

export function isBlankRow(row: readonly RawCell[]): boolean {
  return row.every((cell) => cellText(cell) === "");
}
