import type {Source} from "../../src/model/build-info.js";
import {readTableFile} from "../read/read-table-file.js";
import type {Catalogue} from "./catalogue.js";
import {parseCatalogue} from "./parse-catalogue.js";

/**
 * The indicator catalogue from its file: a CSV, or a sheet of an Excel workbook (the first one where none is named).
 *
 * @throws InputError with every mistake at once, or that there is no such sheet
 */
export async function readCatalogue(
  bytes: Uint8Array,
  file: {file: string; sheet: string | null},
  sources: ReadonlyMap<string, Source>
): Promise<Catalogue> {
  return parseCatalogue(await readTableFile(bytes, file, "catalogue"), sources);
}
