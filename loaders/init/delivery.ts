import {readFile} from "node:fs/promises";
import {basename, extname} from "node:path";
import {UsageError} from "../cli/usage-error.js";
import {readCsv} from "../read/csv.js";
import {cellText, isBlankRow, type RawCell, type RawTable} from "../read/raw-table.js";
import {WORKBOOK_ENDINGS} from "../read/workbook-endings.js";
import {readWorkbook} from "../read/workbook.js";

/** A sheet or CSV file with its header found. */
export interface Delivery {
  readonly file: string;
  readonly sheet: string | null;
  /** Row of the header, from 1. */
  readonly headerRow: number;
  readonly columns: readonly DeliveredColumn[];
  /** What stands above the header. */
  readonly preamble: string;
}

export interface DeliveredColumn {
  readonly heading: string;
  /** Cells below the header, blank rows left out. */
  readonly cells: readonly RawCell[];
}

const HEADER_WITHIN = 20;

/**
 * Reads the sheets of a delivered table and finds each one's header; sheets without one are left out.
 *
 * @throws UsageError for a kind of file that init cannot begin with; InputError where it is damaged
 */
export async function readDeliveries(path: string): Promise<Delivery[]> {
  const file = basename(path);
  const bytes = await readFile(path);
  const tables = await readTables(bytes, file);
  return tables.flatMap((table) => delivery(table) ?? []);
}

async function readTables(bytes: Buffer, file: string): Promise<RawTable[]> {
  const ending = extname(file).toLowerCase();
  if ([".csv", ".txt", ".tsv"].includes(ending)) return [readCsv(bytes, file)];
  if (WORKBOOK_ENDINGS.includes(ending)) return readWorkbook(bytes, file);
  throw new UsageError(
    `init: unknown kind of table; expected ${WORKBOOK_ENDINGS.join(", ")} or .csv, got "${ending}" (${file})`
  );
}

/** The header is the first row with at least two headings, each once, that is as wide as the rows below. */
function delivery({file, sheet, rows}: RawTable): Delivery | null {
  const filled = (row: readonly RawCell[]) => row.filter((cell) => cellText(cell) !== "").length;
  const width = Math.max(0, ...rows.slice(0, 200).map(filled));
  const index = rows
    .slice(0, HEADER_WITHIN)
    .findIndex((row) => filled(row) >= Math.max(2, 0.6 * width) && row.filter(isHeading).length >= 2);
  if (index < 0) return null;
  const body = rows.slice(index + 1).filter((row) => !isBlankRow(row));
  if (body.length === 0) return null;
  const headings = (rows[index] ?? []).map(cellText);
  return {
    ...{file, sheet, headerRow: index + 1},
    columns: headings
      .map((heading, column) => ({heading, cells: body.map((row) => row[column] ?? null)}))
      .filter(({heading}) => heading !== "" && headings.filter((other) => other === heading).length === 1),
    preamble: rows
      .slice(0, index)
      .flatMap((row) => row.map(cellText))
      .filter(Boolean)
      .join(" ")
  };
}

function isHeading(cell: RawCell): boolean {
  return typeof cell === "string" && /\p{L}/u.test(cell);
}
