import type {Position} from "../problem.js";
import {dateOfText} from "./number-format.js";
import {NOT_CALCULATED, type RawCell, type RawTable} from "./raw-table.js";
import {MAX_COLUMNS, MAX_ROWS, SheetBuilder} from "./sheet-builder.js";
import type {XmlAttributes, XmlHandlers} from "./xml.js";

const CELLS = new Set(["table-cell", "covered-table-cell"]);
/** Parts that hold tables or texts which are no cells of a sheet. */
const ASIDE = new Set(["annotation", "shapes", "tracked-changes", "dde-links", "forms"]);

interface Cell {
  readonly attributes: XmlAttributes;
  readonly paragraphs: string[];
}

/** Reads the sheets of an OpenDocument spreadsheet from the elements of its content.xml. */
export class OdsContent implements XmlHandlers {
  readonly tables: RawTable[] = [];
  readonly #file: string;
  readonly #stack: string[] = [];
  readonly #hiddenStyles = new Set<string>();
  #style = "";
  #builder: SheetBuilder | null = null;
  #row = 0;
  #column = 0;
  #columnDefinition = 0;
  #rowTimes = 1;
  #cell: Cell | null = null;
  /** Length of the stack where what follows does not count; 0: everything counts. */
  #aside = 0;

  constructor(file: string) {
    this.#file = file;
  }

  /** Where the reading is. */
  position(): Position {
    const {sheet} = this.#builder ?? {};
    return {file: this.#file, ...(sheet !== undefined && {sheet, row: this.#row + 1})};
  }

  readonly open = (element: string, attributes: () => XmlAttributes): void => {
    const parent = this.#stack.at(-1);
    this.#stack.push(element);
    if (this.#aside > 0) return;
    const isNested = element === "table" && parent !== "spreadsheet";
    if (ASIDE.has(element) || isNested) this.#aside = this.#stack.length;
    else if (this.#cell !== null) this.#openText(element, parent, attributes);
    else if (this.#builder !== null) this.#openPart(element, attributes, this.#builder);
    else if (element === "table") this.#openTable(attributes());
    else if (element === "style") this.#style = attributes()["style:name"] ?? "";
    else if (element === "table-properties" && attributes()["table:display"] === "false")
      this.#hiddenStyles.add(this.#style);
  };

  readonly close = (element: string): void => {
    const depth = this.#stack.length;
    this.#stack.pop();
    if (this.#aside > 0) {
      if (this.#aside === depth) this.#aside = 0;
    } else if (CELLS.has(element)) this.#closeCell();
    else if (element === "table-row") this.#closeRow();
    else if (element === "table" && this.#builder !== null) {
      this.tables.push(this.#builder.finish());
      this.#builder = null;
    }
  };

  readonly text = (text: string): void => {
    if (this.#cell === null || this.#aside > 0 || CELLS.has(this.#stack.at(-1) ?? "")) return;
    this.#append(text.replace(/[ \t\r\n]+/g, " "));
  };

  #append(text: string): void {
    const paragraphs = this.#cell?.paragraphs;
    if (paragraphs === undefined || paragraphs.length === 0) return;
    paragraphs.push((paragraphs.pop() ?? "") + text);
  }

  #openTable(attributes: XmlAttributes): void {
    this.#builder = new SheetBuilder(this.#file, attributes["table:name"] ?? "");
    if (this.#hiddenStyles.has(attributes["table:style-name"] ?? "")) this.#builder.hideSheet();
    this.#row = 0;
    this.#columnDefinition = 0;
  }

  #openPart(element: string, attributes: () => XmlAttributes, builder: SheetBuilder): void {
    if (CELLS.has(element)) this.#cell = {attributes: attributes(), paragraphs: []};
    if (element === "table-column") {
      const times = this.#times(attributes(), "columns", builder);
      if (isHidden(attributes())) builder.hideColumns(this.#columnDefinition, times);
      this.#columnDefinition += times;
    }
    if (element !== "table-row") return;
    this.#column = 0;
    this.#rowTimes = this.#times(attributes(), "rows", builder);
    if (isHidden(attributes())) builder.hideRows(this.#row, this.#rowTimes);
  }

  /** A paragraph of the cell, or a part of it that stands for blanks. Shapes lying in the cell do not count. */
  #openText(element: string, parent: string | undefined, attributes: () => XmlAttributes): void {
    const inCell = CELLS.has(parent ?? "");
    if (inCell && element === "p") this.#cell?.paragraphs.push("");
    else if (inCell) this.#aside = this.#stack.length;
    else if (element === "s") this.#append(" ".repeat(Math.min(1000, Number(attributes()["text:c"] ?? 1))));
    else if (element === "tab" || element === "line-break") this.#append(" ");
  }

  #closeCell(): void {
    const [cell, builder] = [this.#cell, this.#builder];
    this.#cell = null;
    if (cell === null || builder === null) return;
    const times = this.#times(cell.attributes, "columns", builder);
    const raw = this.#cellValue(cell, builder);
    const rows = Number(cell.attributes["table:number-rows-spanned"] ?? 1);
    if (raw !== null && rows > 1) builder.merge(this.#row, this.#column, rows);
    for (let copy = 0; raw !== null && copy < times; copy++) {
      if (cell.attributes["office:value-type"] === "percentage") builder.percent(this.#column + copy);
      builder.put(this.#row, this.#column + copy, raw);
    }
    this.#column += times;
  }

  #closeRow(): void {
    this.#builder?.repeat(this.#row, this.#rowTimes);
    this.#row += this.#rowTimes;
    this.#rowTimes = 1;
  }

  #times(attributes: XmlAttributes, of: "rows" | "columns", builder: SheetBuilder): number {
    const times = Number(attributes[`table:number-${of}-repeated`] ?? 1);
    if (Number.isInteger(times) && times >= 1 && times <= (of === "rows" ? MAX_ROWS : MAX_COLUMNS))
      return times;
    return builder.fail(`${of} repeated more often than a sheet has ${of}`, this.#row, this.#column);
  }

  #cellValue({attributes, paragraphs}: Cell, builder: SheetBuilder): RawCell {
    const text = paragraphs.join("\n") || null;
    const type = attributes["office:value-type"];
    const isFormula = attributes["table:formula"] !== undefined;
    const refuse = (problem: string): never => builder.fail(problem, this.#row, this.#column);
    if (attributes["calcext:value-type"] === "error") return text ?? "#N/A";
    switch (type) {
      case "float":
      case "percentage":
      case "currency":
        return numberOf(attributes["office:value"]) ?? text;
      case "date":
        return dateOfText(attributes["office:date-value"] ?? "") ?? text;
      case "boolean":
        return attributes["office:boolean-value"] === "true";
      case "time":
      case "string":
        return attributes["office:string-value"] ?? text;
      case undefined:
        return text ?? (isFormula && paragraphs.length === 0 ? NOT_CALCULATED : null);
      default:
        return refuse("a cell of unknown type");
    }
  }
}

function isHidden(attributes: XmlAttributes): boolean {
  const visibility = attributes["table:visibility"];
  return visibility === "collapse" || visibility === "filter";
}

/** null where it is no number. */
function numberOf(text = ""): number | null {
  const number = text.trim() === "" ? NaN : Number(text);
  return Number.isFinite(number) ? number : null;
}
