import {InputError, type Position} from "../problem.js";
import type {RawCell, RawRemark, RawTable} from "./raw-table.js";

/** Cells, with the blank ones between others: more than a spreadsheet program opens. */
const MAX_CELLS = 30_000_000;
interface Span {
  readonly first: number;
  readonly count: number;
}

export const MAX_ROWS = 1_048_576;
export const MAX_COLUMNS = 16_384;

/** Collects the cells of one sheet in the order of the file. Rows and columns count from 0. */
export class SheetBuilder {
  readonly #rows: RawCell[][] = [];
  readonly #hiddenRows: Span[] = [];
  readonly #hiddenColumns: Span[] = [];
  readonly #percent = new Set<number>();
  readonly #remarks: RawRemark[] = [];
  #cells = 0;

  constructor(
    readonly file: string,
    readonly sheet: string
  ) {}

  /** Puts a cell; the same place twice, or a place no sheet has, is an error. Nothing in it: nothing happens. */
  put(row: number, column: number, cell: RawCell): void {
    if (cell === null) return;
    if (row >= MAX_ROWS || column >= MAX_COLUMNS) this.fail("a cell outside of every sheet", row, column);
    while (this.#rows.length <= row) this.#rows.push([]);
    const cells = this.#rows[row] ?? [];
    if (cells[column] !== undefined && cells[column] !== null)
      this.fail("two cells in one place", row, column);
    this.#count(column + 1 - cells.length, row, column);
    while (cells.length < column) cells.push(null);
    cells[column] = cell;
  }

  /** Lets a row stand `times` times in all, as files write it that count equal rows. */
  repeat(row: number, times: number): void {
    const cells = this.#rows[row];
    if (cells === undefined || cells.length === 0) return;
    if (row + times > MAX_ROWS) this.fail("a row outside of every sheet", row, 0);
    this.#count(cells.length * (times - 1), row, 0);
    for (let copy = 1; copy < times; copy++) this.#rows.push([...cells]);
  }

  hideRows(first: number, count = 1): void {
    const last = this.#hiddenRows.at(-1);
    if (last && last.first + last.count === first) {
      this.#hiddenRows.splice(-1, 1, {first: last.first, count: last.count + count});
    } else this.#hiddenRows.push({first, count});
  }

  hideColumns(first: number, count = 1): void {
    this.#hiddenColumns.push({first, count});
  }

  hideSheet(): void {
    this.#remarks.push({kind: "hidden", row: null, column: null, detail: "hidden sheet"});
  }

  percent(column: number): void {
    this.#percent.add(column);
  }

  merge(row: number, column: number, rows: number): void {
    if (rows < 2) return;
    const detail = `one cell over ${rows} rows; what it holds counts for the first`;
    this.#remarks.push({kind: "merged", row: row + 1, column: column + 1, detail});
  }

  fail(problem: string, row: number, column: number, expected?: string): never {
    const at: Position = {file: this.file, sheet: this.sheet, row: row + 1, column: column + 1};
    throw new InputError([{domain: "sheet", problem, expected, ...at}]);
  }

  finish(): RawTable {
    const rows = this.#rows;
    const width = rows.reduce((widest, row) => Math.max(widest, row.length), 0);
    const columns = within(this.#hiddenColumns, width).map(({first, count}): RawRemark => {
      return {kind: "hidden", row: null, column: first + 1, detail: hidden("column", first, count)};
    });
    const shares = [...this.#percent].map((column): RawRemark => {
      const detail = "shown as per cent: its numbers are shares of 1";
      return {kind: "percent", row: null, column: column + 1, detail};
    });
    const hiddenRows = within(this.#hiddenRows, rows.length).map(({first, count}): RawRemark => {
      return {kind: "hidden", row: first + 1, column: null, detail: hidden("row", first, count)};
    });
    const remarks = [...columns, ...this.#remarks, ...shares, ...hiddenRows];
    return {file: this.file, sheet: this.sheet, rows, ...(remarks.length > 0 && {remarks})};
  }

  #count(added: number, row: number, column: number): void {
    this.#cells += Math.max(0, added);
    if (this.#cells > MAX_CELLS) this.fail("too large a sheet", row, column, `at most ${MAX_CELLS} cells`);
  }
}

/** Spans as far as the table reaches. */
function within(spans: readonly Span[], end: number): Span[] {
  const inside = spans.filter(({first}) => first < end);
  return inside.map(({first, count}) => ({first, count: Math.min(count, end - first)}));
}

function hidden(what: string, first: number, count: number): string {
  return count === 1 ? `hidden ${what}` : `hidden ${what}s up to ${first + count}`;
}
