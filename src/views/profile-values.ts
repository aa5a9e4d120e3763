import {isValidAt, periodEnd, type ListedArea} from "../model/area.js";
import type {Indicator} from "../model/indicator.js";
import {
  knownValues,
  type AreaValue,
  type IndicatorSeries,
  type SeriesLayer
} from "../model/indicator-series.js";
import type {ProfileArea} from "../model/profile-area.js";

export interface PeriodValue {
  readonly period: string;
  readonly value: number | null;
}

/** What the data says about one indicator in one area: the newest value and what it is compared with. */
export interface ProfileValue {
  readonly indicator: Indicator;
  /** Period of the value; the newest one the level has, with the area's boundaries and not after the one asked for. */
  readonly period: string;
  readonly own: AreaValue;
  /** Values of all areas of the level in that period. */
  readonly all: readonly number[];
  /** The city's value, where it can be compared with an area's: not for counts. */
  readonly city: number | null;
  /** Values of what contains the area, below the city, from near to far; where they can be compared. */
  readonly parents: readonly {readonly area: ListedArea; readonly value: number}[];
  /** The area's values with the same boundaries, up to the period, in order of time. */
  readonly history: readonly PeriodValue[];
  /** The city's values in the same periods, where they can be compared; else empty. */
  readonly cityHistory: readonly PeriodValue[];
  /** Whether there are values with other boundaries, which the history leaves out. */
  readonly otherBoundaries: boolean;
}

/** Values of an indicator for an area; null where the level has none with the area's boundaries. */
export function profileValue(
  series: IndicatorSeries,
  {area, level, parents, otherBoundaries}: ProfileArea,
  until: string | null
): ProfileValue | null {
  const {indicator, layers} = series;
  const ofLevel = layers.filter((layer) => layer.level === level.key);
  const own = ofLevel
    .filter(
      ({period}) => isValidAt(area, period) && (until === null || periodEnd(period) <= periodEnd(until))
    )
    .toSorted((a, b) => (periodEnd(a.period) < periodEnd(b.period) ? -1 : 1));
  const newest = own.at(-1);
  if (newest === undefined) return null;
  const at = (key: string, id: string, period: string) =>
    layers.find((layer) => layer.level === key && layer.period === period)?.values.get(id)?.value ?? null;
  const city = parents.at(-1);
  const cityValue = city === undefined ? null : at(city.level.key, city.area.area_id, newest.period);
  const all = knownValues([newest]);
  const comparable = isComparable(indicator, cityValue, all);
  const {period} = newest;
  return {
    indicator,
    period,
    own: newest.values.get(area.area_id) ?? NOT_THERE,
    all,
    city: comparable ? cityValue : null,
    parents: comparable
      ? parents.slice(0, -1).flatMap((parent) => {
          const value = at(parent.level.key, parent.area.area_id, period);
          return value === null ? [] : {area: parent.area, value};
        })
      : [],
    history: own.map((layer) => valueIn(layer, area.area_id)),
    cityHistory:
      comparable && city !== undefined
        ? own.map((layer) => ({
            period: layer.period,
            value: at(city.level.key, city.area.area_id, layer.period)
          }))
        : [],
    otherBoundaries: otherBoundaries && ofLevel.some((layer) => !isValidAt(area, layer.period))
  };
}

const NOT_THERE: AreaValue = {value: null, numerator: null, denominator: null, flag: "missing"};

function valueIn({period, values}: SeriesLayer, id: string): PeriodValue {
  return {period, value: values.get(id)?.value ?? null};
}

/** A rate or mean of the city lies within those of its areas; a count is their sum and compares with none of them. */
function isComparable({numerator, unit}: Indicator, city: number | null, all: readonly number[]): boolean {
  if (city === null) return false;
  if (numerator !== null || unit === "%" || unit === "Prozentpunkte") return true;
  return all.length > 1 && Math.min(...all) <= city && city <= Math.max(...all);
}

/** First and last known value of a history; null where there are fewer than two. */
export function ends(history: readonly PeriodValue[]): readonly [Known, Known] | null {
  const known = history.filter((one): one is Known => one.value !== null);
  const [first, last] = [known[0], known.at(-1)];
  return first === undefined || last === undefined || first === last ? null : [first, last];
}

export interface Known {
  readonly period: string;
  readonly value: number;
}
