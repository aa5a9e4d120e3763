import readExcelFile from "read-excel-file/node";
import {InputError} from "../problem.js";
import type {RawCell, RawTable} from "./raw-table.js";

/**
 * Reads all sheets of an Excel workbook (.xlsx). A merged cell's value stands in its first cell; the others are null.
 *
 * @throws InputError where the bytes are no such workbook
 */
export async function readXlsx(bytes: Uint8Array, file: string): Promise<RawTable[]> {
  try {
    const sheets = await readExcelFile(Buffer.from(bytes));
    return sheets.map(({sheet, data}) => ({file, sheet, rows: data as unknown as RawCell[][]}));
  } catch (error) {
    const got = error instanceof Error ? error.message : String(error);
    throw new InputError([
      {domain: "xlsx", problem: "not readable", expected: "an .xlsx workbook", got, file}
    ]);
  }
}
