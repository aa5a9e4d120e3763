import {isBlankRow, type RawRemark} from "./raw-table.js";

interface RaggedOptions {
  /** Whether the last row has no line break behind it. */
  readonly endsOpen: boolean;
  /** "blank": blank cells at the end of a row may be left out. */
  readonly shortRows: "blank" | null;
}

/**
 * Remarks on the rows that have another number of cells than most: a delimiter too many or too few moves values into
 * wrong columns. Blank cells too many at the end move nothing. Rows of one cell are titles and footnotes in a table of
 * several columns; they are remarked upon as well, for what comes after the header has to have values.
 */
export function raggedRows(
  rows: readonly (readonly string[])[],
  {endsOpen, shortRows}: RaggedOptions
): RawRemark[] {
  const width = commonWidth(rows.map(({length}) => length));
  if (width < 2) return [];
  const ragged = rows.flatMap((row, index) => {
    const isLast = endsOpen && index === rows.length - 1;
    return raggedRow(row, index + 1, width, isLast ? null : shortRows) ?? [];
  });
  const last = rows.at(-1);
  const open = endsOpen && last !== undefined ? openEnd(last, rows.length, width) : null;
  return open === null ? ragged : [...ragged, open];
}

/** What is to be said of a row where most have `width` cells; null: nothing. `number` counts from 1. */
export function raggedRow(
  row: readonly string[],
  number: number,
  width: number,
  shortRows: RaggedOptions["shortRows"]
): RawRemark | null {
  const fits = row.length < width ? shortRows === "blank" : isBlankRow(row.slice(width));
  if (fits || isBlankRow(row)) return null;
  const cells = row.length === 1 ? "1 cell" : `${row.length} cells`;
  const detail = `${cells} where most rows have ${width}`;
  return {kind: row.length === 1 ? "single" : "ragged", row: number, column: null, detail};
}

/** The last number of a file that is cut off within it looks like a whole one. */
export function openEnd(last: readonly string[], number: number, width: number): RawRemark | null {
  if (last.length !== width || !/\d$/.test(last.at(-1) ?? "")) return null;
  const detail = "no line break after the last number; if the file was cut off, the number was too";
  return {kind: "open_end", row: number, column: last.length, detail};
}

/** The number of cells that most rows of more than one cell have; of equals the larger. 0 where there is no such row. */
export function commonWidth(widths: Iterable<number>): number {
  const counts: number[] = [];
  for (const width of widths) counts[width] = (counts[width] ?? 0) + 1;
  let best = {width: 0, count: 0};
  counts.forEach((count, width) => {
    if (width > 1 && count >= best.count) best = {width, count};
  });
  return best.width;
}
