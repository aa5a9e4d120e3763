import type {ShapeSources} from "../components/maps/area-shapes.js";
import type {AreaFill} from "../components/link-state.js";
import {isValidAt, type Level} from "../model/area.js";
import type {Availability} from "../model/atlas-catalogue.js";
import type {AtlasView} from "../model/atlas-view.js";
import type {BuildInfo} from "../model/build-info.js";
import {classCuts, cutsAround, quantile, type NaturalGroups} from "../model/class-breaks.js";
import {
  knownValues,
  layerAt,
  layersOf,
  MISSING,
  type AreaValue,
  type IndicatorSeries,
  type SeriesLayer
} from "../model/indicator-series.js";
import {locatingLevel} from "../model/places.js";
import {categoryClasses, valueClasses, type MapClasses} from "./atlas-classes.js";

/** An area of the level and period shown. */
export interface AtlasArea {
  readonly id: string;
  readonly name: string;
  /** The area it lies in, on the level just below the city; null: none. */
  readonly parent: {readonly id: string; readonly name: string} | null;
}

/** A value to compare with, and whose it is. */
export interface Reference {
  /** "Berlin", "Neukölln", or "Median der Planungsräume" where the city has no value of its own. */
  readonly name: string;
  readonly value: number | null;
  /** Whether it is a median, which needs an article: "über dem Median der Planungsräume". */
  readonly isMedian?: boolean;
}

/** What a scene is made from. */
export interface SceneSources {
  readonly info: BuildInfo;
  readonly view: AtlasView;
  readonly available: Availability;
  readonly series: IndicatorSeries;
  /** Alphabetical. */
  readonly areas: readonly AtlasArea[];
  readonly shapes: ShapeSources;
  /** Cut points over all periods where they are known already; needed where the series has not all periods yet. */
  readonly cuts: readonly number[] | null;
  readonly groups: NaturalGroups;
}

/** One indicator, level and period, ready to be drawn. */
export interface AtlasScene extends SceneSources {
  readonly level: Level;
  readonly layer: SeriesLayer;
  readonly classes: MapClasses;
  readonly fills: ReadonlyMap<string, AreaFill>;
  /** Key of the class by area. */
  readonly keys: ReadonlyMap<string, string>;
  /** Known values, rising. */
  readonly sorted: readonly number[];
  readonly city: Reference;
  readonly value: (area: string) => AreaValue;
  /** The value of the area it lies in; null where there is no such area. */
  readonly parent: (area: AtlasArea) => Reference | null;
  /** Layers of the level with the boundaries shown, in order of time. */
  readonly history: readonly SeriesLayer[];
}

/** Puts together what map, legend, table and panel show. */
export function atlasScene(sources: SceneSources): AtlasScene {
  const {info, view, series, areas} = sources;
  const level = info.levels.find(({key}) => key === view.level)!;
  const layer = layerAt(series, view.level, view.period) ?? {...view, values: new Map<string, AreaValue>()};
  const value = (area: string) => layer.values.get(area) ?? MISSING;
  const sorted = [...Float64Array.from(knownValues([layer])).sort()];
  const city = cityReference(sources, level, sorted);
  const classes = sceneClasses(sources, layer, comparedValue(view, city, value));
  const fillOf = new Map([...classes.values, ...classes.gaps].map(({key, fill}) => [key, fill]));
  const keys = new Map(areas.map(({id}) => [id, classes.keyOf(value(id))]));
  const above = locatingLevel(info.levels, view.level);
  const located = above && layerAt(series, above.key, view.period);
  return {
    ...sources,
    ...{level, layer, classes, keys, sorted, city, value},
    fills: new Map([...keys].map(([id, key]) => [id, fillOf.get(key)!])),
    parent: ({parent}) =>
      parent && located ? {name: parent.name, value: located.values.get(parent.id)?.value ?? null} : null,
    history: layersOf(series, view.level).filter(({period}) => sameBoundaries(info, view, period))
  };
}

/** What an area is compared with, as the reader chose. */
export function referenceOf(scene: AtlasScene, area: AtlasArea): Reference {
  const {compare} = scene.view;
  if (compare.kind === "parent") return scene.parent(area) ?? scene.city;
  if (compare.kind === "city") return scene.city;
  const other = scene.areas.find(({id}) => id === compare.area);
  return other ? {name: other.name, value: scene.value(other.id).value} : scene.city;
}

/** Whether a level has the same boundaries at both periods, so that its values are of the same areas. */
function sameBoundaries({layers}: BuildInfo, {level, period}: AtlasView, other: string): boolean {
  const own = layers.filter((one) => one.level === level);
  return own.find((one) => isValidAt(one, period)) === own.find((one) => isValidAt(one, other));
}

function cityReference(
  {info, view, series}: SceneSources,
  level: Level,
  sorted: readonly number[]
): Reference {
  const top = info.levels[0]!;
  const values = layerAt(series, top.key, view.period)?.values;
  const own = values && values.size === 1 ? ([...values.values()][0]?.value ?? null) : null;
  if (own !== null) return {name: info.municipality.name, value: own};
  const value = sorted.length === 0 ? null : quantile(sorted, 0.5);
  return {name: `Median der ${level.plural}`, value, isMedian: true};
}

/** The one value for the whole map that two hues meet at. */
function comparedValue(
  {compare}: AtlasView,
  city: Reference,
  value: (area: string) => AreaValue
): number | null {
  return compare.kind === "area" ? value(compare.area).value : city.value;
}

function sceneClasses(
  {view, series, cuts, groups}: SceneSources,
  layer: SeriesLayer,
  reference: number | null
): MapClasses {
  const {indicator} = series;
  const layers = view.breaksOf === "period" ? [layer] : layersOf(series, view.level);
  if (indicator.kind === "categorical") return categoryClasses(indicator, countValues(layers));
  const found = cuts ?? classCuts(knownValues(layers), view.breaks, groups);
  return view.diverging && reference !== null
    ? valueClasses(indicator, cutsAround(found, reference), reference)
    : valueClasses(indicator, found);
}

function countValues(layers: readonly SeriesLayer[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const value of knownValues(layers)) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
