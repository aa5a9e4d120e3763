import type {Query} from "./query.js";
import {numeral} from "./sql-text.js";

/**
 * Queries that compare two states of a municipality's tables: `areas_before`, `indicators_before`, `observations_before` and
 * the same with `_now`.
 */

type Side = "added" | "removed";

function sides(side: Side): readonly [string, string] {
  return side === "added" ? ["now", "before"] : ["before", "now"];
}

/** Keys of indicators that one state has and the other has not; column `key`. */
export function indicatorChanges(side: Side): Query {
  const [here, there] = sides(side);
  return {
    name: `indicators ${side}`,
    sql: `SELECT key FROM indicators_${here} WHERE key NOT IN (SELECT key FROM indicators_${there}) ORDER BY key`
  };
}

/** Areas that one state has and the other has not; the day from which a boundary is valid makes it another area. */
export function areaChanges(side: Side): Query {
  const [here, there] = sides(side);
  return {
    name: `areas ${side}`,
    sql: `SELECT level, area_id, name
FROM areas_${here} AS here
WHERE NOT EXISTS (
  FROM areas_${there} AS there
  WHERE there.level = here.level AND there.area_id = here.area_id
    AND there.valid_from IS NOT DISTINCT FROM here.valid_from
)
ORDER BY level, area_id`
  };
}

/** Periods per indicator that came or went, of indicators that both states have; columns indicator, period, side. */
export function periodChanges(): Query {
  return {
    name: "periods",
    sql: `WITH now AS (SELECT DISTINCT indicator, period FROM observations_now),
before AS (SELECT DISTINCT indicator, period FROM observations_before)
SELECT indicator, period, 'added' AS side
FROM now ANTI JOIN before USING (indicator, period)
WHERE indicator IN (SELECT key FROM indicators_before)
UNION ALL
SELECT indicator, period, 'removed' AS side
FROM before ANTI JOIN now USING (indicator, period)
WHERE indicator IN (SELECT key FROM indicators_now)
ORDER BY indicator, side, period`
  };
}

/** Where fewer areas have a value than before, of periods that both states have. */
export function coverageDrops(): Query {
  return {
    name: "coverage",
    sql: `WITH now AS (
  SELECT indicator, level, period, count(value) AS n FROM observations_now GROUP BY ALL
),
before AS (
  SELECT indicator, level, period, count(value) AS n FROM observations_before GROUP BY ALL
),
periods AS (SELECT DISTINCT indicator, period FROM now)
SELECT before.indicator, before.level, before.period, before.n AS before, coalesce(now.n, 0) AS after
FROM before
JOIN periods USING (indicator, period)
LEFT JOIN now USING (indicator, level, period)
WHERE coalesce(now.n, 0) < before.n
ORDER BY before.indicator, before.level, before.period`
  };
}

/** The last day a period can end on, as text that sorts: "2019" → "2019-12-31". */
function lastDay(period: string): string {
  return `${period} || CASE length(${period}) WHEN 4 THEN '-12-31' WHEN 7 THEN '-31' ELSE '' END`;
}

/**
 * Values that moved by more than a share: against the same period before, or, where the period is new, against the period
 * before it within the same boundaries; an indicator that is new altogether has not moved. Both values must be published; a
 * value that was zero moved infinitely.
 */
export function movedValues(share: number): Query {
  const valid = (period: string) =>
    `(area.valid_from IS NULL OR area.valid_from <= ${lastDay(period)}) AND (area.valid_to IS NULL OR ${lastDay(period)} <= area.valid_to)`;
  return {
    name: "moved values",
    sql: `WITH before_periods AS (SELECT DISTINCT indicator, level, period FROM observations_before),
periods AS (
  SELECT indicator, level, period, lag(period) OVER (PARTITION BY indicator, level ORDER BY period) AS earlier
  FROM (SELECT DISTINCT indicator, level, period FROM observations_now)
),
pairs AS (
  -- revised: the period was there before
  SELECT now.indicator, now.level, now.area_id, now.period, now.period AS before_period,
    before.value AS before, now.value AS after
  FROM observations_now AS now
  JOIN observations_before AS before USING (indicator, level, period, area_id)
  UNION ALL
  -- new: compared with the period before it
  SELECT now.indicator, now.level, now.area_id, now.period, periods.earlier,
    earlier.value AS before, now.value AS after
  FROM observations_now AS now
  JOIN (
    FROM periods
    SEMI JOIN before_periods USING (indicator, level)
    ANTI JOIN before_periods AS same USING (indicator, level, period)
  ) AS periods USING (indicator, level, period)
  JOIN observations_now AS earlier
    ON earlier.indicator = now.indicator AND earlier.level = now.level
    AND earlier.area_id = now.area_id AND earlier.period = periods.earlier
),
moved AS (
  SELECT *, CASE WHEN before = 0 THEN NULL ELSE (after - before) / abs(before) END AS change
  FROM pairs
  WHERE before IS NOT NULL AND after IS NOT NULL AND before <> after
)
SELECT moved.indicator, moved.level, moved.area_id, area.name, moved.period, moved.before_period,
  moved.before, moved.after, moved.change
FROM moved
JOIN areas_now AS area
  ON area.level = moved.level AND area.area_id = moved.area_id
  AND ${valid("moved.period")}
  AND ${valid("moved.before_period")}
WHERE change IS NULL OR abs(change) > ${numeral(share)}
ORDER BY abs(change) DESC NULLS LAST, indicator, moved.level, moved.period, moved.area_id`
  };
}
