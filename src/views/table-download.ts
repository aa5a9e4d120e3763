import {parquetWriteBuffer} from "hyparquet-writer";
import Papa from "papaparse";
import {guardFormula} from "../model/formula-guard.js";
import {DOWNLOAD_WORDS as WORDS} from "../text/download.js";

export type Cell = string | number | null;

/** A column of a table to take along: the same order, names and values in every format. */
export interface DownloadColumn {
  /** Name in the file, lower case without spaces. */
  readonly name: string;
  readonly type: "STRING" | "DOUBLE";
  readonly values: readonly Cell[];
  /** What it is called on the page; for the sheet of definitions. */
  readonly title?: string;
  /** How it is made, with its unit. */
  readonly definition?: string;
  /** Office or file it comes from. */
  readonly source?: string;
}

/** A table with what a reader needs to understand it far from its page. */
export interface DownloadTable {
  /** What it shows, with areas and period. */
  readonly title: string;
  readonly columns: readonly DownloadColumn[];
  /** Sources with attribution and licence, one line each. */
  readonly sources: readonly string[];
  /** Further facts: method, data version, link. */
  readonly facts: readonly (readonly [name: string, value: string])[];
}

function rowsOf(columns: readonly DownloadColumn[]): Cell[][] {
  const length = columns[0]?.values.length ?? 0;
  return Array.from({length}, (_, i) => columns.map(({values}) => values[i] ?? null));
}

/**
 * RFC 4180 CSV in UTF-8 with a byte order mark (Excel needs it for umlauts), decimal points, lines ended by CRLF. A missing
 * value is an empty cell. Texts that a spreadsheet program would take for a formula begin with an apostrophe.
 */
export function toCsv(columns: readonly DownloadColumn[]): string {
  const guard = (cell: Cell) => (typeof cell === "string" ? guardFormula(cell) : cell);
  const data = rowsOf(columns).map((row) => row.map(guard));
  const fields = columns.map(({name}) => guardFormula(name));
  return `\ufeff${Papa.unparse({fields, data}, {newline: "\r\n"})}\r\n`;
}

/** The same columns as a Parquet file, texts as they are. */
export function toParquet(columns: readonly DownloadColumn[]): ArrayBuffer {
  return parquetWriteBuffer({
    columnData: columns.map(({name, type, values}) => ({name, type, data: [...values], nullable: true}))
  });
}

/**
 * The table as an Excel workbook: the values, and a second sheet with what every column means, the sources, the signs and the
 * link. Texts are cells of type text, which no program computes.
 */
export async function toExcel(table: DownloadTable): Promise<Blob> {
  const {default: writeExcelFile} = await import("write-excel-file/universal");
  const bold = (value: string) => ({value, type: String, fontWeight: "bold" as const});
  const text = (value: string | null | undefined) => (value ? {value, type: String} : null);
  const cell = (value: Cell) => (typeof value === "number" ? {value, type: Number} : text(value));
  const {columns} = table;
  const values = [columns.map(({name}) => bold(name)), ...rowsOf(columns).map((row) => row.map(cell))];
  const about = [
    [bold(table.title)],
    ...table.facts.map(([name, value]) => [text(name), text(value)]),
    [null],
    [WORDS.column, WORDS.meaning, WORDS.definition, WORDS.source].map(bold),
    ...columns.map((one) => [one.name, one.title, one.definition, one.source].map(text)),
    [null],
    [bold(WORDS.signs)],
    ...WORDS.signMeanings.map(([sign, meaning]) => [text(sign), text(meaning)]),
    [null],
    [bold(WORDS.sources)],
    ...table.sources.map((source) => [text(source)])
  ];
  const widths = columns.map(({values}) => ({
    width: Math.min(40, Math.max(10, ...values.slice(0, 200).map((value) => String(value ?? "").length + 2)))
  }));
  return writeExcelFile([
    {data: values, sheet: WORDS.valuesSheet, columns: widths, stickyRowsCount: 1},
    {data: about, sheet: WORDS.aboutSheet, columns: [{width: 28}, {width: 40}, {width: 60}, {width: 40}]}
  ]).toBlob();
}
