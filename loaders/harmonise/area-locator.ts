import booleanPointInPolygon from "@turf/boolean-point-in-polygon";
import Flatbush from "flatbush";
import type {Area, Layer, Level} from "../../src/model/area.js";
import type {Point} from "../read/feature-set.js";
import type {BuiltLayer} from "./build-layers.js";
import {boundingBox} from "./ring.js";

/** Level → the area a point (WGS84) lies in; null where it lies in none of the level. */
export type AreaLocator = (point: Point) => Readonly<Record<string, string | null>>;

/**
 * Tells in which area of each level a point lies, by the boundaries in force now: of each level the layer that ends last.
 * A border belongs to both its areas; a point on it goes to the one above the finer level's area where that is one of
 * them, else to the one with the smallest key, so that the same point always gets the same areas.
 *
 * @param levels from the whole city down
 */
export function areaLocator(layers: readonly BuiltLayer[], levels: readonly Level[]): AreaLocator {
  const finders = levels.toReversed().flatMap(({key}) => {
    const current = currentLayer(layers, key);
    return current === undefined ? [] : [{key, areasAt: areasAt(current)}];
  });
  return (point) => {
    const found: Record<string, string | null> = {};
    let parent: string | null = null;
    for (const {key, areasAt} of finders) {
      const candidates = areasAt(point);
      const area: Area | undefined = candidates.find(({area_id}) => area_id === parent) ?? candidates[0];
      found[key] = area?.area_id ?? null;
      parent = area?.parent_id ?? null;
    }
    return Object.fromEntries(levels.flatMap(({key}) => (key in found ? [[key, found[key]!]] : [])));
  };
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

/** Areas that hold a point or have it on their border, by key. */
function areasAt({areas, features}: BuiltLayer): (point: Point) => Area[] {
  if (areas.length === 0) return () => [];
  const index = new Flatbush(areas.length);
  for (const {geometry} of features) index.add(...boundingBox(geometry.coordinates as Point[][][]));
  index.finish();
  return ([x, y]) =>
    index
      .search(x, y, x, y)
      .sort((a, b) => a - b)
      .filter((number) => booleanPointInPolygon([x, y], features[number]!))
      .map((number) => areas[number]!);
}
