import {access, readFile} from "node:fs/promises";
import Papa from "papaparse";
import {openDatabase} from "../duckdb.js";

/** One row of a table as text, blank where there is no value. */
export interface Cells {
  readonly cells: readonly string[];
  /** Place in the file: the header of a CSV is row 1, that of a Parquet file row 0. */
  readonly row: number;
}

/**
 * The rows of a CSV (UTF-8, separated by comma, semicolon or tab) or, by its ending, a Parquet file; the first row has the
 * names of the columns. Blank lines are left out.
 *
 * @param domain what errors start with
 * @throws where the file cannot be read
 */
export async function readCells(file: string, domain: string): Promise<Cells[]> {
  return /\.parquet$/i.test(file)
    ? readParquet(file, domain)
    : parse(await readText(file, domain), file, domain);
}

async function readParquet(file: string, domain: string): Promise<Cells[]> {
  await access(file).catch((error: NodeJS.ErrnoException) => unreadable(error, file, domain));
  const database = await openDatabase();
  try {
    await database.registerParquet("file", file);
    const columns = await database.run({
      name: "columns",
      sql: `SELECT column_name AS name FROM (DESCRIBE SELECT * FROM "file")`
    });
    const rows = await database.run({
      name: "rows",
      sql: `SELECT CAST(COLUMNS(*) AS VARCHAR) FROM "file"`
    });
    const names = columns.map(({name}) => String(name));
    return [names, ...rows.map((row) => names.map((name) => String(row[name] ?? "")))].map((cells, row) => ({
      cells,
      row
    }));
  } catch (cause) {
    const expected = "columns of numbers and texts in a Parquet file";
    throw new Error(
      `${domain}: the file cannot be read; expected ${expected}, got something else (${file})`,
      {
        cause
      }
    );
  } finally {
    database.close();
  }
}

function unreadable(error: NodeJS.ErrnoException, file: string, domain: string): never {
  const got = error.code === "ENOENT" ? "no such file" : (error.code ?? error.message);
  throw new Error(`${domain}: the file cannot be read; expected a CSV or Parquet file, got ${got} (${file})`);
}

async function readText(file: string, domain: string): Promise<string> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => unreadable(error, file, domain));
  try {
    return new TextDecoder("utf-8", {fatal: true}).decode(bytes);
  } catch {
    throw new Error(`${domain}: the file is not UTF-8; expected UTF-8 text, got other bytes (${file})`);
  }
}

function parse(text: string, file: string, domain: string): Cells[] {
  const {data, errors} = Papa.parse<string[]>(text, {delimiter: delimiterOf(text)});
  const error = errors[0];
  if (error) {
    const row = (error.row ?? 0) + 1;
    throw new Error(
      `${domain}: broken CSV; expected closed quotes, got "${error.message}" (${file}, row ${row})`
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
