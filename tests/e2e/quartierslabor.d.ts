/** What a page with the database offers to tests and to the console, see src/db/query.ts. */
declare const quartierslabor: {query(sql: string): Promise<Record<string, unknown>[]>};
