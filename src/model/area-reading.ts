import type {Indicator} from "./indicator.js";
import type {AreaValue, SeriesLayer} from "./indicator-series.js";
import {empiricalBayes} from "./statistics/empirical-bayes.js";
import {wilsonInterval, type Interval} from "./statistics/wilson-interval.js";

/** Values as they are, or smoothed by empirical Bayes. */
export const READINGS = ["raw", "smoothed"] as const;
export type Reading = (typeof READINGS)[number];

interface Counts {
  readonly area_id: string;
  readonly numerator: number;
  readonly denominator: number;
}

/** Numerators and denominators of the areas that have both. */
export function countsOf({values}: SeriesLayer): readonly Counts[] {
  return [...values].flatMap(([area_id, value]) => (hasCounts(value) ? [{area_id, ...value}] : []));
}

function hasCounts(value: AreaValue): value is AreaValue & {numerator: number; denominator: number} {
  return (
    value.value !== null && value.numerator !== null && value.denominator !== null && value.denominator > 0
  );
}

/** Whether the values are shares of people with known counts: only then intervals and smoothing mean something. */
export function isShare({numerator, denominator}: Indicator, layer: SeriesLayer): boolean {
  const counts = countsOf(layer);
  return (
    numerator !== null &&
    denominator !== null &&
    counts.length > 1 &&
    counts.every((area) => area.numerator >= 0 && area.numerator <= area.denominator)
  );
}

/** Values by area, in the indicator's unit. Areas without value, or without counts where values are smoothed, are left out. */
export function readingOf(
  indicator: Indicator,
  layer: SeriesLayer,
  reading: Reading
): ReadonlyMap<string, number> {
  if (reading === "raw" || !isShare(indicator, layer)) {
    return new Map([...layer.values].flatMap(([id, {value}]) => (value === null ? [] : [[id, value]])));
  }
  const counts = countsOf(layer);
  const {rates} = empiricalBayes(counts, "binomial");
  return new Map(counts.map(({area_id}, i) => [area_id, indicator.factor * rates[i]!]));
}

/** The 95 % Wilson interval of every area, in the indicator's unit; empty where the values are no shares with counts. */
export function intervalsOf(indicator: Indicator, layer: SeriesLayer): ReadonlyMap<string, Interval> {
  if (!isShare(indicator, layer)) return new Map();
  return new Map(
    countsOf(layer).map(({area_id, numerator, denominator}) => {
      const {low, high} = wilsonInterval(numerator / denominator, denominator);
      return [area_id, {low: indicator.factor * low, high: indicator.factor * high}];
    })
  );
}
