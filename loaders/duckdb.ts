import {DuckDBInstance} from "@duckdb/node-api";
import type {DuckDBConnection, DuckDBResultReader} from "@duckdb/node-api";
import type {Query, RunQuery} from "../src/queries/query.js";
import {identifier, literal} from "../src/queries/query.js";

export type ColumnType = "VARCHAR" | "DOUBLE" | "BOOLEAN";

export interface Database {
  /** Runs a query; BIGINT and HUGEINT arrive as numbers. Errors carry the query's name and SQL. */
  readonly run: RunQuery;
  /** Makes a Parquet file (or glob) readable under a name. */
  registerParquet(name: string, path: string): Promise<void>;
  /** Makes a CSV file with a header readable under a name; every column is text. */
  registerCsv(name: string, path: string): Promise<void>;
  /** Makes a table of plain rows; a missing or null value is NULL. */
  registerRows(
    name: string,
    columns: Readonly<Record<string, ColumnType>>,
    rows: Iterable<Readonly<Record<string, unknown>>>
  ): Promise<void>;
  close(): void;
}

/** Opens a DuckDB database in memory, on one thread: the same input gives the same bits. */
export async function openDatabase(): Promise<Database> {
  const instance = await DuckDBInstance.create(":memory:", {threads: "1"});
  const connection = await instance.connect();
  const view = async (name: string, source: string) => {
    await execute(connection, {
      name: `table ${name}`,
      sql: `CREATE OR REPLACE VIEW ${identifier(name)} AS SELECT * FROM ${source}`
    });
  };
  return {
    run: (query) => execute(connection, query),
    registerParquet: (name, path) => view(name, `read_parquet(${literal(path)})`),
    registerCsv: (name, path) => view(name, `read_csv(${literal(path)}, header = true, all_varchar = true)`),
    registerRows: (name, columns, rows) => registerRows(connection, name, columns, rows),
    close() {
      connection.closeSync();
      instance.closeSync();
    }
  };
}

async function execute(connection: DuckDBConnection, query: Query): Promise<Record<string, unknown>[]> {
  try {
    return plainRows(await connection.runAndReadAll(query.sql));
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`query "${query.name}": ${message}\n${query.sql}`, {cause});
  }
}

/** Rows as copies of an empty one, which engines make several times faster than objects that grow by one value after the other. */
function plainRows(reader: DuckDBResultReader): Record<string, unknown>[] {
  const names = reader.deduplicatedColumnNames();
  const columns = reader.getColumnsJS();
  const empty = Object.fromEntries(names.map((name) => [name, null]));
  return Array.from({length: reader.currentRowCount}, (_, row) => {
    const values: Record<string, unknown> = {...empty};
    names.forEach((name, i) => {
      const value = columns[i]![row];
      values[name] = typeof value === "bigint" ? Number(value) : value;
    });
    return values;
  });
}

async function registerRows(
  connection: DuckDBConnection,
  name: string,
  columns: Readonly<Record<string, ColumnType>>,
  rows: Iterable<Readonly<Record<string, unknown>>>
): Promise<void> {
  const entries = Object.entries(columns);
  const definition = entries.map(([column, type]) => `${identifier(column)} ${type}`).join(", ");
  await execute(connection, {
    name: `table ${name}`,
    sql: `CREATE OR REPLACE TABLE ${identifier(name)} (${definition})`
  });
  const appender = await connection.createAppender(name);
  for (const row of rows) {
    for (const [column, type] of entries) {
      const value = row[column];
      if (value == null) appender.appendNull();
      else if (type === "DOUBLE") appender.appendDouble(Number(value));
      else if (type === "BOOLEAN") appender.appendBoolean(Boolean(value));
      else appender.appendVarchar(String(value));
    }
    appender.endRow();
  }
  appender.closeSync();
}
