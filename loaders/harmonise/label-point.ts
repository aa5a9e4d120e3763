import polylabel from "polylabel";
import type {Point, Polygons} from "../read/feature-set.js";
import {signedArea} from "./ring.js";

/** Length of a degree of latitude in metres, on the sphere of the earth's mean radius. */
export const METRES_PER_DEGREE = 111_195;

/** Of the largest part of an area, the point farthest from its boundary (pole of inaccessibility), to within 2 m, in degrees. */
export function labelPoint(polygons: Polygons): Point {
  const size = (rings: Polygons[number]) => Math.abs(signedArea(rings[0] ?? []));
  const largest = polygons.reduce((best, rings) => (size(rings) > size(best) ? rings : best));
  const shrink = Math.cos(((largest[0]?.[0]?.[1] ?? 0) * Math.PI) / 180);
  const flat = largest.map((ring) => ring.map(([lon, lat]) => [lon * shrink, lat] as Point));
  const [x, y] = polylabel(flat, 2 / METRES_PER_DEGREE);
  return [Number((x / shrink).toFixed(6)), Number(y.toFixed(6))];
}
