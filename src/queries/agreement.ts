import type {Query} from "./query.js";
import {identifier} from "./query.js";

/**
 * The agreement table of two classifications: class_a, class_b, areas; areas without a class in either are left out. `a` and
 * `b` are tables with area_id and a column of classes.
 */
export function agreementQuery(a: string, b: string, column: string): Query {
  const name = identifier(column);
  return {
    name: `agreement of ${column}`,
    sql: `SELECT a.${name} AS class_a, b.${name} AS class_b, count(*) AS areas
FROM ${identifier(a)} a JOIN ${identifier(b)} b USING (area_id)
WHERE a.${name} IS NOT NULL AND b.${name} IS NOT NULL
GROUP BY ALL
ORDER BY ALL`
  };
}

/**
 * Each area of either classification, ordered by area_id, with `<column> a`, `<column> b` and `<column> changed`, which is
 * NULL where it has no class in one of them.
 */
export function comparedAreasQuery(a: string, b: string, columns: readonly string[]): Query {
  const parts = columns.map((column) => {
    const [left, right] = [`a.${identifier(column)}`, `b.${identifier(column)}`];
    return `  ${left} AS ${identifier(`${column} a`)}, ${right} AS ${identifier(`${column} b`)},
  ${left} <> ${right} AS ${identifier(`${column} changed`)}`;
  });
  return {
    name: "compared areas",
    sql: `SELECT area_id,\n${parts.join(",\n")}
FROM ${identifier(a)} a FULL JOIN ${identifier(b)} b USING (area_id)
ORDER BY area_id`
  };
}
