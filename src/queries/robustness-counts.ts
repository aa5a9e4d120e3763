import type {Method} from "../model/method.js";
import type {IndexName} from "../model/robustness.js";
import type {Query} from "./query.js";
import {identifier} from "./query.js";
import {classesTable} from "./variant-classes.js";

/** Which class an index, or both together, have in a variant. */
function classesOf(index: IndexName | "combined"): string {
  if (index !== "combined") return `SELECT variant, area_id, class FROM ${identifier(classesTable(index))}`;
  const [status, dynamics] = [classesTable("status"), classesTable("dynamics")].map(identifier);
  return `SELECT variant, area_id, s.class || d.class AS class
    FROM ${status} s JOIN ${dynamics} d USING (variant, area_id)`;
}

/** How often each class occurs per area among the variants up to `last`: area_id, class, n. A class may be NULL. */
export function areaCountsQuery(method: Method, index: IndexName | "combined", last: number): Query {
  return {
    name: `classes of areas by variant ${method.id} ${index}`,
    sql: `SELECT area_id, class, count(*) AS n
  FROM (${classesOf(index)})
  WHERE variant <= ${last}
  GROUP BY area_id, class
  ORDER BY area_id, n DESC, class`
  };
}

/** The share of areas that keep the class of the table `stated` (area_id, status, dynamics, combined): variant, kept. */
export function variantSharesQuery(method: Method, index: IndexName | "combined"): Query {
  return {
    name: `kept classes by variant ${method.id} ${index}`,
    sql: `SELECT variant, count(*) FILTER (class = stated.${identifier(index)}) / count(*) AS kept
  FROM (${classesOf(index)}) JOIN stated USING (area_id)
  GROUP BY variant
  ORDER BY variant`
  };
}
