import type {Level} from "../../src/model/area.js";
import type {PointOfInterest} from "../../src/model/poi.js";
import type {Disclosed} from "../disclosure/apply-disclosure.js";
import {write} from "./parquet.js";

/**
 * `poi.parquet`, sorted by category and id: the columns of `PointOfInterest`, its areas as one column `area_<level>` per
 * level (null: in none of that level).
 */
export function poiParquet(points: Disclosed<PointOfInterest>, levels: readonly Level[]): Uint8Array {
  const rows = points.rows
    .map(({areas, ...point}) => ({
      ...point,
      ...Object.fromEntries(levels.map(({key}) => [areaColumn(key), areas[key] ?? null]))
    }))
    .sort((a, b) => compare(a.category, b.category) || compare(a.id, b.id));
  return write<Record<string, unknown>>(rows, [
    ["id", "STRING"],
    ["category", "STRING"],
    ["name", "STRING"],
    ["address", "STRING"],
    ["lon", "DOUBLE"],
    ["lat", "DOUBLE"],
    ...levels.map(({key}) => [areaColumn(key), "STRING"] as const),
    ["link", "STRING"],
    ["public", "BOOLEAN"],
    ["details", "STRING"]
  ]);
}

function areaColumn(level: string): string {
  return `area_${level}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
