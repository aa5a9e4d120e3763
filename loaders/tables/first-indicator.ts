import {ckmeans} from "simple-statistics";
import {periodEnd, type Level} from "../../src/model/area.js";
import type {IndicatorView} from "../../src/model/indicator-view.js";
import type {Indicator} from "../../src/model/indicator.js";
import type {Observation} from "../../src/model/observation.js";
import type {Disclosed} from "../disclosure/apply-disclosure.js";

const CLASSES = 5;

/**
 * The map that a municipality without methods begins with: the catalogue's first share (numbers of people say more of an
 * area's size than of its people), or its first indicator where there is none; on the finest level, in the newest period
 * with values. Null where there is no value at all.
 *
 * Classes are natural breaks: the partition with the smallest squared deviations within classes (Ckmeans, Wang & Song 2011).
 */
export function firstIndicator(
  indicators: Disclosed<Indicator>,
  observations: Disclosed<Observation>,
  levels: readonly Level[]
): IndicatorView | null {
  const valued = observations.rows.filter(({value}) => value !== null);
  const known = new Set(valued.map(({indicator}) => indicator));
  const offered = indicators.rows.filter(({key}) => known.has(key));
  const chosen = offered.find(isShare) ?? offered[0];
  if (chosen === undefined) return null;
  const own = valued.filter(({indicator}) => indicator === chosen.key);
  const level = levels.findLast(({key}) => own.some((one) => one.level === key))!.key;
  const period = own
    .filter((one) => one.level === level)
    .map((one) => one.period)
    .reduce((a, b) => (periodEnd(a) >= periodEnd(b) ? a : b));
  const shown = observations.rows.filter(
    (one) => one.indicator === chosen.key && one.level === level && one.period === period
  );
  const classes = naturalClasses(shown.flatMap(({value}) => value ?? []));
  const classOf = (value: number) => classes.findIndex(({to}) => value <= to);
  return {
    ...{indicator: chosen.key, level, period, classes},
    areas: shown.map(({area_id, value, flag}) => ({
      ...{area_id, value, flag},
      class: value === null ? null : classOf(value)
    }))
  };
}

function isShare({numerator, unit}: Indicator): boolean {
  return numerator !== null || unit === "%";
}

function naturalClasses(values: readonly number[]): IndicatorView["classes"] {
  const distinct = new Set(values).size;
  return ckmeans([...values], Math.min(CLASSES, distinct)).map((group) => ({
    from: group[0]!,
    to: group.at(-1)!
  }));
}
