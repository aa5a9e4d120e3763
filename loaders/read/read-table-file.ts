import {extname} from "node:path";
import {InputError} from "../problem.js";
import {readCsv} from "./csv.js";
import type {RawTable} from "./raw-table.js";
import {readXlsx} from "./xlsx.js";

/**
 * A small table of the manifest: a CSV, or a sheet of an Excel workbook (the first one where none is named).
 *
 * @throws InputError where the file is not readable or has no such sheet; `domain` says what the table is
 */
export async function readTableFile(
  bytes: Uint8Array,
  {file, sheet}: {file: string; sheet: string | null},
  domain: string
): Promise<RawTable> {
  if (extname(file).toLowerCase() !== ".xlsx") return readCsv(bytes, file);
  const sheets = await readXlsx(bytes, file);
  const found = sheet === null ? sheets[0] : sheets.find((table) => table.sheet === sheet);
  if (found !== undefined) return found;
  const expected = sheets.map((table) => `"${table.sheet}"`).join(", ");
  throw new InputError([{domain, problem: "sheet not found", expected, got: `"${sheet}"`, file}]);
}
