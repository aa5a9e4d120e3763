import type {Indicator} from "./indicator.js";
import type {Flag} from "./observation.js";

/** A value and the counts behind it. A null value always has a flag that says why; counts are null where none are published. */
export interface AreaValue {
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly flag: Flag | null;
}

/** All values of one level and period. */
export interface SeriesLayer {
  readonly level: string;
  readonly period: string;
  /** By `area_id`, in the order of the ids. */
  readonly values: ReadonlyMap<string, AreaValue>;
}

/** All values of one indicator. Layers stand by level, then by period. */
export interface IndicatorSeries {
  readonly indicator: Indicator;
  readonly layers: readonly SeriesLayer[];
}

/** What an area has where a layer does not know it. */
export const MISSING: AreaValue = {value: null, numerator: null, denominator: null, flag: "missing"};

/** The layer of a level and period; null where there is none. */
export function layerAt({layers}: IndicatorSeries, level: string, period: string): SeriesLayer | null {
  return layers.find((layer) => layer.level === level && layer.period === period) ?? null;
}

/** The layers of a level in order of time. */
export function layersOf({layers}: IndicatorSeries, level: string): readonly SeriesLayer[] {
  return layers.filter((layer) => layer.level === level);
}

/** The known values of layers, one after the other. */
export function knownValues(layers: readonly SeriesLayer[]): readonly number[] {
  const known: number[] = [];
  for (const {values} of layers) for (const {value} of values.values()) if (value !== null) known.push(value);
  return known;
}
