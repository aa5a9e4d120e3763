import {parquetReadObjects} from "hyparquet";
import {compressors} from "hyparquet-compressors";
import type {Topology} from "topojson-specification";
import {isValidAt, type Area, type Layer} from "../model/area.js";
import type {BuildInfo} from "../model/build-info.js";
import type {ClassifiedArea} from "../model/classification.js";
import type {IndicatorView} from "../model/indicator-view.js";
import type {Indicator} from "../model/indicator.js";
import type {Method} from "../model/method.js";
import {locatingLevel, placesAt, type Places} from "../model/places.js";
import {buildInfo, fetchBytes, fetchJson} from "./data-files.js";

/** What a page knows before the database runs. */
export interface Site {
  readonly info: BuildInfo;
  readonly methods: readonly Method[];
  readonly areas: readonly Area[];
  readonly indicators: ReadonlyMap<string, Indicator>;
  /** The classification that the site ships, computed when it was built; null without methods. */
  readonly first: FirstView | null;
  /** The map that a municipality without methods begins with; null with methods, or without any value. */
  readonly firstIndicator: IndicatorView | null;
}

/** `views/status-dynamics.json`: the first method's newest edition. */
export interface FirstView {
  readonly method: string;
  readonly period: string;
  readonly areas: readonly ClassifiedArea[];
}

/** Boundaries of a level and what lies over them. */
export interface Boundaries {
  readonly topology: Topology;
  /** Path of the same boundaries at full resolution, a GeoParquet file, for instance "geo/plr-2021.parquet". */
  readonly file: string;
  /** Of the level just below the city, for orientation. */
  readonly parents: Topology | null;
  readonly water: Topology | null;
}

/** Loads the small files of the site: what it shows, methods, areas, indicators and the first view. */
export async function openSite(): Promise<Site> {
  const [info, methods, areas, indicators, first, firstIndicator] = await Promise.all([
    buildInfo(),
    fetchJson<Method[]>("methods.json"),
    readRows<Area>("areas.parquet"),
    readRows<Indicator>("indicators.parquet"),
    fetchJson<FirstView | null>("views/status-dynamics.json"),
    fetchJsonIfAny<IndicatorView>("views/first-indicator.json")
  ]);
  const byKey = new Map(indicators.map((one) => [one.key, one]));
  return {info, methods, areas, indicators: byKey, first, firstIndicator};
}

/** Areas by the boundaries of a period. */
export function sitePlaces({areas, info}: Site, period: string): Places {
  return placesAt(areas, info.levels, period);
}

/** Boundaries of a level in force at the end of a period. @throws where the site has none */
export async function loadBoundaries({info}: Site, level: string, period: string): Promise<Boundaries> {
  const layer = (key: string) => info.layers.find((one) => one.level === key && isValidAt(one, period));
  const own = layer(level);
  if (own === undefined) {
    throw new Error(`boundaries: none for level "${level}"; expected a layer valid at the end of ${period}`);
  }
  const parent = locatingLevel(info.levels, level);
  const above = parent === null ? undefined : layer(parent.key);
  const hasWater = info.files.some(({path}) => path === "geo/context.json");
  const [topology, parents, water] = await Promise.all([
    fetchJson<Topology>(layerPath(own)),
    above === undefined ? null : fetchJson<Topology>(layerPath(above)),
    hasWater ? fetchJson<Topology>("geo/context.json") : null
  ]);
  return {topology, file: layerPath(own).replace(/json$/, "parquet"), parents, water};
}

async function fetchJsonIfAny<T>(path: string): Promise<T | null> {
  const {files} = await buildInfo();
  return files.some((file) => file.path === path) ? fetchJson<T>(path) : null;
}

function layerPath({level, vintage}: Layer): string {
  return `geo/${level}-${vintage}.json`;
}

async function readRows<T>(path: string): Promise<T[]> {
  return (await parquetReadObjects({file: await fetchBytes(path), compressors})) as T[];
}
