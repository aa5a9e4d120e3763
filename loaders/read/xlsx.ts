import type {RawCell, RawTable} from "./raw-table.js";
import {NOT_CALCULATED} from "./raw-table.js";
import {dateOfSerial, dateOfText, type NumberKind} from "./number-format.js";
import {SheetBuilder} from "./sheet-builder.js";
import {isTrue, part, readParts, unescapeText, type SheetPart, type WorkbookParts} from "./xlsx-parts.js";
import {parseXml, type XmlAttributes} from "./xml.js";
import {openZip, type ZipArchive} from "./zip.js";

/**
 * Reads all sheets of an Excel workbook (.xlsx). Formulas count with the result the file has; an error is a text such as
 * "#N/A", a formula without result `NOT_CALCULATED`. A merged cell's value stands in its first cell. Hidden rows,
 * columns and sheets are read like all others, with a remark.
 *
 * @throws InputError where the file is damaged, encrypted, too large or no such workbook; with sheet and row where known
 */
export async function readXlsx(bytes: Uint8Array, file: string): Promise<RawTable[]> {
  return xlsxTables(openZip(bytes, file), file);
}

/** The same from an archive that is open already. */
export function xlsxTables(zip: ZipArchive, file: string): RawTable[] {
  const parts = readParts(zip, file);
  return parts.sheets.map((sheet) => readSheet(part(zip, sheet.path, file), sheet, parts, file));
}

/** The place that is being read; columns and rows count from 0. */
interface Place {
  row: number;
  column: number;
  type: string;
  style: number;
  value: string | null;
  hasFormula: boolean;
  /** Whether the texts that come are the cell's value. */
  inValue: boolean;
  inPhonetic: boolean;
}

function readSheet(bytes: Uint8Array, sheet: SheetPart, parts: WorkbookParts, file: string): RawTable {
  const builder = new SheetBuilder(file, sheet.name);
  if (sheet.hidden) builder.hideSheet();
  const place: Place = {
    ...{row: -1, column: -1, type: "n", style: 0},
    ...{value: null, hasFormula: false, inValue: false, inPhonetic: false}
  };
  const where = () => ({file, sheet: sheet.name, ...(place.row >= 0 && {row: place.row + 1})});
  parseXml(bytes, sheet.path, where, {
    open: (element, attributes) => openElement(element, attributes, place, builder),
    close: (element) => {
      if (element === "v" || element === "t") place.inValue = false;
      else if (element === "rPh") place.inPhonetic = false;
      else if (element === "c") builder.put(place.row, place.column, cellOf(place, parts, builder));
    },
    text: (text) => {
      if (place.inValue) place.value = (place.value ?? "") + text;
    }
  });
  return builder.finish();
}

function openElement(
  element: string,
  attributes: () => XmlAttributes,
  place: Place,
  builder: SheetBuilder
): void {
  switch (element) {
    case "c":
      return startCell(attributes(), place, builder);
    case "v":
      place.inValue = true;
      place.value = "";
      return;
    case "t":
      place.inValue = place.type === "inlineStr" && !place.inPhonetic;
      return;
    case "rPh":
      place.inPhonetic = true;
      return;
    case "f":
      place.hasFormula = true;
      return;
    case "row":
      return startRow(attributes(), place, builder);
    case "col":
      return hideColumns(attributes(), builder);
    case "mergeCell":
      return merge(attributes().ref ?? "", builder);
  }
}

function startRow({r, hidden}: XmlAttributes, place: Place, builder: SheetBuilder): void {
  const row = r === undefined ? place.row + 1 : Number(r) - 1;
  if (!Number.isInteger(row) || row <= place.row) {
    builder.fail("rows out of order", place.row + 1, 0, "each row once, from top to bottom");
  }
  place.row = row;
  place.column = -1;
  if (isTrue(hidden)) builder.hideRows(row);
}

function startCell({r, t = "n", s = "0"}: XmlAttributes, place: Place, builder: SheetBuilder): void {
  const [column, row] = r === undefined ? [place.column + 1, place.row] : parseReference(r);
  if (row !== place.row || column <= place.column) {
    builder.fail("cells out of order", place.row, place.column + 1, "each cell once, in its row");
  }
  place.column = column;
  place.type = t;
  place.style = Number(s);
  place.value = null;
  place.hasFormula = false;
}

/** Column and row of "B5", from 0; NaN where it is no reference. */
function parseReference(reference: string): [number, number] {
  let column = 0;
  let at = 0;
  for (; at < reference.length; at++) {
    const letter = reference.charCodeAt(at) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return [at === 0 ? NaN : column - 1, Number(reference.slice(at) || NaN) - 1];
}

function hideColumns({min, max, hidden}: XmlAttributes, builder: SheetBuilder): void {
  if (!isTrue(hidden)) return;
  const first = Number(min) - 1;
  builder.hideColumns(first, Number(max) - first);
}

function merge(reference: string, builder: SheetBuilder): void {
  const [[column, first], [, last]] = [reference, reference.split(":")[1] ?? reference].map((each) =>
    parseReference(each.split(":")[0] ?? "")
  ) as [[number, number], [number, number]];
  builder.merge(first, column, last - first + 1);
}

function cellOf(place: Place, parts: WorkbookParts, builder: SheetBuilder): RawCell {
  const {type, value, style, hasFormula, row, column} = place;
  if (value === null || (value === "" && type === "n")) return hasFormula ? NOT_CALCULATED : null;
  switch (type) {
    case "s": {
      const index = value.trim();
      const text = parts.strings[/^\d+$/.test(index) ? Number(index) : -1];
      return (text ?? builder.fail("a text is missing", row, column)) || null;
    }
    case "str":
    case "inlineStr":
      return unescapeText(value) || null;
    case "e":
      return value || null;
    case "b":
      return value === "1" || value === "true";
    case "d":
      return dateOfText(value) ?? value;
    case "n":
      return numberOf(value, parts.kinds[style] ?? "plain", parts.is1904, () => builder.percent(column));
    default:
      return builder.fail("a cell of unknown type", row, column);
  }
}

/** The text itself where it is no number, to be reported where it stands. */
function numberOf(text: string, kind: NumberKind, is1904: boolean, onPercent: () => void): RawCell {
  const number = text.trim() === "" ? NaN : Number(text);
  if (!Number.isFinite(number)) return text;
  if (kind === "percent") onPercent();
  return kind === "date" ? (dateOfSerial(number, is1904) ?? number) : number;
}
