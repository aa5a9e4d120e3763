import {periodEnd} from "../model/area.js";
import type {Edition, IndexDefinition, Method} from "../model/method.js";
import type {Query} from "./query.js";
import {identifier, literal} from "./query.js";
import {lines} from "./sql-text.js";

/**
 * What a classification starts from: one row per area with `area_id`, `name`, `parent_id`, `population`, `suppressed`
 * (whether a value it needs is withheld), a column per indicator named by its key and, for a change, a column
 * "<key> before". A value that does not exist is NULL.
 */
export interface ClassificationInput extends Query {
  /** Period whose exclusions hold; null: the exclusions of all periods. */
  readonly period: string | null;
}

/** Name of the column with an indicator's value at the baseline. */
export const before = (key: string): string => `${key} before`;

export const indicesOf = (method: Method): readonly IndexDefinition[] =>
  method.dynamics === null ? [method.status] : [method.status, method.dynamics];

/** Keys of the indicators a method needs a value of, each once; with `change`, those of its changes only. */
export function indicatorKeys(method: Method, change?: "change"): string[] {
  const indices = indicesOf(method).filter((index) => change === undefined || index.change);
  return [...new Set(indices.flatMap(({indicators}) => indicators.map(({key}) => key)))];
}

/**
 * The input of one edition from the tables `areas` and `observations`: the areas of the method's level with the
 * boundaries in force at the end of the period. An area without observations is a row without values, not lost.
 */
export function observationsInput(method: Method, edition: Edition): ClassificationInput {
  const at = (key: string, period: string) =>
    `max(o.value) FILTER (o.indicator = ${literal(key)} AND o.period = ${literal(period)})`;
  const keys = indicatorKeys(method);
  const baseline = edition.baseline;
  const changed = baseline === null ? [] : indicatorKeys(method, "change");
  const {population} = method.areas;
  const columns = [
    `${population === null ? "CAST(NULL AS DOUBLE)" : at(population, edition.period)} AS population`,
    ...keys.map((key) => `${at(key, edition.period)} AS ${identifier(key)}`),
    ...changed.map((key) => `${at(key, baseline!)} AS ${identifier(before(key))}`)
  ];
  const day = literal(periodEnd(edition.period));
  const needed = [...new Set([...keys, ...(population === null ? [] : [population])])];
  const of = (period: string, wanted: readonly string[]) =>
    `o.period = ${literal(period)} AND o.indicator IN (${wanted.map(literal).join(", ")})`;
  const matches = [of(edition.period, needed), ...(changed.length > 0 ? [of(baseline!, changed)] : [])];
  return {
    name: `input of ${method.id} ${edition.period}`,
    period: edition.period,
    sql: `  SELECT
    a.area_id, a.name, a.parent_id,
    coalesce(bool_or(o.flag IN ('suppressed', 'below_minimum')), false) AS suppressed,
${lines(columns)}
  FROM areas a
  LEFT JOIN observations o
    ON o.area_id = a.area_id AND o.level = a.level
    AND (${matches.join("\n      OR ")})
  WHERE a.level = ${literal(method.level)}
    AND (a.valid_from IS NULL OR a.valid_from <= ${day})
    AND (a.valid_to IS NULL OR a.valid_to >= ${day})
  GROUP BY a.area_id, a.name, a.parent_id`
  };
}

/** The input from a table that has an input's columns already, such as the command line's CSV. */
export function tableInput(method: Method, table: string, period: string | null): ClassificationInput {
  const values = [...indicatorKeys(method), ...indicatorKeys(method, "change").map(before)];
  const columns = ["area_id", "name", "parent_id", "population", "suppressed", ...values.map(identifier)];
  return {
    name: `input of ${method.id} from ${table}`,
    period,
    sql: `  SELECT\n${lines(columns)}\n  FROM ${identifier(table)}`
  };
}
