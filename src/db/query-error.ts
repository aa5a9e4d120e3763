import type {Query} from "../queries/query.js";

/** A query the database refused: which, why, and what it said. */
export class QueryError extends Error {
  readonly query: Query;

  constructor(query: Query, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(`query "${query.name}" failed: ${reason}\n${query.sql}`, {cause});
    this.name = "QueryError";
    this.query = query;
  }
}
