import {InputError} from "../problem.js";
import {odsTables} from "./ods.js";
import type {RawTable} from "./raw-table.js";
import {readXls} from "./xls.js";
import {xlsxTables} from "./xlsx.js";
import {openZip} from "./zip.js";

/**
 * Reads all sheets of a spreadsheet: .xlsx, .xls or .ods, told by its content, as offices rename files.
 *
 * @throws InputError where the file is none of them, with what it looks like, or is damaged
 */
export async function readWorkbook(bytes: Uint8Array, file: string): Promise<RawTable[]> {
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return readXls(bytes, file);
  if (!startsWith(bytes, [0x50, 0x4b])) throw unreadable(lookOf(bytes), file);
  const zip = openZip(bytes, file);
  if (zip.names.includes("content.xml")) return odsTables(zip, file);
  if (zip.names.includes("xl/workbook.bin")) throw unreadable("a binary .xlsb workbook", file);
  return xlsxTables(zip, file);
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

function unreadable(got: string, file: string): InputError {
  const expected = "an .xlsx, .xls or .ods spreadsheet";
  return new InputError([{domain: "workbook", problem: "not readable", expected, got, file}]);
}

function lookOf(bytes: Uint8Array): string {
  if (bytes.length === 0) return "an empty file";
  const start = Buffer.from(bytes.subarray(0, 2000)).toString("latin1").toLowerCase();
  if (/<html|<table/.test(start)) return "a web page with another ending; save it as .xlsx";
  if (start.trimStart().startsWith("<")) return "an XML file";
  return start.includes("\0") ? "something else" : "a text file; say format: csv to read it as one";
}
