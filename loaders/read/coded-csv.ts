import {Buffer} from "node:buffer";
import {detectDelimiter, readCsv, type CsvOptions} from "./csv.js";
import {decodeText, detectEncoding, type Encoding} from "./decode-text.js";
import {enlarged, InternTable} from "./intern-table.js";
import type {RawTable} from "./raw-table.js";

const LF = 0x0a;
const CR = 0x0d;
const QUOTE = 0x22;
const SAMPLE = 1 << 16;
/** No file of more bytes is read: positions are 32-bit numbers. */
const MAX_BYTES = 2 ** 32 - 1;

/** A column by its distinct texts: the row at `index` holds `texts[codes[index]]`. */
export interface CodedColumn {
  readonly codes: Uint32Array;
  readonly texts: readonly string[];
}

/** Some columns of a CSV file. */
export interface CodedRows {
  readonly length: number;
  /** In the order asked for; a cell that a short row does not have is "". */
  readonly columns: readonly CodedColumn[];
  /** All cells of one row, as `readCsv` gives them. */
  row(index: number): readonly string[];
}

/**
 * A CSV file whose columns are read as codes, without a text per cell: five million rows in less than a second. Rows and
 * cells are those of `readCsv`.
 */
export interface CodedCsv {
  /** The first rows. */
  head(rows: number): RawTable;
  /** Columns of the rows below the first ones; null where a quoted cell does not end as it should. */
  columns(below: number, columns: readonly number[]): CodedRows | null;
}

interface Source {
  readonly bytes: Uint8Array;
  readonly file: string;
  readonly encoding: Encoding;
  readonly delimiter: string;
}

/** Opens a CSV file; null where it is one that only `readCsv` can read: lines that end with a bare CR, a wide delimiter. */
export function codedCsv(bytes: Uint8Array, file: string, options: CsvOptions = {}): CodedCsv | null {
  const given = options.encoding ?? detectEncoding(bytes);
  const isWide = given.startsWith("utf-16");
  const plain = isWide ? Buffer.from(decodeText(bytes, given).text) : bytes;
  const encoding = isWide ? "utf-8" : given;
  const sample = decodeText(plain.subarray(0, plain.lastIndexOf(LF, SAMPLE) + 1), encoding).text;
  const delimiter = options.delimiter ?? detectDelimiter(sample);
  const isOdd = !plain.includes(LF) || !/^[\0-\x7f]$/.test(delimiter) || plain.length > MAX_BYTES;
  if (isOdd) return null;
  const source = {bytes: plain, file, encoding, delimiter};
  return {
    head: (rows) => readCsv(plain.subarray(0, rowStart(source, rows)), file, {encoding, delimiter}),
    columns: (below, columns) => readColumns(source, below, columns)
  };
}

/** Where a row starts, from 0. */
function rowStart(source: Source, row: number): number {
  const {bytes} = source;
  let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const none = new Int32Array(0);
  for (let count = 0; count < row && at >= 0 && at < bytes.length; count++) {
    at = scanRow(source, at, none, () => undefined);
  }
  return at < 0 ? bytes.length : at;
}

function readColumns(source: Source, below: number, columns: readonly number[]): CodedRows | null {
  const {bytes, file, encoding, delimiter} = source;
  const rows = scanRows(source, rowStart(source, below), columns);
  if (rows === null) return null;
  const {length, starts, codes, tables} = rows;
  return {
    length,
    columns: tables.map((table, index) => ({
      codes: codes[index]!.subarray(0, length),
      texts: table.pieces().map((piece) => cellOf(piece, encoding))
    })),
    row(index) {
      const piece = bytes.subarray(starts[index], starts[index + 1]);
      return readCsv(piece, file, {encoding, delimiter}).rows[0]?.map(String) ?? [""];
    }
  };
}

function cellOf(piece: Uint8Array, encoding: Encoding): string {
  const {text} = decodeText(piece, encoding);
  return text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text;
}

/** All rows from a position on; `starts` has one entry more, the end. */
function scanRows(source: Source, from: number, columns: readonly number[]) {
  const {bytes} = source;
  const tables = columns.map(() => new InternTable(bytes));
  const slots = new Int32Array(Math.max(0, ...columns) + 1).fill(-1);
  columns.forEach((column, index) => (slots[column] = index));
  let capacity = Math.ceil(bytes.length / 16) + 2;
  let starts = new Uint32Array(capacity);
  let codes = columns.map(() => new Uint32Array(capacity));
  const blanks = tables.map((table) => table.numberOf(0, 0, 0));
  let length = 0;
  let at = from;
  const keep = (slot: number, start: number, end: number, hash: number) => {
    codes[slot]![length] = tables[slot]!.numberOf(start, end, hash);
  };
  while (at < bytes.length) {
    if (length + 2 > capacity) {
      capacity *= 2;
      starts = enlarged(starts, new Uint32Array(capacity));
      codes = codes.map((each) => enlarged(each, new Uint32Array(capacity)));
    }
    starts[length] = at;
    for (let slot = 0; slot < blanks.length; slot++) codes[slot]![length] = blanks[slot]!;
    at = scanRow(source, at, slots, keep);
    if (at < 0) return null;
    length++;
  }
  starts[length] = bytes.length;
  return {length, starts, codes, tables};
}

type Keep = (slot: number, start: number, end: number, hash: number) => void;

/** Reads the cells of a row; returns where the next one starts, −1 where a quoted cell does not end as it should. */
function scanRow({bytes, delimiter}: Source, from: number, slots: Int32Array, keep: Keep): number {
  const mark = delimiter.charCodeAt(0);
  const {length} = bytes;
  let at = from;
  for (let column = 0; ; column++) {
    const start = at;
    let hash = 0x811c9dc5;
    let byte = at < length ? bytes[at]! : LF;
    if (byte === QUOTE) {
      at = quotedEnd(bytes, at);
      byte = at < length ? bytes[at]! : LF;
      const isEnd = byte === mark || byte === LF || (byte === CR && (bytes[at + 1] ?? LF) === LF);
      if (at > length || !isEnd) return -1;
      for (let each = start; each < at; each++) hash = Math.imul(hash ^ bytes[each]!, 16777619);
    }
    while (byte !== mark && byte !== LF) {
      hash = Math.imul(hash ^ byte, 16777619);
      at++;
      byte = at < length ? bytes[at]! : LF;
    }
    const slot = column < slots.length ? slots[column]! : -1;
    if (slot >= 0)
      keep(
        slot,
        start,
        byte === LF && bytes[at - 1] === CR && at > start ? at - 1 : at,
        hash ^ (hash >>> 15)
      );
    at++;
    if (byte === LF) return at;
  }
}

/** The position after a quoted cell's last quote; beyond the end where there is none. */
function quotedEnd(bytes: Uint8Array, start: number): number {
  for (let at = start + 1; ; at += 2) {
    at = bytes.indexOf(QUOTE, at);
    if (at < 0) return bytes.length + 1;
    if (bytes[at + 1] !== QUOTE) return at + 1;
  }
}
