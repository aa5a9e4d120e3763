import {ckmeans} from "simple-statistics";
import {periodEnd} from "../../src/model/area.js";
import type {IndicatorView} from "../../src/model/indicator-view.js";
import type {Indicator} from "../../src/model/indicator.js";
import type {Disclosed} from "../disclosure/apply-disclosure.js";
import {observationRows, type ObservationBlock} from "../harmonise/observation-block.js";

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
  observations: Disclosed<ObservationBlock>
): IndicatorView | null {
  const valued = observations.rows.filter(({flags}) => flags.includes(0));
  const known = new Set(valued.map(({indicator}) => indicator));
  const offered = indicators.rows.filter(({key}) => known.has(key));
  const chosen = offered.find(isShare) ?? offered[0];
  if (chosen === undefined) return null;
  const own = valued.filter(({indicator}) => indicator === chosen.key);
  // The level with most areas: a second zoning stands beside the others, so that their order does not tell.
  const finest = own.reduce((a, b) => (b.areas.ids.length > a.areas.ids.length ? b : a), own[0]!);
  const [shown, ...others] = own.filter(({level}) => level === finest.level);
  if (shown === undefined) return null;
  const newest = others.reduce((a, b) => (periodEnd(a.period) >= periodEnd(b.period) ? a : b), shown);
  return viewOf(newest);
}

function viewOf(block: ObservationBlock): IndicatorView {
  const {indicator, level, period} = block;
  const rows = [...observationRows([block])];
  const classes = naturalClasses(rows.flatMap(({value}) => value ?? []));
  const classOf = (value: number) => classes.findIndex(({to}) => value <= to);
  return {
    ...{indicator, level, period, classes},
    areas: rows.map(({area_id, value, flag}) => ({
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
