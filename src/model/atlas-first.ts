import type {Availability} from "./atlas-catalogue.js";
import {MISSING, type IndicatorSeries, type SeriesLayer} from "./indicator-series.js";
import type {Indicator} from "./indicator.js";
import type {Flag} from "./observation.js";

/** A layer's values column by column, in the order of `ids`; counts are null where the indicator publishes none. */
export interface FirstLayer {
  readonly level: string;
  readonly ids: readonly string[];
  readonly names: readonly string[];
  /** Position in the layer above that locates the area; null: none. */
  readonly parents: readonly (number | null)[] | null;
  readonly values: readonly (number | null)[];
  readonly numerators: readonly (number | null)[] | null;
  readonly denominators: readonly (number | null)[] | null;
  /** Why there is no value, by position. */
  readonly flags: Readonly<Record<number, Flag>>;
}

/**
 * `views/atlas.json`: everything the first map shows, so that it needs no table and no database. Does not grow with the
 * number of indicators.
 */
export interface AtlasFirst {
  readonly indicator: Indicator;
  readonly period: string;
  readonly available: Availability;
  /** Cut points over all periods of the finest layer, by the default rule. */
  readonly cuts: readonly number[];
  /** The city, the level that locates areas, and the level shown, as far as there are values; the last one is shown. */
  readonly layers: readonly FirstLayer[];
}

/** The layers as the series they are a part of. */
export function firstSeries({indicator, period, layers}: AtlasFirst): IndicatorSeries {
  return {indicator, layers: layers.map((layer) => seriesLayer(layer, period))};
}

function seriesLayer(
  {level, ids, values, numerators, denominators, flags}: FirstLayer,
  period: string
): SeriesLayer {
  return {
    level,
    period,
    values: new Map(
      ids.map((id, i) => [
        id,
        {
          value: values[i] ?? null,
          numerator: numerators?.[i] ?? null,
          denominator: denominators?.[i] ?? null,
          flag: values[i] == null ? (flags[i] ?? MISSING.flag) : null
        }
      ])
    )
  };
}
