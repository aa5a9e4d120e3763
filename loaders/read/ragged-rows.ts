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
  const width = commonWidth(rows);
  if (width < 2) return [];
  const ragged = rows.flatMap((row, index): RawRemark[] => {
    const isLast = endsOpen && index === rows.length - 1;
    const fits = row.length < width ? shortRows === "blank" && !isLast : isBlankRow(row.slice(width));
    if (fits || isBlankRow(row)) return [];
    const cells = row.length === 1 ? "1 cell" : `${row.length} cells`;
    const detail = `${cells} where most rows have ${width}`;
    return [{kind: row.length === 1 ? "single" : "ragged", row: index + 1, column: null, detail}];
  });
  return [...ragged, ...openEnd(rows, endsOpen, width)];
}

/** The last number of a file that is cut off within it looks like a whole one. */
function openEnd(rows: readonly (readonly string[])[], endsOpen: boolean, width: number): RawRemark[] {
  const last = rows.at(-1);
  if (!endsOpen || last?.length !== width || !/\d$/.test(last.at(-1) ?? "")) return [];
  const detail = "no line break after the last number; if the file was cut off, the number was too";
  return [{kind: "open_end", row: rows.length, column: last.length, detail}];
}

/** The number of cells that most rows of more than one cell have; of equals the larger. 0 where there is no such row. */
function commonWidth(rows: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>();
  for (const {length} of rows) if (length > 1) counts.set(length, (counts.get(length) ?? 0) + 1);
  return [...counts].reduce(
    (best, each) => (each[1] > best[1] || (each[1] === best[1] && each[0] > best[0]) ? each : best),
    [0, 0]
  )[0];
}
