import type {Table} from "apache-arrow";
import type {Query, RunQuery} from "../queries/query.js";
import {database} from "./database.js";
import {QueryError} from "./query-error.js";
import {tableRows} from "./table-rows.js";

/** Runs a query on the page's database. @throws QueryError */
export const runQuery: RunQuery = async (query) => tableRows(await queryTable(query));

/**
 * Runs a query whose `?` stand for the parameters, in order, and returns an Arrow table, as Inputs.table and Plot take
 * it. @throws QueryError
 */
export async function queryTable(query: Query, parameters: readonly unknown[] = []): Promise<Table> {
  const connection = await (await database()).connect();
  try {
    if (parameters.length === 0) return await connection.query(query.sql);
    const statement = await connection.prepare(query.sql);
    const table = await statement.query(...parameters);
    await statement.close();
    return table;
  } catch (error) {
    throw new QueryError(query, error);
  } finally {
    await connection.close();
  }
}

/** For tests and the browser's console: `await quartierslabor.query("SELECT …")` asks the page's own database. */
Object.assign(globalThis, {
  quartierslabor: {query: (sql: string) => runQuery({name: "console", sql})}
});
