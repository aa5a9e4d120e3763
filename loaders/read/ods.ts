import {InputError} from "../problem.js";
import {OdsContent} from "./ods-content.js";
import type {RawTable} from "./raw-table.js";
import {parseXml} from "./xml.js";
import {openZip, type ZipArchive} from "./zip.js";

/**
 * Reads all sheets of an OpenDocument spreadsheet (.ods), as `readXlsx` reads a workbook: formulas count with their stored
 * results, errors are texts, hidden rows and columns are read with a remark, comments are not.
 *
 * @throws InputError where the file is damaged, encrypted, too large or no such spreadsheet; with sheet and row where known
 */
export async function readOds(bytes: Uint8Array, file: string): Promise<RawTable[]> {
  return odsTables(openZip(bytes, file), file);
}

/** The same from an archive that is open already. */
export function odsTables(zip: ZipArchive, file: string): RawTable[] {
  refuseEncrypted(zip, file);
  const content = zip.read("content.xml");
  if (content === null) {
    throw new InputError([
      {domain: "ods", problem: "content.xml is missing", expected: "a whole spreadsheet", file}
    ]);
  }
  const sheets = new OdsContent(file);
  parseXml(content, "content.xml", () => sheets.position(), sheets);
  return sheets.tables;
}

function refuseEncrypted(zip: ZipArchive, file: string): void {
  const manifest = zip.read("META-INF/manifest.xml");
  if (manifest === null || !Buffer.from(manifest).includes("encryption-data")) return;
  const expected = "a file without password";
  throw new InputError([{domain: "ods", problem: "the spreadsheet is encrypted", expected, file}]);
}
