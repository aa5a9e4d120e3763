import {readFile} from "node:fs/promises";
import Papa from "papaparse";
import {nearest} from "../../src/model/nearest.js";

/** A table of values as the command line takes it: rows in the file's order, blank cells are null. */
export interface ValuesFile {
  readonly file: string;
  readonly hasPopulation: boolean;
  /** Columns that are in the file but not wanted. */
  readonly unknown: readonly string[];
  readonly rows: readonly ValuesRow[];
}

export interface ValuesRow {
  /** Row in the file, the header being row 1. */
  readonly row: number;
  readonly area_id: string;
  readonly population: number | null;
  readonly values: ReadonlyMap<string, number | null>;
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;
const MOST_ERRORS = 20;

/**
 * Reads a CSV of values: UTF-8, separated by comma, semicolon or tab, with `area_id`, optional `population` and one
 * column per indicator. Area keys keep their leading zeros. Columns that are not `wanted` are named, not read.
 *
 * @throws with every mistake found (at most 20), each with row and column; row 1 is the header
 */
export async function readValuesFile(file: string, wanted: readonly string[]): Promise<ValuesFile> {
  const [header, ...body] = parse(await readText(file), file);
  const columns = (header?.cells ?? []).map((cell) => cell.trim());
  const errors = headerErrors(columns, wanted, file);
  if (errors.length > 0) throw new Error(errors.join("\n"));
  const rows = body.map(({cells, row}) => readRow(cells, row, columns, wanted, file, errors));
  errors.push(...duplicates(rows, file));
  if (rows.length === 0) errors.push(`values: no rows; expected one per area, got only a header (${file})`);
  if (errors.length > MOST_ERRORS) {
    errors.splice(MOST_ERRORS, Infinity, `values: ${errors.length - MOST_ERRORS} more mistakes (${file})`);
  }
  if (errors.length > 0) throw new Error(errors.join("\n"));
  return {
    file,
    hasPopulation: columns.includes("population"),
    rows,
    unknown: columns.filter((column) => !["area_id", "population", ...wanted].includes(column))
  };
}

/** The indicator columns of a CSV of values: all but area_id and population. */
export async function readIndicatorColumns(file: string): Promise<string[]> {
  const [header] = parse(await readText(file), file);
  const columns = (header?.cells ?? []).map((cell) => cell.trim());
  return columns.filter((column) => !["area_id", "population", ""].includes(column));
}

async function readText(file: string): Promise<string> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    const got = error.code === "ENOENT" ? "no such file" : (error.code ?? error.message);
    throw new Error(`values: the file cannot be read; expected a CSV file, got ${got} (${file})`);
  });
  try {
    return new TextDecoder("utf-8", {fatal: true}).decode(bytes);
  } catch {
    throw new Error(`values: the file is not UTF-8; expected UTF-8 text, got other bytes (${file})`);
  }
}

function parse(text: string, file: string): {cells: string[]; row: number}[] {
  const {data, errors} = Papa.parse<string[]>(text, {delimiter: delimiterOf(text)});
  const error = errors[0];
  if (error) {
    const row = (error.row ?? 0) + 1;
    throw new Error(
      `values: broken CSV; expected closed quotes, got "${error.message}" (${file}, row ${row})`
    );
  }
  return data
    .map((cells, i) => ({cells, row: i + 1}))
    .filter(({cells}) => cells.some((cell) => cell.trim() !== ""));
}

/** The separator that occurs most often in the header: comma, semicolon or tab. */
function delimiterOf(text: string): string {
  const header = text.split(/\r?\n/, 1)[0]!.replaceAll(/"[^"]*"/g, "");
  const count = (separator: string) => header.split(separator).length;
  return [",", ";", "\t"].reduce((best, other) => (count(other) > count(best) ? other : best));
}

function headerErrors(columns: readonly string[], wanted: readonly string[], file: string): string[] {
  const missing = ["area_id", ...wanted].filter((column) => !columns.includes(column));
  const twice = [...new Set(columns.filter((column, i) => column !== "" && columns.indexOf(column) !== i))];
  return [
    ...missing.map((column) => {
      const guess = nearest(
        column,
        columns.filter((other) => !wanted.includes(other))
      );
      const hint = guess ? `; is "${guess}" meant?` : "";
      return `values: no column "${column}"${hint}; expected the columns area_id, ${wanted.join(", ")}, got ${columns.join(", ") || "nothing"} (${file}, row 1)`;
    }),
    ...twice.map(
      (column) => `values: a column occurs twice; expected each once, got "${column}" again (${file}, row 1)`
    )
  ];
}

function readRow(
  cells: readonly string[],
  row: number,
  columns: readonly string[],
  wanted: readonly string[],
  file: string,
  errors: string[]
): ValuesRow {
  if (cells.length !== columns.length) {
    errors.push(
      `values: wrong number of cells; expected ${columns.length}, got ${cells.length} (${file}, row ${row})`
    );
  }
  const cell = (column: string) => cells[columns.indexOf(column)]?.trim() ?? "";
  const read = (column: string): number | null => {
    const text = cell(column);
    if (text === "") return null;
    if (NUMBER.test(text) && Number.isFinite(Number(text))) return Number(text);
    const expected = "a number with a decimal point, or a blank for a missing value";
    errors.push(
      `values: not a number; expected ${expected}, got "${text}" (${file}, row ${row}, column ${column})`
    );
    return null;
  };
  if (cell("area_id") === "") {
    errors.push(
      `values: no area id; expected the key of an area, got a blank (${file}, row ${row}, column area_id)`
    );
  }
  return {
    row,
    area_id: cell("area_id"),
    population: columns.includes("population") ? read("population") : null,
    values: new Map(wanted.map((column) => [column, read(column)]))
  };
}

function duplicates(rows: readonly ValuesRow[], file: string): string[] {
  const places = new Map<string, number[]>();
  for (const {area_id, row} of rows) places.set(area_id, [...(places.get(area_id) ?? []), row]);
  return [...places]
    .filter(([id, found]) => id !== "" && found.length > 1)
    .map(
      ([id, found]) =>
        `values: an area occurs more than once; expected each area_id once, got "${id}" in rows ${found.join(", ")} (${file})`
    );
}
