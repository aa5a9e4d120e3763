import * as XLSX from "@e965/xlsx";
import {InputError} from "../problem.js";
import {checkRecords} from "./biff-records.js";
import {dateOfSerial, numberKind} from "./number-format.js";
import type {RawCell, RawTable} from "./raw-table.js";
import {SheetBuilder} from "./sheet-builder.js";

/** What a failed formula shows, by the file's number for it. */
const ERRORS: Readonly<Record<number, string>> = {
  0x00: "#NULL!",
  0x07: "#DIV/0!",
  0x0f: "#VALUE!",
  0x17: "#REF!",
  0x1d: "#NAME?",
  0x24: "#NUM!",
  0x2a: "#N/A"
};

/**
 * Reads all sheets of an Excel workbook of the years 1997 to 2003 (.xls, BIFF8), as `readXlsx` reads a newer one. The
 * format has no checksums: the records must follow each other without gap and every cell the file has must be in the
 * result, or the file is refused.
 *
 * @throws InputError where the file is damaged, encrypted, older, or no such workbook
 */
export async function readXls(bytes: Uint8Array, file: string): Promise<RawTable[]> {
  const stream = workbookStream(bytes, file);
  const counts = checkRecords(stream, file);
  const workbook = parse(stream, file);
  const {Workbook: about} = workbook;
  const is1904 = about?.WBProps?.date1904 === true;
  return counts.map(({sheet, cells}) => {
    const index = workbook.SheetNames.indexOf(sheet);
    const found = workbook.Sheets[sheet];
    if (found === undefined) throw damaged(`sheet "${sheet}" is not readable`, file);
    const builder = new SheetBuilder(file, sheet);
    if (about?.Sheets?.[index]?.Hidden) builder.hideSheet();
    const read = copySheet(found, builder, is1904);
    if (read !== cells) throw damaged(`sheet "${sheet}" has cells that are not readable`, file);
    return builder.finish();
  });
}

function damaged(problem: string, file: string): InputError {
  return new InputError([{domain: "xls", problem, expected: "a whole .xls workbook", file}]);
}

/** The records of the workbook in their container. */
function workbookStream(bytes: Uint8Array, file: string): Uint8Array {
  try {
    const container = XLSX.CFB.read(Buffer.from(bytes), {type: "buffer"});
    if (XLSX.CFB.find(container, "EncryptedPackage")) throw damaged("the workbook has a password", file);
    const entry = XLSX.CFB.find(container, "Workbook") ?? XLSX.CFB.find(container, "Book");
    if (!entry) throw damaged("no workbook in it", file);
    const content = Uint8Array.from(entry.content as ArrayLike<number>);
    if (content.length < entry.size) throw damaged("cut off", file);
    return content.subarray(0, entry.size);
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw damaged("damaged container", file);
  }
}

function parse(stream: Uint8Array, file: string): XLSX.WorkBook {
  try {
    return XLSX.read(Buffer.from(stream), {
      ...{type: "buffer", dense: true, cellStyles: true, cellNF: true},
      ...{cellText: false, cellHTML: false, cellFormula: false}
    });
  } catch {
    throw damaged("damaged records", file);
  }
}

/** Puts the cells of a sheet; returns how many the sheet has. */
function copySheet(sheet: XLSX.WorkSheet, builder: SheetBuilder, is1904: boolean): number {
  const rows = (sheet["!data"] ?? []) as readonly (readonly XLSX.CellObject[] | undefined)[];
  const counted = {cells: 0};
  rows.forEach((row, r) =>
    row?.forEach((cell, c) => {
      if (cell === undefined || cell.t === "z") return;
      counted.cells++;
      builder.put(r, c, cellOf(cell, is1904));
      if (cell.t === "n" && numberKind(formatOf(cell)) === "percent") builder.percent(c);
    })
  );
  sheet["!rows"]?.forEach((row, index) => row?.hidden && builder.hideRows(index));
  sheet["!cols"]?.forEach((column, index) => column?.hidden && builder.hideColumns(index));
  sheet["!merges"]?.forEach(({s, e}) => builder.merge(s.r, s.c, e.r - s.r + 1));
  return counted.cells;
}

function formatOf({z}: XLSX.CellObject): string | undefined {
  return z === undefined ? undefined : String(z);
}

function cellOf(cell: XLSX.CellObject, is1904: boolean): RawCell {
  const {v, t} = cell;
  if (v === undefined || v === "") return null;
  if (t === "e") return ERRORS[Number(v)] ?? "#N/A";
  if (typeof v !== "number") return v;
  return numberKind(formatOf(cell)) === "date" ? (dateOfSerial(v, is1904) ?? v) : v;
}
