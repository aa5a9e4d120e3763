import {countsOf, isShare} from "./area-reading.js";
import {layersOf, type IndicatorSeries, type SeriesLayer} from "./indicator-series.js";
import {correctedDissimilarity, type CorrectedDissimilarity} from "./statistics/dissimilarity.js";
import {fifthRatio, type FifthRatio} from "./statistics/fifth-ratio.js";
import {gini} from "./statistics/gini.js";
import {theil} from "./statistics/theil.js";

/** How unequal the areas of a level are in one period. Null: there is no answer. */
export interface InequalityRow {
  readonly period: string;
  readonly gini: number | null;
  readonly theil: number | null;
  readonly fifths: FifthRatio | null;
  /** Null also where the values are no shares of people with known counts. */
  readonly dissimilarity: CorrectedDissimilarity | null;
  /** Areas with a value, and those of them whose population is unknown and that are left out. */
  readonly areas: number;
  readonly unweighted: number;
}

/** Draws behind the correction of the dissimilarity index. */
export const DISSIMILARITY_DRAWS = 200;

/**
 * Inequality between the areas of a level in every period, weighted by population, as a computation in slices (one per period).
 *
 * @param population values of the population by level and period; null: every area counts the same
 */
export function* inequality(
  series: IndicatorSeries,
  level: string,
  population: IndicatorSeries | null,
  seed: number
): Generator<void, readonly InequalityRow[]> {
  const rows: InequalityRow[] = [];
  for (const layer of layersOf(series, level)) {
    rows.push(inequalityOf(series, layer, population, seed));
    yield;
  }
  return rows;
}

function inequalityOf(
  {indicator}: IndicatorSeries,
  layer: SeriesLayer,
  population: IndicatorSeries | null,
  seed: number
): InequalityRow {
  const weightOf = populationWeights(population, layer.level, layer.period);
  const known = [...layer.values].flatMap(([id, {value}]) => (value === null ? [] : [{id, value}]));
  const counted = known.flatMap(({id, value}) => {
    const weight = weightOf(id);
    return weight === null ? [] : [{value, weight}];
  });
  const data = {values: counted.map(({value}) => value), weights: counted.map(({weight}) => weight)};
  const groups = countsOf(layer).map(({numerator, denominator}) => ({group: numerator, all: denominator}));
  const whole = groups.every(({group, all}) => Number.isInteger(group) && Number.isInteger(all));
  return {
    period: layer.period,
    gini: gini(data),
    theil: theil(data),
    fifths: fifthRatio(data),
    dissimilarity:
      isShare(indicator, layer) && whole ? correctedDissimilarity(groups, DISSIMILARITY_DRAWS, seed) : null,
    areas: known.length,
    unweighted: known.length - counted.length
  };
}

/** How much an area counts: its population, null where it is unknown or 0; 1 where no population is known at all. */
export function populationWeights(
  population: IndicatorSeries | null,
  level: string,
  period: string
): (area: string) => number | null {
  if (population === null) return () => 1;
  const layers = layersOf(population, level);
  const layer = layers.find((one) => one.period === period);
  if (layer === undefined) return () => 1;
  return (area) => {
    const value = layer.values.get(area)?.value ?? null;
    return value !== null && value > 0 ? value : null;
  };
}
