/** A named SQL statement without parameters left open; the same text runs in the browser and in Node. */
export interface Query {
  /** Shown in errors, for instance "classification mss-berlin-2019 2019". */
  readonly name: string;
  readonly sql: string;
}

/** Runs a query and returns plain objects, one per row. BIGINT arrives as number. */
export type RunQuery = (query: Query) => Promise<Record<string, unknown>[]>;

/** Quotes a name as an SQL identifier. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Quotes a text as an SQL string literal; null becomes NULL. */
export function literal(text: string | null): string {
  return text === null ? "NULL" : `'${text.replaceAll("'", "''")}'`;
}
