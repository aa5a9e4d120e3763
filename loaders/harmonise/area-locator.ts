import booleanPointInPolygon from "@turf/boolean-point-in-polygon";
import Flatbush from "flatbush";
import type {Area, Layer, Level} from "../../src/model/area.js";
import type {Point, Polygons} from "../read/feature-set.js";
import type {BuiltLayer} from "./build-layers.js";
import {distanceToBorderM} from "./distance-to-border.js";
import {boundingBox} from "./ring.js";

/** Level → the area a point lies in; null where it lies in none of the level. */
export type AreasOfPoint = Readonly<Record<string, string | null>>;

/** The area a file itself names for a point. */
export interface NamedArea {
  readonly level: string;
  readonly area_id: string;
}

export interface AreaLocator {
  /** The areas of a point (WGS84); with a named one this one and those above it, wherever the point lies. */
  areasOf(point: Point, named?: NamedArea): AreasOfPoint;
  /** Metres from a point outside of it to an area's border; null where the area is not known. */
  distanceM(point: Point, named: NamedArea): number | null;
}

interface Finder {
  readonly key: string;
  /** Areas that hold a point or have it on their border, by key. */
  areasAt(point: Point): readonly Area[];
  readonly byId: ReadonlyMap<string, {readonly area: Area; readonly polygons: Polygons}>;
}

/**
 * Tells in which area of each level a point lies, by the boundaries in force now: of each level the layer that ends last.
 * A border belongs to both its areas; a point on it goes to the one above the finer level's area where that is one of
 * them, else to the one with the smallest key, so that the same point always gets the same areas.
 *
 * @param levels from the whole city down
 * @param zonings keys of those that are beside the hierarchy, in which no area is above another
 */
export function areaLocator(
  layers: readonly BuiltLayer[],
  levels: readonly Level[],
  zonings: ReadonlySet<string> = new Set()
): AreaLocator {
  const finders = levels.toReversed().flatMap(({key}) => {
    const current = currentLayer(layers, key);
    return current === undefined ? [] : [finderOf(key, current)];
  });
  const distanceM = (point: Point, {level, area_id}: NamedArea) => {
    const found = finders.find(({key}) => key === level)?.byId.get(area_id);
    return found === undefined ? null : distanceToBorderM(point, found.polygons);
  };
  return {areasOf: (point, named) => areasOf(point, named, finders, zonings), distanceM};
}

/** @param finders from the finest level up */
function areasOf(
  point: Point,
  named: NamedArea | undefined,
  finders: readonly Finder[],
  zonings: ReadonlySet<string>
): AreasOfPoint {
  let above: string | null = null;
  let isNamed = false;
  const found = finders.map(({key, areasAt, byId}): [string, string | null] => {
    const isZoning = zonings.has(key);
    const isHere = key === named?.level;
    const wanted = isHere ? named.area_id : isZoning ? null : above;
    isNamed ||= isHere && !isZoning;
    const candidates = areasAt(point);
    const fitting = candidates.find(({area_id}) => area_id === wanted);
    const forced = wanted !== null && (isHere || isNamed) ? byId.get(wanted)?.area : undefined;
    const area = forced ?? fitting ?? candidates[0];
    if (!isZoning) above = area?.parent_id ?? null;
    return [key, area?.area_id ?? null];
  });
  return Object.fromEntries(found.toReversed());
}

function currentLayer(layers: readonly BuiltLayer[], level: string): BuiltLayer | undefined {
  const end = ({valid_to}: Layer) => valid_to ?? "9999";
  const start = ({valid_from}: Layer) => valid_from ?? "";
  return layers
    .filter(({layer}) => layer.level === level)
    .toSorted((a, b) => compare(end(b.layer), end(a.layer)) || compare(start(b.layer), start(a.layer)))[0];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function finderOf(key: string, {areas, features}: BuiltLayer): Finder {
  const polygons = features.map(({geometry}) => geometry.coordinates as Polygons);
  const byId = new Map(areas.map((area, i) => [area.area_id, {area, polygons: polygons[i]!}]));
  if (areas.length === 0) return {key, byId, areasAt: () => []};
  const index = new Flatbush(areas.length);
  for (const shape of polygons) index.add(...boundingBox(shape));
  index.finish();
  const areasAt = ([x, y]: Point) =>
    index
      .search(x, y, x, y)
      .sort((a, b) => a - b)
      .filter((number) => booleanPointInPolygon([x, y], features[number]!))
      .map((number) => areas[number]!);
  return {key, byId, areasAt};
}
