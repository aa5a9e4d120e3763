import {InputError} from "../problem.js";

const RECORD = {
  ...{bof: 0x0809, eof: 0x000a, sheet: 0x0085, password: 0x002f},
  ...{formula: 0x0006, number: 0x0203, rk: 0x027e, label: 0x0204, rstring: 0x00d6},
  ...{labelSst: 0x00fd, boolErr: 0x0205, mulRk: 0x00bd}
} as const;

const ONE_CELL: ReadonlySet<number> = new Set([
  RECORD.formula,
  RECORD.number,
  RECORD.rk,
  RECORD.label,
  RECORD.rstring,
  RECORD.labelSst,
  RECORD.boolErr
]);
const BIFF8 = 0x0600;
const WORKSHEET = 0;

/** A worksheet and how many cells with something in them its records have. */
export interface SheetCells {
  readonly sheet: string;
  readonly cells: number;
}

/**
 * Walks over the records of an .xls workbook, which must follow each other without gap up to the end of each sheet, and
 * counts the cells of its worksheets ([MS-XLS] 2.1.4, 2.4.28).
 *
 * @throws InputError where a record is cut off, a sheet does not begin where the workbook says or does not end, or the
 *   workbook is encrypted or older than BIFF8
 */
export function checkRecords(stream: Uint8Array, file: string): SheetCells[] {
  const view = Buffer.from(stream.buffer, stream.byteOffset, stream.byteLength);
  const fail = (problem: string, expected = "a whole .xls workbook"): never => {
    throw new InputError([{domain: "xls", problem, expected, file}]);
  };
  const sheets: {sheet: string; start: number}[] = [];
  walk(view, 0, fail, (type, body) => {
    if (type === RECORD.password) fail("the workbook has a password", "a file without password");
    if (type !== RECORD.sheet || body.length < 8 || body[5] !== WORKSHEET) return;
    const [length = 0, flags = 0] = [body[6], body[7]];
    const name = body.subarray(8, 8 + (flags & 1 ? 2 * length : length));
    sheets.push({sheet: name.toString(flags & 1 ? "utf16le" : "latin1"), start: body.readUInt32LE(0)});
  });
  if (new Set(sheets.map(({sheet}) => sheet)).size < sheets.length) fail("two sheets of one name");
  return sheets.map(({sheet, start}) => ({sheet, cells: countCells(view, start, fail)}));
}

type Fail = (problem: string, expected?: string) => never;

function countCells(view: Buffer, start: number, fail: Fail): number {
  const count = {cells: 0};
  walk(view, start, fail, (type, body) => {
    if (ONE_CELL.has(type)) count.cells++;
    else if (type === RECORD.mulRk) count.cells += Math.floor((body.length - 6) / 6);
  });
  return count.cells;
}

/** Visits the records from the beginning of a part to its end, those of charts within it left out. */
function walk(view: Buffer, start: number, fail: Fail, visit: (type: number, body: Buffer) => void): void {
  if (start + 8 > view.length || view.readUInt16LE(start) !== RECORD.bof)
    fail("a part is not where it should be");
  if (view.readUInt16LE(start + 4) !== BIFF8)
    fail("older than Excel 97", "a newer workbook; save it as .xlsx");
  let depth = 0;
  for (let at = start; at + 4 <= view.length;) {
    const type = view.readUInt16LE(at);
    const end = at + 4 + view.readUInt16LE(at + 2);
    if (end > view.length) fail("a record is cut off");
    if (type === RECORD.bof) depth++;
    else if (type === RECORD.eof) depth--;
    else if (depth === 1) visit(type, view.subarray(at + 4, end));
    if (depth === 0) return;
    at = end;
  }
  fail("a part has no end");
}
