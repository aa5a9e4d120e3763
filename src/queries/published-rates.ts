import type {PublishedRate} from "../model/published-rate.js";
import type {Edition, Method} from "../model/method.js";
import {indicatorKeys} from "./classification-input.js";
import type {Query} from "./query.js";
import {literal} from "./query.js";

/**
 * The rates of a method's indicators whose counts are published, in the edition's period and, for a change, its baseline:
 * indicator, period, area_id, value, denominator. Rows are read with `decodeRates`.
 */
export function publishedRatesQuery(method: Method, {period, baseline}: Edition): Query {
  const periods = baseline === null ? [period] : [period, baseline];
  return {
    name: `published rates of ${method.id} ${period}`,
    sql: `SELECT indicator, period, area_id, value, denominator
FROM observations
WHERE level = ${literal(method.level)} AND period IN (${periods.map(literal).join(", ")})
  AND indicator IN (${indicatorKeys(method).map(literal).join(", ")})
  AND value IS NOT NULL AND numerator IS NOT NULL AND denominator > 0
ORDER BY indicator, period, area_id`
  };
}

/** What the level's catalogue has values of in a period: indicator, areas. */
export function availableIndicatorsQuery(level: string, period: string): Query {
  return {
    name: `indicators of ${level} ${period}`,
    sql: `SELECT indicator, count(*) AS areas
FROM observations
WHERE level = ${literal(level)} AND period = ${literal(period)} AND value IS NOT NULL
GROUP BY indicator
ORDER BY indicator`
  };
}

export function decodeRates(rows: readonly Readonly<Record<string, unknown>>[]): PublishedRate[] {
  return rows.map((row) => ({
    indicator: String(row.indicator),
    period: String(row.period),
    area_id: String(row.area_id),
    value: Number(row.value),
    denominator: Number(row.denominator)
  }));
}
