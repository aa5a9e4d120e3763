import {InputError, type Position} from "../problem.js";
import {numberKind, type NumberKind} from "./number-format.js";
import {parseXml} from "./xml.js";
import type {ZipArchive} from "./zip.js";

export interface SheetPart {
  readonly name: string;
  /** Entry of the archive. */
  readonly path: string;
  readonly hidden: boolean;
}

/** What belongs to all sheets of an .xlsx workbook. */
export interface WorkbookParts {
  readonly sheets: readonly SheetPart[];
  readonly is1904: boolean;
  readonly strings: readonly string[];
  /** What the format of a cell makes of its number, by the cell's style. */
  readonly kinds: readonly NumberKind[];
}

/**
 * Finds sheets, shared strings and formats of a workbook by its relationships.
 *
 * @throws InputError where a part is missing or damaged
 */
export function readParts(zip: ZipArchive, file: string): WorkbookParts {
  const main = relationships(zip, "", file).find(({type}) => type === "officeDocument")?.path;
  if (main === undefined) throw missing("the workbook", file);
  const related = relationships(zip, main, file);
  const {sheets, is1904} = readWorkbookPart(zip, main, file);
  const pathOf = (type: string) => related.find((each) => each.type === type)?.path;
  const worksheets = sheets.flatMap(({id, ...sheet}) => {
    const target = related.find((each) => each.id === id);
    if (target === undefined) throw missing(`sheet "${sheet.name}"`, file);
    return target.type === "worksheet" ? [{...sheet, path: target.path}] : [];
  });
  const strings = readStrings(zip, pathOf("sharedStrings"), file);
  return {sheets: worksheets, is1904, strings, kinds: readKinds(zip, pathOf("styles"), file)};
}

/** The bytes of an entry that the archive must have. Throws InputError where it has not. */
export function part(zip: ZipArchive, path: string, file: string): Uint8Array {
  const bytes = zip.read(path);
  if (bytes === null) throw missing(`"${path}"`, file);
  return bytes;
}

function missing(what: string, file: string): InputError {
  return new InputError([
    {domain: "xlsx", problem: `${what} is missing`, expected: "a whole workbook", file}
  ]);
}

interface Relationship {
  readonly id: string;
  /** Last part of the type's address. */
  readonly type: string;
  readonly path: string;
}

/** What an entry refers to; "" for the archive itself. */
function relationships(zip: ZipArchive, from: string, file: string): Relationship[] {
  const [folder, name] = [from.slice(0, from.lastIndexOf("/") + 1), from.slice(from.lastIndexOf("/") + 1)];
  const path = `${folder}_rels/${name}.rels`;
  const found: Relationship[] = [];
  parseXml(part(zip, path, file), path, at(file), {
    open: (element, attributes) => {
      if (element !== "Relationship") return;
      const {Id = "", Type = "", Target = "", TargetMode} = attributes();
      if (TargetMode === "External") return;
      const target = resolveTarget(Target, folder);
      if (target === null) throw missing(`"${Target}"`, file);
      found.push({id: Id, type: Type.slice(Type.lastIndexOf("/") + 1), path: target});
    },
    close: () => {}
  });
  return found;
}

/** The entry that a relationship's target means, null where it is no address. */
function resolveTarget(target: string, folder: string): string | null {
  try {
    return decodeURIComponent(new URL(target, `zip:///${folder}`).pathname.slice(1));
  } catch {
    return null;
  }
}

function at(file: string): () => Position {
  return () => ({file});
}

function readWorkbookPart(zip: ZipArchive, path: string, file: string) {
  const sheets: {name: string; id: string; hidden: boolean}[] = [];
  const properties = {is1904: false};
  parseXml(part(zip, path, file), path, at(file), {
    open: (element, attributes) => {
      if (element === "workbookPr") properties.is1904 = isTrue(attributes().date1904);
      if (element !== "sheet") return;
      const {name = "", state = "visible", ...others} = attributes();
      const id = Object.entries(others).find(([key]) => key.endsWith(":id"))?.[1] ?? "";
      sheets.push({name, id, hidden: state !== "visible"});
    },
    close: () => {}
  });
  return {sheets, ...properties};
}

/** Whether an attribute of kind boolean is true. */
export function isTrue(value: string | undefined): boolean {
  return value === "1" || value === "true";
}

/** Texts without the phonetic ones for East Asian names. */
function readStrings(zip: ZipArchive, path: string | undefined, file: string): string[] {
  if (path === undefined) return [];
  const strings: string[] = [];
  const collect = {text: "", inText: false, phonetic: false};
  parseXml(part(zip, path, file), path, at(file), {
    open: (element) => {
      if (element === "si") collect.text = "";
      if (element === "rPh") collect.phonetic = true;
      if (element === "t") collect.inText = !collect.phonetic;
    },
    close: (element) => {
      if (element === "si") strings.push(unescapeText(collect.text));
      if (element === "rPh") collect.phonetic = false;
      if (element === "t") collect.inText = false;
    },
    text: (text) => {
      if (collect.inText) collect.text += text;
    }
  });
  return strings;
}

/** Office writes characters that XML cannot hold as _xHHHH_. */
export function unescapeText(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

function readKinds(zip: ZipArchive, path: string | undefined, file: string): NumberKind[] {
  if (path === undefined) return [];
  const codes = new Map<number, string>();
  const kinds: NumberKind[] = [];
  const state = {inCells: false};
  parseXml(part(zip, path, file), path, at(file), {
    open: (element, attributes) => {
      if (element === "cellXfs") state.inCells = true;
      if (element === "numFmt") codes.set(Number(attributes().numFmtId), attributes().formatCode ?? "");
      if (element !== "xf" || !state.inCells) return;
      const id = Number(attributes().numFmtId ?? 0);
      kinds.push(numberKind(codes.get(id), id));
    },
    close: (element) => {
      if (element === "cellXfs") state.inCells = false;
    }
  });
  return kinds;
}
