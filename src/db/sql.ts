import type {Table} from "apache-arrow";
import {queryTable} from "./query.js";

/**
 * Template tag for SQL cells: values become parameters of a prepared statement, never text of it. A page's SQL cells use
 * it without import; they run again whenever an input they use changes.
 * @returns an Arrow table, as Inputs.table and Plot take it
 * @throws QueryError
 */
export function sql(strings: TemplateStringsArray, ...values: readonly unknown[]): Promise<Table> {
  return queryTable({name: "sql cell", sql: strings.join("?").trim()}, values);
}
