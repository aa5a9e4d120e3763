import {Buffer, isUtf8} from "node:buffer";
import {detectDelimiter, readCsv, type CsvOptions} from "./csv.js";
import {decodeText, detectEncoding, type Encoding} from "./decode-text.js";
import {enlarged, InternTable} from "./intern-table.js";
import {commonWidth, openEnd, raggedRow} from "./ragged-rows.js";
import type {RawRemark, RawTable} from "./raw-table.js";

const LF = 0x0a;
const CR = 0x0d;
const QUOTE = 0x22;
const SAMPLE = 1 << 16;
/** No file of more bytes is read: positions are 32-bit numbers. */
const MAX_BYTES = 2 ** 32 - 1;

/** No column is wanted. */
const NONE = new Int32Array(0);

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
  /** What `readCsv` says of rows that are not like the others, by index. */
  readonly remarks: ReadonlyMap<number, RawRemark>;
  /** All cells of one row, as `readCsv` gives them. */
  row(index: number): readonly string[];
}

/**
 * A CSV file whose columns are read as codes, without a text per cell: five million rows in about a second. Rows, cells
 * and remarks are those of `readCsv`.
 */
export interface CodedCsv {
  /** The first rows, without remarks. */
  head(rows: number): RawTable;
  /** Columns of the rows below the first ones; null where only `readCsv` can tell what the file is. */
  columns(below: number, columns: readonly number[]): CodedRows | null;
}

interface Source {
  readonly bytes: Uint8Array;
  readonly file: string;
  readonly encoding: Encoding;
  readonly delimiter: string;
  readonly shortRows: "blank" | null;
}

/**
 * Opens a CSV file; null where it is one that only `readCsv` can read or refuse: NUL bytes, lines that end with a bare
 * CR, "sep=;", a delimiter that is no single byte.
 *
 * @throws InputError for bytes of another encoding
 */
export function codedCsv(bytes: Uint8Array, file: string, options: CsvOptions = {}): CodedCsv | null {
  const {bytes: plain, encoding} = asciiLike(bytes, file, options.encoding);
  const sample = decodeText(plain.subarray(0, plain.lastIndexOf(LF, SAMPLE) + 1), encoding).text;
  const delimiter = options.delimiter ?? detectDelimiter(sample.replaceAll("\r\n", "\n"));
  const isOdd = plain.length > MAX_BYTES || !plain.includes(LF) || plain.includes(0);
  if (isOdd || /^sep=/i.test(sample) || delimiter.length !== 1 || delimiter > "~") return null;
  const source = {bytes: plain, file, encoding, delimiter, shortRows: options.shortRows ?? null};
  return {
    head(rows) {
      const table = readCsv(plain.subarray(0, rowStart(source, rows)), file, {
        encoding,
        delimiter
      });
      return {file, sheet: null, rows: table.rows};
    },
    columns: (below, columns) => readColumns(source, below, columns)
  };
}

/** The file in an encoding in which delimiters and line ends are the bytes of ASCII, checked. */
function asciiLike(
  bytes: Uint8Array,
  file: string,
  given?: Encoding
): {bytes: Uint8Array; encoding: Encoding} {
  const found = detectEncoding(bytes);
  const isUtf8Text = found === "utf-8" && (given ?? found) === "utf-8" && isUtf8(bytes);
  if (isUtf8Text) return {bytes, encoding: "utf-8"};
  const {text, encoding} = decodeText(bytes, given, file);
  return encoding.startsWith("utf-16") ? {bytes: Buffer.from(text), encoding: "utf-8"} : {bytes, encoding};
}

/** Where the first row starts: behind a byte order mark. */
function firstRow(bytes: Uint8Array): number {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
}

/** Where a row starts, from 0. */
function rowStart(source: Source, row: number): number {
  const {bytes} = source;
  const cut: Cut = {next: firstRow(bytes), width: 0};
  for (let count = 0; count < row && cut.next < bytes.length; count++) {
    if (!scanRow(source, NONE, () => undefined, cut)) return bytes.length;
  }
  return cut.next;
}

function readColumns(source: Source, below: number, columns: readonly number[]): CodedRows | null {
  const {bytes, file, encoding, delimiter} = source;
  const rows = scanRows(source, below, columns);
  if (rows === null) return null;
  const {length, starts, codes, tables, widths} = rows;
  const row = (index: number) => {
    const piece = bytes.subarray(starts[index], starts[index + 1]);
    return readCsv(piece, file, {encoding, delimiter}).rows[0]?.map(String) ?? [""];
  };
  const texts = tables.map((table) => table.pieces().map((piece) => cellOf(piece, encoding)));
  if (texts.flat().some((text) => text.includes("\r"))) return null;
  const remarks = remarksOn(widths, {length, below, row}, source);
  return {
    ...{length, remarks, row},
    columns: texts.map((own, index) => ({codes: codes[index]!.subarray(0, length), texts: own}))
  };
}

/** Remarks on rows by index. `widths` are those of all rows, the ones above included. */
function remarksOn(
  widths: Uint16Array,
  {length, below, row}: {length: number; below: number; row: (index: number) => readonly string[]},
  {bytes, shortRows}: Source
): Map<number, RawRemark> {
  const common = commonWidth(widths);
  const remarks = new Map<number, RawRemark>();
  if (common < 2) return remarks;
  const isOpen = bytes.at(-1) !== LF;
  for (let index = 0; index < length; index++) {
    if (widths[below + index] === common) continue;
    const isLast = isOpen && index === length - 1;
    const remark = raggedRow(row(index), below + index + 1, common, isLast ? null : shortRows);
    if (remark !== null) remarks.set(index, remark);
  }
  const last = isOpen && length > 0 ? openEnd(row(length - 1), below + length, common) : null;
  if (last !== null) remarks.set(length - 1, last);
  return remarks;
}

function cellOf(piece: Uint8Array, encoding: Encoding): string {
  const {text} = decodeText(piece, encoding);
  return text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text;
}

/** All rows below the first ones; `starts` has one entry more, the end, and `widths` those of the first rows as well. */
function scanRows(source: Source, below: number, columns: readonly number[]) {
  const {bytes} = source;
  const tables = columns.map(() => new InternTable(bytes));
  const slots = new Int32Array(Math.max(0, ...columns) + 1).fill(-1);
  columns.forEach((column, index) => (slots[column] = index));
  let capacity = Math.ceil(bytes.length / 16) + 2;
  let starts = new Uint32Array(capacity);
  let widths = new Uint16Array(capacity);
  let codes = columns.map(() => new Uint32Array(capacity));
  const blanks = tables.map((table) => table.numberOf(0, 0, 0));
  let length = 0;
  const cut: Cut = {next: firstRow(bytes), width: 0};
  const keep = (slot: number, start: number, end: number, hash: number) => {
    codes[slot]![length] = tables[slot]!.numberOf(start, end, hash);
  };
  for (let row = 0; cut.next < bytes.length; row++) {
    if (row + 2 > capacity) {
      capacity *= 2;
      starts = enlarged(starts, new Uint32Array(capacity));
      widths = enlarged(widths, new Uint16Array(capacity));
      codes = codes.map((each) => enlarged(each, new Uint32Array(capacity)));
    }
    starts[length] = cut.next;
    for (let slot = 0; slot < blanks.length; slot++) codes[slot]![length] = blanks[slot]!;
    if (!scanRow(source, row < below ? NONE : slots, keep, cut)) return null;
    widths[row] = cut.width;
    if (row >= below) length++;
  }
  starts[length] = bytes.length;
  return {length, starts, codes, tables, widths: widths.subarray(0, length + below)};
}

type Keep = (slot: number, start: number, end: number, hash: number) => void;

/** Where the next row starts, and how many cells the last one had. */
interface Cut {
  next: number;
  width: number;
}

/** Reads the cells of the next row; false where a quoted cell has a line break or does not end as it should. */
function scanRow({bytes, delimiter}: Source, slots: Int32Array, keep: Keep, cut: Cut): boolean {
  const mark = delimiter.charCodeAt(0);
  const {length} = bytes;
  let at = cut.next;
  for (let column = 0; ; column++) {
    const start = at;
    let hash = 0x811c9dc5;
    let byte = at < length ? bytes[at]! : LF;
    if (byte === QUOTE) {
      at = quotedEnd(bytes, at);
      if (at < 0) return false;
      byte = at < length ? bytes[at]! : LF;
      if (byte !== mark && byte !== LF && (byte !== CR || (bytes[at + 1] ?? LF) !== LF)) return false;
      for (let each = start; each < at; each++) hash = Math.imul(hash ^ bytes[each]!, 16777619);
    }
    while (byte !== mark && byte !== LF) {
      hash = Math.imul(hash ^ byte, 16777619);
      at++;
      byte = at < length ? bytes[at]! : LF;
    }
    const slot = column < slots.length ? slots[column]! : -1;
    if (slot >= 0) {
      const end = byte === LF && at > start && bytes[at - 1] === CR ? at - 1 : at;
      keep(slot, start, end, hash ^ (hash >>> 15));
    }
    at++;
    if (byte === LF) {
      cut.next = at;
      cut.width = column + 1;
      return true;
    }
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
