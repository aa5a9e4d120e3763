import type {DownloadColumn} from "./table-download.js";

/** Texts of a table as it is read on the page, and which of its columns are names, whatever they look like. */
export interface ShownTable {
  readonly head: readonly string[];
  readonly rows: readonly {readonly texts: readonly string[]}[];
  readonly named: readonly boolean[];
}

const NUMBER = /^[+−-]?(0|[1-9]\d{0,2}(\.\d{3})+|[1-9]\d*)(,\d+)?(?:[\s\u00a0\u202f]*(%|kB|km²|€))?$/;
/** What stands where there is no number: it becomes an empty cell, and the words a column beside it. */
const NO_NUMBER = /^(|–|k\. A\..*|unter Mindestgröße|keine Daten|nicht .+|mindestens .+|unbekannt)$/;

/**
 * A table read from the page as one to take along, exactly as precise as it is shown. A column of German numbers becomes
 * numbers; its unit stands in the column's title, words in place of a number in a column `<name>_note`.
 */
export function shownColumns({head, rows, named}: ShownTable): readonly DownloadColumn[] {
  const taken = new Map<string, number>();
  return head.flatMap((title, i) => {
    const name = uniqueName(title || (named[i] ? "name" : ""), i, taken);
    const texts = rows.map((row) => row.texts[i] ?? "");
    const unit = named[i] ? null : commonUnit(texts);
    if (unit === null)
      return [{name, title, type: "STRING" as const, values: texts.map((text) => text || null)}];
    const values = texts.map(germanNumber);
    const words = texts.map((text, row) =>
      values[row] === null && text !== "" && text !== "–" ? text : null
    );
    const column: DownloadColumn = {
      name,
      title: unit === "" ? title : `${title} (${unit})`,
      type: "DOUBLE",
      values
    };
    const note: DownloadColumn = {
      name: `${name}_note`,
      title: `${title}: Anmerkung`,
      type: "STRING",
      values: words
    };
    return words.some((word) => word !== null) ? [column, note] : [column];
  });
}

/** A name for programs: "Höchster Wert (%)" becomes "hoechster_wert". */
export function columnName(title: string): string {
  const plain = title
    .toLowerCase()
    .replace(/[äöüß]/g, (letter) => ({ä: "ae", ö: "oe", ü: "ue", ß: "ss"})[letter] ?? letter)
    .normalize("NFKD")
    .replace(/[^a-z0-9]+/g, "_");
  return plain.replace(/^_+|_+$/g, "");
}

function uniqueName(title: string, place: number, taken: Map<string, number>): string {
  const name = columnName(title) || `spalte_${place + 1}`;
  const count = (taken.get(name) ?? 0) + 1;
  taken.set(name, count);
  return count === 1 ? name : `${name}_${count}`;
}

/** The unit behind all numbers, "" for none; null for a column that is not one of numbers. */
function commonUnit(texts: readonly string[]): string | null {
  const units = new Set<string>();
  for (const text of texts) {
    const found = NUMBER.exec(text);
    if (found) units.add(found[4] ?? "");
    else if (!NO_NUMBER.test(text)) return null;
  }
  return units.size === 1 ? [...units][0]! : null;
}

function germanNumber(text: string): number | null {
  if (!NUMBER.test(text)) return null;
  const digits = text
    .replace(/[^\d,−-]/g, "")
    .replace("−", "-")
    .replace(",", ".");
  return Number(digits);
}
