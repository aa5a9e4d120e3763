import {loadSeries} from "../db/indicator-data.js";
import {loadBoundaries, sitePlaces, type Boundaries} from "../db/site.js";
import type {StatisticsSite} from "../db/statistics-data.js";
import {intervalsOf, isShare, readingOf} from "../model/area-reading.js";
import {layerAt, layersOf} from "../model/indicator-series.js";
import {populationWeights} from "../model/inequality.js";
import type {RelationView} from "../model/relation-link.js";
import type {RelationData, RelationSide} from "../views/relation.js";

export interface LoadedRelation {
  readonly data: RelationData;
  readonly boundaries: Boundaries;
  /** Whether one of the indicators is a share with known counts. */
  readonly hasCounts: boolean;
}

/** Loads what the view shows. */
export async function loadRelation(
  {site, population}: StatisticsSite,
  view: RelationView
): Promise<LoadedRelation> {
  const [boundaries, x, y, control] = await Promise.all([
    loadBoundaries(site, view.level, view.period),
    loadSide(view.x, view),
    loadSide(view.y, view),
    view.control === null ? null : loadSide(view.control, view)
  ]);
  const places = sitePlaces(site, view.period);
  const areas = site.areas.filter((area) => places.area(view.level, area.area_id) === area);
  const weighted =
    population !== null && layersOf(population, view.level).some(({period}) => period === view.period);
  const data: RelationData = {
    x: x.side,
    y: y.side,
    control: control?.side ?? null,
    level: view.level,
    places,
    areas: areas.map(({area_id}) => area_id),
    weightOf: populationWeights(population, view.level, view.period),
    weighted
  };
  return {data, boundaries, hasCounts: x.counted || y.counted};
}

async function loadSide(
  key: string,
  {level, period, reading, intervals}: RelationView
): Promise<{side: RelationSide; counted: boolean}> {
  const series = await loadSeries(key);
  const layer = layerAt(series, level, period);
  if (layer === null) throw new Error(`relation: no values; expected a layer of ${key}`);
  const {indicator} = series;
  const counted = isShare(indicator, layer);
  const side = {
    indicator,
    values: readingOf(indicator, layer, reading),
    smoothed: counted && reading === "smoothed",
    intervals: intervals && reading === "raw" ? intervalsOf(indicator, layer) : new Map()
  };
  return {side, counted};
}
