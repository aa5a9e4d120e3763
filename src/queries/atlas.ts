import {literal, type Query} from "./query.js";

/** What the atlas shows: an indicator's values of a level and period; rows: area_id, name, value, numerator, denominator, flag. */
export function atlasValuesQuery({
  indicator,
  level,
  period,
  day
}: {
  readonly indicator: string;
  readonly level: string;
  readonly period: string;
  /** The period's last day: names are those of the boundaries in force on it. */
  readonly day: string;
}): Query {
  return {
    name: `atlas ${indicator} ${level} ${period}`,
    sql: `SELECT o.area_id, a.name, o.value, o.numerator, o.denominator, o.flag
FROM observations AS o
LEFT JOIN areas AS a
  ON a.level = o.level AND a.area_id = o.area_id
  AND (a.valid_from IS NULL OR a.valid_from <= ${literal(day)})
  AND (a.valid_to IS NULL OR a.valid_to >= ${literal(day)})
WHERE o.indicator = ${literal(indicator)}
  AND o.level = ${literal(level)}
  AND o.period = ${literal(period)}
ORDER BY o.area_id`
  };
}

/** Cut points with as many values in each class, over all periods of a level; one row with a list of DOUBLE. */
export function atlasQuantilesQuery(indicator: string, level: string, count: number): Query {
  const shares = Array.from({length: count - 1}, (_, i) => (i + 1) / count).join(", ");
  return {
    name: `atlas cuts ${indicator} ${level}`,
    sql: `SELECT quantile_cont(value, [${shares}]) AS cuts
FROM observations
WHERE indicator = ${literal(indicator)} AND level = ${literal(level)} AND value IS NOT NULL`
  };
}
