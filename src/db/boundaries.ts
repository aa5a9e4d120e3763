import type {Topology} from "topojson-specification";
import {isValidAt, type Layer} from "../model/area.js";
import type {BuildInfo} from "../model/build-info.js";
import {locatingLevel} from "../model/places.js";
import {fetchJson} from "./data-files.js";

/** Boundaries of a level and what lies over them. */
export interface Boundaries {
  readonly topology: Topology;
  /** Path of the same boundaries at full resolution, a GeoParquet file, for instance "geo/plr-2021.parquet". */
  readonly file: string;
  /** Of the level just below the city, for orientation. */
  readonly parents: Topology | null;
  readonly water: Topology | null;
}

const loaded = new Map<string, Promise<Boundaries>>();

/**
 * Boundaries of a level in force at the end of a period; the same object for periods with the same boundaries.
 * @throws where the site has none
 */
export function loadBoundaries(
  {info}: {readonly info: BuildInfo},
  level: string,
  period: string
): Promise<Boundaries> {
  const layer = (key: string) => info.layers.find((one) => one.level === key && isValidAt(one, period));
  const own = layer(level);
  if (own === undefined) {
    throw new Error(`boundaries: none for level "${level}"; expected a layer valid at the end of ${period}`);
  }
  const parent = locatingLevel(info.levels, level);
  const above = parent === null ? undefined : layer(parent.key);
  const key = [own, above].map((one) => one && layerPath(one)).join(" ");
  const known = loaded.get(key);
  if (known) return known;
  const made = load(own, above, info);
  loaded.set(key, made);
  made.catch(() => loaded.delete(key));
  return made;
}

async function load(own: Layer, above: Layer | undefined, {files}: BuildInfo): Promise<Boundaries> {
  const hasWater = files.some(({path}) => path === "geo/context.json");
  const [topology, parents, water] = await Promise.all([
    fetchJson<Topology>(layerPath(own)),
    above === undefined ? null : fetchJson<Topology>(layerPath(above)),
    hasWater ? fetchJson<Topology>("geo/context.json") : null
  ]);
  return {topology, file: layerPath(own).replace(/json$/, "parquet"), parents, water};
}

function layerPath({level, vintage}: Layer): string {
  return `geo/${level}-${vintage}.json`;
}
