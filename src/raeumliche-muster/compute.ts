import {loadSeries} from "../db/indicator-data.js";
import {loadBoundaries, sitePlaces, type Boundaries} from "../db/site.js";
import type {StatisticsSite} from "../db/statistics-data.js";
import {isValidAt} from "../model/area.js";
import {isShare, readingOf} from "../model/area-reading.js";
import {layerAt, layersOf, type IndicatorSeries} from "../model/indicator-series.js";
import {inequality, type InequalityRow} from "../model/inequality.js";
import type {PatternView} from "../model/pattern-link.js";
import {runInSlices} from "../model/run-in-slices.js";
import {connectedValues, contiguity, type ContiguityRule} from "../model/statistics/contiguity.js";
import {globalMoran, moranI} from "../model/statistics/global-moran.js";
import {localMoran} from "../model/statistics/local-moran.js";
import type {PatternData} from "../views/spatial-pattern.js";

/** Permutations of every test, the seed of all chance, and the false discovery rate. */
export const PERMUTATIONS = 9999;
export const SEED = 1;
export const FALSE_DISCOVERY = 0.05;

/** A layer with its boundaries, before anything is computed. */
export interface LoadedLayer {
  readonly series: IndicatorSeries;
  readonly boundaries: Boundaries;
  readonly data: PatternData;
  /** Whether the values can be smoothed: shares with known counts. */
  readonly canSmooth: boolean;
}

/** Loads what the view shows; patterns are not computed yet. */
export async function loadLayer({site}: StatisticsSite, view: PatternView): Promise<LoadedLayer> {
  const [series, boundaries] = await Promise.all([
    loadSeries(view.indicator),
    loadBoundaries(site, view.level, view.period)
  ]);
  const layer = layerAt(series, view.level, view.period);
  if (layer === null) throw new Error(`patterns: no values; expected a layer of ${view.indicator}`);
  const places = sitePlaces(site, view.period);
  const areas = site.areas
    .filter((area) => places.area(view.level, area.area_id) === area)
    .map(({area_id}) => area_id);
  const canSmooth = isShare(series.indicator, layer);
  const smoothed = canSmooth && view.reading === "smoothed";
  const values = readingOf(series.indicator, layer, smoothed ? "smoothed" : "raw");
  const data = {
    indicator: series.indicator,
    layer,
    places,
    values,
    smoothed,
    global: null,
    local: null,
    islands: [],
    areas
  };
  return {series, boundaries, data, canSmooth};
}

/** Moran's I of all areas together and of each; off and on, so that the page stays alive. */
export async function computePatterns(
  {boundaries, data}: LoadedLayer,
  rule: ContiguityRule,
  signal: AbortSignal
): Promise<PatternData> {
  const borders = contiguity(boundaries.topology, rule);
  const connected = connectedValues(borders, (id) => data.values.get(id) ?? null);
  const global = await runInSlices(globalMoran(connected, PERMUTATIONS, SEED), signal);
  const local = await runInSlices(localMoran(connected, PERMUTATIONS, SEED, FALSE_DISCOVERY), signal);
  return {...data, global, local, islands: connected.islands};
}

/** Moran's I and the measures of inequality of every period of the level. */
export interface PatternHistory {
  readonly moran: readonly {readonly period: string; readonly value: number | null}[];
  readonly inequality: readonly InequalityRow[];
  /** Whether boundaries changed between the periods: then they compare only roughly. */
  readonly newBoundaries: boolean;
}

export async function computeHistory(
  {site, population}: StatisticsSite,
  {series, data}: LoadedLayer,
  {level, rule}: PatternView,
  signal: AbortSignal
): Promise<PatternHistory> {
  const layers = layersOf(series, level);
  const moran: PatternHistory["moran"][number][] = [];
  for (const layer of layers) {
    const {topology} = await loadBoundaries(site, level, layer.period);
    const values = readingOf(series.indicator, layer, data.smoothed ? "smoothed" : "raw");
    const connected = connectedValues(contiguity(topology, rule), (id) => values.get(id) ?? null);
    moran.push({period: layer.period, value: moranI(connected)});
    signal.throwIfAborted();
  }
  const vintageOf = (period: string) =>
    site.info.layers.find((one) => one.level === level && isValidAt(one, period))?.vintage;
  return {
    moran,
    inequality: await runInSlices(inequality(series, level, population, SEED), signal),
    newBoundaries: new Set(layers.map(({period}) => vintageOf(period))).size > 1
  };
}
