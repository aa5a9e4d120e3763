import {extname} from "node:path";
import type {Source} from "../../src/model/build-info.js";
import {InputError} from "../problem.js";
import {readCsv} from "../read/csv.js";
import type {RawTable} from "../read/raw-table.js";
import {WORKBOOK_ENDINGS} from "../read/workbook-endings.js";
import {readWorkbook} from "../read/workbook.js";
import type {Catalogue} from "./catalogue.js";
import {parseCatalogue} from "./parse-catalogue.js";

/**
 * The indicator catalogue from its file: a CSV, or a sheet of an Excel workbook (the first one where none is named).
 *
 * @throws InputError with every mistake at once, or that there is no such sheet
 */
export async function readCatalogue(
  bytes: Uint8Array,
  {file, sheet}: {file: string; sheet: string | null},
  sources: ReadonlyMap<string, Source>
): Promise<Catalogue> {
  return parseCatalogue(await catalogueTable(bytes, file, sheet), sources);
}

async function catalogueTable(bytes: Uint8Array, file: string, sheet: string | null): Promise<RawTable> {
  if (!WORKBOOK_ENDINGS.includes(extname(file).toLowerCase())) return readCsv(bytes, file);
  const sheets = await readWorkbook(bytes, file);
  const found = sheet === null ? sheets[0] : sheets.find((table) => table.sheet === sheet);
  if (found !== undefined) return found;
  const expected = sheets.map((table) => `"${table.sheet}"`).join(", ");
  throw new InputError([
    {domain: "catalogue", problem: "sheet not found", expected, got: `"${sheet}"`, file}
  ]);
}
