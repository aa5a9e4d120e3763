import type {Query} from "./query.js";

/** How many areas have a value, by indicator, level and period, from the table `observations`; columns as in `Availability`. */
export function availabilityQuery(): Query {
  return {
    name: "availability",
    sql: `SELECT indicator, level, period,
  count(value) AS "values",
  count(*) FILTER (flag IN ('suppressed', 'below_minimum')) AS withheld,
  count(*) FILTER (flag NOT IN ('suppressed', 'below_minimum')) AS other
FROM observations
GROUP BY indicator, level, period
ORDER BY indicator, level, period`
  };
}

/** All areas of the table `areas`. */
export function areasQuery(): Query {
  return {name: "areas", sql: "SELECT * FROM areas ORDER BY level, area_id, valid_from"};
}
