import type {Flag} from "../model/observation.js";
import type {Query} from "./query.js";
import {literal} from "./query.js";

export interface AreaValue {
  readonly indicator: string;
  readonly period: string;
  readonly value: number | null;
  readonly flag: Flag | null;
}

/** All values of an area for some indicators, ordered by indicator and period; rows are of type `AreaValue`. */
export function areaHistoryQuery(level: string, areaId: string, indicators: readonly string[]): Query {
  const list = indicators.length === 0 ? "NULL" : indicators.map(literal).join(", ");
  return {
    name: `history of ${level} ${areaId}`,
    sql: `SELECT indicator, period, value, flag
FROM observations
WHERE level = ${literal(level)} AND area_id = ${literal(areaId)} AND indicator IN (${list})
ORDER BY indicator, period`
  };
}
