import Papa from "papaparse";
import {groupBy} from "../harmonise/group-by.js";
import {InputError, throwProblems, type Problem} from "../problem.js";
import {decodeText, type Encoding} from "./decode-text.js";
import {raggedRows} from "./ragged-rows.js";
import type {RawTable} from "./raw-table.js";

const DELIMITERS = [";", ",", "\t", "|"] as const;
const SAMPLE_ROWS = 200;
/** Longer texts do not fit into a string. */
const MAX_BYTES = 500_000_000;
/** A file that is no CSV has a fault in every row. */
const MOST_PROBLEMS = 20;

export interface CsvOptions {
  /** Detected when not given. */
  readonly encoding?: Encoding;
  /** Detected when not given: what a first line "sep=;" says, else the one of ; , tab | that cuts the lines most evenly. */
  readonly delimiter?: string;
  /** "blank": a row may leave out blank cells at its end. Otherwise such a row is ragged. */
  readonly shortRows?: "blank";
}

/**
 * Reads a CSV file. Every line is a row, blank ones too, so that row numbers are those of the file (a quoted cell with
 * a line break counts as one row). Lines end with CR LF, LF or CR, mixed as they come. Rows of another width than most
 * are remarked upon as ragged.
 *
 * @throws InputError for bytes of another encoding, a NUL byte, a quote that is never closed or closed rows later
 */
export function readCsv(bytes: Uint8Array, file: string, options: CsvOptions = {}): RawTable {
  if (bytes.length > MAX_BYTES) {
    const expected = `at most ${MAX_BYTES / 1e6} MB`;
    throw new InputError([{domain: "csv", problem: "too large to be read at once", expected, file}]);
  }
  const decoded = decodeText(bytes, options.encoding, file).text;
  refuseNul(decoded, file);
  const text = decoded.includes("\r") ? decoded.replace(/\r\n?/g, "\n") : decoded;
  const delimiter = options.delimiter ?? namedDelimiter(text) ?? detectDelimiter(text);
  const rows = parse(text, delimiter, file);
  const remarks = raggedRows(rows, {endsOpen: !text.endsWith("\n"), shortRows: options.shortRows ?? null});
  return {file, sheet: null, rows, ...(remarks.length > 0 && {remarks})};
}

function refuseNul(text: string, file: string): void {
  const at = text.indexOf("\0");
  if (at < 0) return;
  const line = text.slice(0, at).split(/\r\n?|\n/).length;
  const expected = "a text file; this one is damaged, or no text";
  throw new InputError([{domain: "csv", problem: "a NUL byte", expected, file, line}]);
}

function parse(text: string, delimiter: string, file: string): string[][] {
  const {data, errors} = Papa.parse<string[]>(text, {delimiter, newline: "\n", skipEmptyLines: false});
  const faults = new Map(
    errors.flatMap(({type, message, row = 0}) => (type === "Quotes" ? [[row, message]] : []))
  );
  const quotes = [...faults].map(([row, problem]): Problem => ({domain: "csv", problem, file, row: row + 1}));
  const rows = withoutLastBlank(data);
  const problems = quotes.length > 0 ? quotes : swallowedRows(rows, delimiter, file);
  throwProblems(problems.slice(0, MOST_PROBLEMS));
  return rows;
}

/** A quoted cell over several lines of which one is cut like a row: its quotes are not those of one cell. */
function swallowedRows(rows: readonly (readonly string[])[], delimiter: string, file: string): Problem[] {
  return rows.flatMap((row, index) =>
    row.flatMap((cell, column) => {
      if (!cell.includes("\n") || !cell.split("\n").some((line) => isCutLike(row, line, delimiter)))
        return [];
      const expected = "a quote at both ends of a cell";
      const problem = "a quoted cell holds whole rows";
      return [{domain: "csv", problem, expected, file, row: index + 1, column: column + 1}];
    })
  );
}

/** Whether a line has about as many cells as a row, three at least, and is no sentence with commas. */
function isCutLike(row: readonly string[], line: string, delimiter: string): boolean {
  const cells = line.split(delimiter);
  return cells.length >= Math.max(3, row.length - 1) && !cells.some((cell) => cell.startsWith(" "));
}

/** What a first line such as "sep=;" says, which programs write for Excel. */
function namedDelimiter(text: string): string | null {
  return /^sep=(.)\n/i.exec(text.slice(0, 8))?.[1] ?? null;
}

/** The delimiter by which most rows have the same number of cells, more than one; of equals the one with more cells. */
export function detectDelimiter(text: string): string {
  const scored = DELIMITERS.map((delimiter) => {
    const options = {delimiter, newline: "\n", preview: SAMPLE_ROWS, skipEmptyLines: true} as const;
    const {data} = Papa.parse<string[]>(text, options);
    const widths = groupBy(data, (row) => row.length);
    const even = [...widths.values()]
      .filter(([row]) => row.length > 1)
      .sort((a, b) => b.length - a.length)[0];
    return {delimiter, rows: even?.length ?? 0, width: even?.[0].length ?? 0};
  });
  return scored.reduce((best, each) =>
    each.rows > best.rows || (each.rows === best.rows && each.width > best.width) ? each : best
  ).delimiter;
}

/** A file that ends with a line break has no further row. */
function withoutLastBlank(rows: string[][]): string[][] {
  const last = rows.at(-1);
  return last?.length === 1 && last[0] === "" ? rows.slice(0, -1) : rows;
}
