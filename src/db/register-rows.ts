import type {AsyncDuckDBConnection} from "@duckdb/duckdb-wasm";
import {Float64, Table, tableToIPC, Utf8, vectorFromArray} from "apache-arrow";
import {identifier} from "../queries/query.js";
import {sliced, turn} from "./table-rows.js";

/** Rows sent to the worker at once. */
const CHUNK = 4096;

type Columns = Readonly<Record<string, "VARCHAR" | "DOUBLE">>;

/**
 * Makes a table of plain rows, replacing one of the same name; a missing or null value is NULL. Rows are taken and sent in
 * pieces, with turns for the page between them.
 */
export async function registerRows(
  connection: AsyncDuckDBConnection,
  name: string,
  columns: Columns,
  rows: Iterable<Readonly<Record<string, unknown>>>
): Promise<void> {
  const definition = Object.entries(columns).map(([column, type]) => `${identifier(column)} ${type}`);
  await connection.query(`CREATE OR REPLACE TABLE ${identifier(name)} (${definition.join(", ")})`);
  const slice = sliced();
  let chunk: Readonly<Record<string, unknown>>[] = [];
  const send = async () => {
    if (chunk.length === 0) return;
    const stream = tableToIPC(arrowTable(columns, chunk), "stream");
    chunk = [];
    await connection.insertArrowFromIPCStream(stream, {name, create: false});
    await turn();
  };
  for (const row of rows) {
    chunk.push(row);
    if (chunk.length === CHUNK) await send();
    else if (chunk.length % 32 === 0) await slice();
  }
  await send();
}

function arrowTable(columns: Columns, rows: readonly Readonly<Record<string, unknown>>[]): Table {
  const vectors = Object.entries(columns).map(([column, type]) => {
    const values = rows.map((row) => row[column] ?? null);
    return [
      column,
      type === "DOUBLE"
        ? vectorFromArray(values as (number | null)[], new Float64())
        : vectorFromArray(values as (string | null)[], new Utf8())
    ] as const;
  });
  return new Table(Object.fromEntries(vectors));
}
