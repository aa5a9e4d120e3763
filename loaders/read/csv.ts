import Papa from "papaparse";
import {groupBy} from "../harmonise/group-by.js";
import {InputError, type Problem} from "../problem.js";
import {decodeText, type Encoding} from "./decode-text.js";
import type {RawTable} from "./raw-table.js";

const DELIMITERS = [";", ",", "\t", "|"] as const;
const SAMPLE_ROWS = 200;

export interface CsvOptions {
  /** Detected when not given. */
  readonly encoding?: Encoding;
  /** Detected when not given: the one of ; , tab | that cuts the lines most evenly. */
  readonly delimiter?: string;
}

/**
 * Reads a CSV file. Every line is a row, blank ones too, so that row numbers are those of the file (a quoted cell with
 * a line break counts as one row).
 *
 * @throws InputError for a quote that is never closed
 */
export function readCsv(bytes: Uint8Array, file: string, options: CsvOptions = {}): RawTable {
  const {text} = decodeText(bytes, options.encoding);
  const parsed = Papa.parse<string[]>(text, {
    delimiter: options.delimiter ?? detectDelimiter(text),
    skipEmptyLines: false
  });
  const problems = parsed.errors
    .filter(({type}) => type === "Quotes")
    .map(({message, row}): Problem => ({domain: "csv", problem: message, file, row: (row ?? 0) + 1}));
  if (problems.length > 0) throw new InputError(problems);
  return {file, sheet: null, rows: withoutLastBlank(parsed.data)};
}

/** The delimiter by which most rows have the same number of cells, more than one; of equals the one with more cells. */
export function detectDelimiter(text: string): string {
  const scored = DELIMITERS.map((delimiter) => {
    const {data} = Papa.parse<string[]>(text, {delimiter, preview: SAMPLE_ROWS, skipEmptyLines: true});
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
