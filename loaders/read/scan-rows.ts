import {enlarged, InternTable, type Pieces} from "./intern-table.js";

const LF = 0x0a;
const CR = 0x0d;
const QUOTE = 0x22;

/** What of a CSV file is scanned. Delimiters and line ends are single bytes. */
export interface ScanPlan {
  readonly bytes: Uint8Array;
  readonly delimiter: number;
  /** Each once, from 0. */
  readonly columns: readonly number[];
}

/** Rows one after the other. */
export interface ScannedRows {
  readonly length: number;
  /** Where each row starts, and where the last one ends. */
  readonly starts: Uint32Array;
  /** How many cells each row has. */
  readonly widths: Uint16Array;
  /** In the order of the plan's columns. */
  readonly columns: readonly ScannedColumn[];
}

/** The cells of a column as numbers of its distinct pieces; a cell that a row does not have is number 0, an empty piece. */
export interface ScannedColumn extends Pieces {
  readonly codes: Uint32Array;
}

/**
 * Scans the rows that start from `from` to before `to`, `most` at most; null where a quoted cell has a line break or does
 * not end as it should.
 */
export function scanRows(plan: ScanPlan, from: number, to: number, most = Infinity): ScannedRows | null {
  return new RowScanner(plan).scan(from, to, most);
}

class RowScanner {
  readonly #bytes: Uint8Array;
  readonly #delimiter: number;
  readonly #columns: readonly number[];
  readonly #tables: readonly InternTable[];
  /** Which of the wanted columns each column is, −1 for none. */
  readonly #slots: Int32Array;
  /** The cell or row read next. */
  #at = 0;

  constructor({bytes, delimiter, columns}: ScanPlan) {
    this.#bytes = bytes;
    this.#delimiter = delimiter;
    this.#columns = columns;
    this.#tables = columns.map(() => new InternTable(bytes));
    this.#slots = new Int32Array(Math.max(0, ...columns.map((column) => column + 1))).fill(-1);
    columns.forEach((column, slot) => (this.#slots[column] = slot));
  }

  scan(from: number, to: number, most: number): ScannedRows | null {
    let capacity = Math.min(most, Math.ceil((to - from) / 16)) + 2;
    let starts = new Uint32Array(capacity);
    let widths = new Uint16Array(capacity);
    let codes = this.#columns.map(() => new Uint32Array(capacity));
    let row = 0;
    for (this.#at = from; this.#at < to && row < most; row++) {
      if (row + 2 > capacity) {
        capacity *= 2;
        starts = enlarged(starts, new Uint32Array(capacity));
        widths = enlarged(widths, new Uint16Array(capacity));
        codes = codes.map((each) => enlarged(each, new Uint32Array(capacity)));
      }
      starts[row] = this.#at;
      const width = this.#scanRow(codes, row);
      if (width < 0) return null;
      widths[row] = width;
    }
    starts[row] = Math.min(this.#at, this.#bytes.length);
    return {
      ...{length: row, starts, widths},
      columns: codes.map((own, slot) => ({codes: own, ...this.#tables[slot]!.pieces()}))
    };
  }

  /** Returns how many cells the row has; −1 where its quoting is broken. */
  #scanRow(codes: readonly Uint32Array[], row: number): number {
    for (let column = 0; ; column++) {
      const slot = column < this.#slots.length ? this.#slots[column]! : -1;
      const table = slot < 0 ? null : this.#tables[slot]!;
      const end = table === null ? -1 : table.follower(this.#at);
      const isFollower = end >= 0 && this.#isDelimited(end);
      const code = isFollower ? table!.takeFollower() : this.#scanCell(table);
      if (code < -1) return -1;
      if (slot >= 0) codes[slot]![row] = code;
      const at = isFollower ? end : this.#at;
      const isLast = at >= this.#bytes.length || this.#bytes[at] !== this.#delimiter;
      this.#at = at + (isLast && this.#bytes[at] === CR ? 2 : 1);
      if (isLast) return column + 1;
    }
  }

  /** Whether a cell can end before a position. */
  #isDelimited(at: number): boolean {
    if (at >= this.#bytes.length) return true;
    const byte = this.#bytes[at]!;
    if (byte === this.#delimiter || byte === LF) return true;
    return byte === CR && (at + 1 >= this.#bytes.length || this.#bytes[at + 1] === LF);
  }

  /** Goes to the end of the next cell; returns its number, −1 for a column that is not wanted, −2 for broken quoting. */
  #scanCell(table: InternTable | null): number {
    const bytes = this.#bytes;
    const {length} = bytes;
    const delimiter = this.#delimiter;
    const start = this.#at;
    let at = start;
    let hash = 0x811c9dc5;
    if (at < length && bytes[at] === QUOTE) {
      at = quotedEnd(bytes, at);
      if (at < 0 || !this.#isDelimited(at)) return -2;
      for (let each = start; each < at; each++) hash = Math.imul(hash ^ bytes[each]!, 16777619);
    }
    for (; at < length; at++) {
      const byte = bytes[at]!;
      if (byte === delimiter || byte === LF) break;
      hash = Math.imul(hash ^ byte, 16777619);
    }
    // A line may end with CR LF; the last one with CR.
    const isLast = at >= length || bytes[at] === LF;
    if (isLast && at > start && bytes[at - 1] === CR) at--;
    this.#at = at;
    return table === null ? -1 : table.numberOf(start, at, hash ^ (hash >>> 15));
  }
}

/** The position after a quoted cell's last quote; −1 where there is none, or a line break before it. */
function quotedEnd(bytes: Uint8Array, start: number): number {
  for (let at = start + 1; at < bytes.length; at++) {
    if (bytes[at] === LF) return -1;
    if (bytes[at] !== QUOTE) continue;
    if (bytes[at + 1] !== QUOTE) return at + 1;
    at++;
  }
  return -1;
}
