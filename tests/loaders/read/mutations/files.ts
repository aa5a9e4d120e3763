import * as XLSX from "@e965/xlsx";
import iconv from "iconv-lite";
import {cellText, type RawCell} from "../../../../loaders/read/raw-table.js";
import type {Grid} from "./grid.js";
import type {Chance} from "./random.js";

export interface CsvForm {
  readonly encoding: string;
  readonly mark: boolean;
  readonly delimiter: string;
  readonly lineEnd: string;
  readonly lastLineEnd: boolean;
  readonly padded: boolean;
}

const ENCODINGS = ["utf8", "utf-16le", "utf-16be", "windows-1252", "iso-8859-1", "iso-8859-15"] as const;

export function csvForm(random: Chance): CsvForm {
  const encoding = random.pick(ENCODINGS);
  return {
    ...{encoding, mark: encoding.startsWith("utf") && random.below(2) === 0},
    ...{delimiter: random.pick([";", ",", "\t", "|"]), lineEnd: random.pick(["\r\n", "\n", "\r"])},
    ...{lastLineEnd: random.below(3) > 0, padded: random.below(2) === 0}
  };
}

/** A grid as CSV text; padded: every row has as many cells as the widest. */
export function csvText(rows: Grid, {delimiter, lineEnd, lastLineEnd, padded}: CsvForm): string {
  const width = Math.max(...rows.map((row) => row.length));
  const lines = rows.map((row) => {
    const cells = padded ? Array.from({length: width}, (_, index) => row[index] ?? null) : row;
    return cells.map((cell) => quoted(cell, delimiter)).join(delimiter);
  });
  return lines.join(lineEnd) + (lastLineEnd ? lineEnd : "");
}

function quoted(cell: RawCell, delimiter: string): string {
  const text = cell instanceof Date ? cellText(cell) : String(cell ?? "");
  return text.includes(delimiter) || /["\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function encode(text: string, {encoding, mark}: CsvForm): Buffer {
  return iconv.encode(text, encoding, {addBOM: mark});
}

export type WorkbookType = "xlsx" | "ods" | "biff8";

/** A grid as workbook, and a second sheet. */
export function workbook(rows: Grid, type: WorkbookType): Buffer {
  const book = XLSX.utils.book_new();
  const sheet = XLSX.utils.aoa_to_sheet(rows as RawCell[][], {UTC: true});
  XLSX.utils.book_append_sheet(book, sheet, "Quartiere");
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([["Quelle", 1]]), "Hinweise");
  return XLSX.write(book, {type: "buffer", bookType: type, compression: true}) as Buffer;
}

/** The rows that a reader must give for a grid: up to the last cell of a row, and up to the last row, with something in it. */
export function trimmed(rows: Grid): RawCell[][] {
  const short = rows.map((row) => {
    const last = row.findLastIndex((cell) => cell !== null && cell !== "");
    return row.slice(0, last + 1).map((cell) => (cell === "" ? null : cell));
  });
  return short.slice(0, short.findLastIndex((row) => row.length > 0) + 1);
}
