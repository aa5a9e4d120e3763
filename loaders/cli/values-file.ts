import {nearest} from "../../src/model/nearest.js";
import {readCells} from "./read-cells.js";

/** A table of values as the command line takes it, CSV or Parquet: rows in the file's order, blank cells are null. */
export interface ValuesFile {
  readonly file: string;
  readonly hasPopulation: boolean;
  /** Columns that are in the file but not wanted. */
  readonly unknown: readonly string[];
  readonly rows: readonly ValuesRow[];
}

export interface ValuesRow {
  /** Row in the file; of a CSV, the header is row 1. */
  readonly row: number;
  readonly area_id: string;
  readonly population: number | null;
  readonly values: ReadonlyMap<string, number | null>;
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;
const MOST_ERRORS = 20;

/**
 * Reads a table of values (see `readCells`) with the key of the area in `idColumn`, optional `population` and one column per indicator. Area keys keep their leading zeros. Columns that are not `wanted` are named, not read.
 *
 * @throws with every mistake found (at most 20), each with row and column; row 1 is the header
 */
export async function readValuesFile(
  file: string,
  wanted: readonly string[],
  idColumn = "area_id"
): Promise<ValuesFile> {
  const [header, ...body] = await readCells(file, "values");
  const columns = (header?.cells ?? []).map((cell) => cell.trim());
  const errors = headerErrors(columns, [idColumn, ...wanted], file);
  if (errors.length > 0) throw new Error(errors.join("\n"));
  const rows = body.map(({cells, row}) => readRow({cells, row, columns, wanted, idColumn, file}, errors));
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
    unknown: columns.filter((column) => ![idColumn, "population", ...wanted].includes(column))
  };
}

/** The indicator columns of a table of values: all but the area key and population. */
export async function readIndicatorColumns(file: string, idColumn = "area_id"): Promise<string[]> {
  const [header] = await readCells(file, "values");
  const columns = (header?.cells ?? []).map((cell) => cell.trim());
  return columns.filter((column) => ![idColumn, "population", ""].includes(column));
}

function headerErrors(columns: readonly string[], wanted: readonly string[], file: string): string[] {
  const missing = wanted.filter((column) => !columns.includes(column));
  const twice = [...new Set(columns.filter((column, i) => column !== "" && columns.indexOf(column) !== i))];
  return [
    ...missing.map((column) => {
      const guess = nearest(
        column,
        columns.filter((other) => !wanted.includes(other))
      );
      const hint = guess ? `; is "${guess}" meant?` : "";
      return `values: no column "${column}"${hint}; expected the columns ${wanted.join(", ")}, got ${columns.join(", ") || "nothing"} (${file}, row 1)`;
    }),
    ...twice.map(
      (column) => `values: a column occurs twice; expected each once, got "${column}" again (${file}, row 1)`
    )
  ];
}

interface RowText {
  readonly cells: readonly string[];
  readonly row: number;
  readonly columns: readonly string[];
  readonly wanted: readonly string[];
  readonly idColumn: string;
  readonly file: string;
}

function readRow({cells, row, columns, wanted, idColumn, file}: RowText, errors: string[]): ValuesRow {
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
  if (cell(idColumn) === "") {
    errors.push(
      `values: no area id; expected the key of an area, got a blank (${file}, row ${row}, column ${idColumn})`
    );
  }
  return {
    row,
    area_id: cell(idColumn),
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
