import type {AsyncDuckDB} from "@duckdb/duckdb-wasm";
import {tableToIPC} from "apache-arrow";
import {buildInfo, fetchBytes} from "./data-files.js";
import {parquetToArrow} from "./parquet-to-arrow.js";

/** The tables of the database; each is the Parquet file of the same name. */
export const TABLES = ["areas", "indicators", "observations"] as const;

/** Tables that a site has only where the municipality delivered something for them. */
const OPTIONAL_TABLES = ["poi"] as const;

/**
 * Loads the site's tables into a database that has none. DuckDB's WebAssembly cannot read Parquet without an extension
 * from the network, hence the way over Arrow; `insertArrowTable` makes no table without an error, the stream does.
 */
export async function loadTables(database: AsyncDuckDB): Promise<void> {
  const {files} = await buildInfo();
  const optional = OPTIONAL_TABLES.filter((name) => files.some(({path}) => path === `${name}.parquet`));
  const tables = await Promise.all(
    [...TABLES, ...optional].map(async (name) => ({
      name,
      table: await parquetToArrow(await fetchBytes(`${name}.parquet`))
    }))
  );
  const connection = await database.connect();
  try {
    for (const {name, table} of tables)
      await connection.insertArrowFromIPCStream(tableToIPC(table, "stream"), {name, create: true});
  } finally {
    await connection.close();
  }
}
