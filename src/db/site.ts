import {parquetReadObjects} from "hyparquet";
import {compressors} from "hyparquet-compressors";
import type {Area} from "../model/area.js";
import type {AtlasFirst} from "../model/atlas-first.js";
import type {BuildInfo} from "../model/build-info.js";
import type {ClassifiedArea} from "../model/classification.js";
import type {Indicator} from "../model/indicator.js";
import type {Method} from "../model/method.js";
import {placesAt, type Places} from "../model/places.js";
import {buildInfo, fetchBytes, fetchJson} from "./data-files.js";

export {loadBoundaries, type Boundaries} from "./boundaries.js";

/** What a page knows before the database runs. */
export interface Site {
  readonly info: BuildInfo;
  readonly methods: readonly Method[];
  readonly areas: readonly Area[];
  readonly indicators: ReadonlyMap<string, Indicator>;
  /** The classification that the site ships, computed when it was built; null without methods. */
  readonly first: FirstView | null;
  /** The atlas' first map; null without any value. */
  readonly firstIndicator: AtlasFirst | null;
}

/** `views/status-dynamics.json`: the first method's newest edition. */
export interface FirstView {
  readonly method: string;
  readonly period: string;
  readonly areas: readonly ClassifiedArea[];
}

/** Loads the small files of the site: what it shows, methods, areas, indicators and the first view. */
export async function openSite(): Promise<Site> {
  const [info, methods, areas, indicators, first, firstIndicator] = await Promise.all([
    buildInfo(),
    fetchJson<Method[]>("methods.json"),
    readRows<Area>("areas.parquet"),
    readRows<Indicator>("indicators.parquet"),
    fetchJson<FirstView | null>("views/status-dynamics.json"),
    fetchJson<AtlasFirst | null>("views/atlas.json")
  ]);
  const byKey = new Map(indicators.map((one) => [one.key, one]));
  return {info, methods, areas, indicators: byKey, first, firstIndicator};
}

/** Areas by the boundaries of a period. */
export function sitePlaces({areas, info}: Site, period: string): Places {
  return placesAt(areas, info.levels, period);
}

/** The rows of a small Parquet file of the site. */
export async function readRows<T>(path: string): Promise<T[]> {
  return (await parquetReadObjects({file: await fetchBytes(path), compressors})) as T[];
}
