/** A number as an SQL literal that DuckDB reads as exactly this double. */
export function numeral(x: number): string {
  const text = String(x);
  const exactAsDecimal = /^-?\d+(\.\d+)?$/.test(text) && text.replaceAll(/\D/g, "").length <= 15;
  return exactAsDecimal ? text : `CAST('${text}' AS DOUBLE)`;
}

/** Items of a SELECT list or a CASE, one per line, indented. */
export function lines(items: readonly string[], indent = "    ", separator = ","): string {
  return items.map((item) => `${indent}${item}`).join(`${separator}\n`);
}

/** One common table expression: its name, what it holds (for the reader) and its query. */
export function cte(name: string, comment: string, query: string, materialized = false): string {
  return `-- ${comment}\n${name} AS ${materialized ? "MATERIALIZED " : ""}(\n${query}\n)`;
}
