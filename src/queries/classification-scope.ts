/**
 * What tells the runs apart when one statement computes many classifications (`variant-classes.ts`): values are normalised
 * once per `draw` of the values, indices and classes are computed once per `variant`. null: a single classification.
 */
export type Scope = "draw" | "variant" | null;

/** Columns that identify a row, for a SELECT list. */
export const rowKey = (scope: Scope): string => (scope === null ? "area_id" : `${scope}, area_id`);

/** The window over all areas of a run, in an order if one is given. */
export function over(scope: Scope, order = ""): string {
  const partition = scope === null ? "" : `PARTITION BY ${scope}`;
  return `OVER (${[partition, order === "" ? "" : `ORDER BY ${order}`].filter((part) => part !== "").join(" ")})`;
}

/** The GROUP BY of aggregates over all areas of a run. */
export const perRun = (scope: Scope): string => (scope === null ? "" : ` GROUP BY ${scope}`);

/** The same column in the SELECT list of such aggregates. */
export const runColumn = (scope: Scope): string => (scope === null ? "" : `${scope}, `);

/** Joins what such aggregates gave to each area of the run. */
export const joinRun = (table: string, aggregates: string, scope: Scope): string =>
  scope === null ? `${table}, ${aggregates}` : `${table} JOIN ${aggregates} USING (${scope})`;
