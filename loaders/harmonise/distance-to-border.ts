import type {Point, Polygons} from "../read/feature-set.js";
import {METRES_PER_DEGREE} from "./label-point.js";

/** Metres from a point to the nearest point of the borders of polygons, all in degrees; on a plane, good for some kilometres. */
export function distanceToBorderM([lon, lat]: Point, polygons: Polygons): number {
  const shrink = Math.cos((lat * Math.PI) / 180);
  const flat = ([x, y]: Point): Point => [(x - lon) * shrink, y - lat];
  let nearest = Infinity;
  for (const ring of polygons.flat()) {
    for (let i = 1; i < ring.length; i++) {
      nearest = Math.min(nearest, fromOrigin(flat(ring[i - 1]!), flat(ring[i]!)));
    }
  }
  return nearest * METRES_PER_DEGREE;
}

/** Distance of a segment from 0, 0. */
function fromOrigin([ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length));
  return Math.hypot(ax + along * dx, ay + along * dy);
}
