import {literal, type Query} from "./query.js";

/** All values of some indicators on all levels, ordered by indicator, level, area and period; rows are `HistoryValue`. */
export function historyQuery(indicators: readonly string[]): Query {
  const keys = indicators.length === 0 ? "NULL" : indicators.map(literal).join(", ");
  return {
    name: "history of the method's indicators",
    sql: `SELECT indicator, level, period, area_id, value
FROM observations
WHERE indicator IN (${keys})
ORDER BY indicator, level, area_id, period`
  };
}
