import {ckmeans} from "simple-statistics";
import {loadBoundaries} from "../db/boundaries.js";
import {loadCatalogue, loadSeries} from "../db/indicator-data.js";
import {readRows} from "../db/site.js";
import {isValidAt, type Area} from "../model/area.js";
import type {AtlasCatalogue} from "../model/atlas-catalogue.js";
import type {AtlasView} from "../model/atlas-view.js";
import type {BuildInfo} from "../model/build-info.js";
import {classCuts} from "../model/class-breaks.js";
import {fitAreas, fitAtlasView} from "../model/fit-atlas-view.js";
import {knownValues, layersOf, type IndicatorSeries} from "../model/indicator-series.js";
import {locatingLevel, placesAt, type Places} from "../model/places.js";
import type {PointOfInterest} from "../model/poi.js";
import type {LinkNote} from "../model/status-link.js";
import {atlasScene, type AtlasArea, type AtlasScene} from "../views/atlas-scene.js";
import {alphabetical} from "./first-scene.js";

/** A row of `poi.parquet`: areas stand in columns `area_<level>`. */
export type PointRow = Omit<PointOfInterest, "areas"> & Readonly<Record<`area_${string}`, unknown>>;

/** Everything beyond the first map; this module and what it imports come after the first paint. */
export interface Later {
  readonly catalogue: AtlasCatalogue;
  readonly places: (period: string) => Places;
  /** The scene of a view, with what of it could not be shown. */
  scene(view: AtlasView): Promise<{scene: AtlasScene; notes: readonly LinkNote[]}>;
  /** Reads an indicator ahead. */
  ahead(indicator: string): void;
  /** Points of interest; none where the municipality delivered none. */
  points(): Promise<readonly PointRow[]>;
  /** Kinds of points, as shown. */
  categories(): Promise<readonly string[]>;
}

/** Reads the catalogue and the list of areas. */
export async function openLater(info: BuildInfo, fallback: AtlasView): Promise<Later> {
  const [catalogue, areas] = await Promise.all([loadCatalogue(), readRows<Area>("areas.parquet")]);
  const layers = new Map<string, Places>();
  const lists = new Map<string, readonly AtlasArea[]>();
  const places = (period: string) =>
    remembered(layers, vintageKey(info, period), () => placesAt(areas, info.levels, period));
  const cuts = rememberedCuts();
  const points: {read: Promise<readonly PointRow[]> | null} = {read: null};
  const read = () => (points.read ??= readPoints(info));
  return {
    catalogue,
    places,
    async scene(asked) {
      const {view, notes} = fitAtlasView(asked, catalogue, fallback);
      const {available} = catalogue.entries.find(({indicator}) => indicator.key === view.indicator)!;
      const [series, shapes] = await Promise.all([
        loadSeries(view.indicator),
        loadBoundaries({info}, view.level, view.period)
      ]);
      const key = `${view.level} ${vintageKey(info, view.period)}`;
      const known = remembered(lists, key, () => listAreas(areas, info, places(view.period), view));
      const fitted = fitAreas(view, new Set(known.map(({id}) => id)));
      const sources = {info, view: fitted.view, available, series, areas: known, shapes};
      const scene = atlasScene({...sources, cuts: cuts(series, fitted.view), groups: ckmeans});
      return {scene, notes: [...notes, ...fitted.notes]};
    },
    ahead: (indicator) => void loadSeries(indicator).catch(() => undefined),
    points: read,
    categories: async () => [...new Set((await read()).map(({category}) => category))]
  };
}

/** Periods with the same boundaries on all levels have the same key. */
function vintageKey({layers}: BuildInfo, period: string): string {
  return layers.map((layer) => Number(isValidAt(layer, period))).join("");
}

function listAreas(
  areas: readonly Area[],
  {levels}: BuildInfo,
  places: Places,
  {level}: AtlasView
): readonly AtlasArea[] {
  const above = locatingLevel(levels, level);
  const own = areas.filter((area) => area.level === level && places.area(level, area.area_id) === area);
  return alphabetical(
    own.map(({area_id: id, name}) => {
      const parent = above && places.ancestor(level, id, above.key);
      return {id, name, parent: parent && {id: parent.area_id, name: parent.name}};
    })
  );
}

/** Cut points over all periods stay when the period changes; null where they depend on it. */
function rememberedCuts(): (series: IndicatorSeries, view: AtlasView) => readonly number[] | null {
  const known = new WeakMap<IndicatorSeries, Map<string, readonly number[]>>();
  return (series, {level, breaks, breaksOf}) => {
    if (breaksOf === "period" || series.indicator.kind === "categorical") return null;
    const own = known.get(series) ?? new Map<string, readonly number[]>();
    known.set(series, own);
    return remembered(own, JSON.stringify([level, breaks]), () =>
      classCuts(knownValues(layersOf(series, level)), breaks, ckmeans)
    );
  };
}

async function readPoints({files}: BuildInfo): Promise<readonly PointRow[]> {
  if (!files.some(({path}) => path === "poi.parquet")) return [];
  return readRows<PointRow>("poi.parquet");
}

function remembered<T>(cache: Map<string, T>, key: string, make: () => T): T {
  const known = cache.get(key);
  if (known !== undefined) return known;
  const made = make();
  cache.set(key, made);
  return made;
}
