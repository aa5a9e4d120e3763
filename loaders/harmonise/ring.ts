import type {Point, Polygons, Ring} from "../read/feature-set.js";

/** Planar area by the shoelace formula, positive where the ring runs counterclockwise (x right, y up). */
export function signedArea(ring: readonly (readonly number[])[]): number {
  const [ox, oy] = [ring[0]?.[0] ?? 0, ring[0]?.[1] ?? 0];
  let twice = 0;
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = [ring[i - 1]![0]! - ox, ring[i - 1]![1]! - oy];
    const [bx, by] = [ring[i]![0]! - ox, ring[i]![1]! - oy];
    twice += ax * by - bx * ay;
  }
  return twice / 2;
}

/** Outer rings in the given direction, holes in the other. */
export function rewind(polygons: Polygons, outer: "clockwise" | "counterclockwise"): Polygons {
  const turn = (ring: Ring, clockwise: boolean) =>
    signedArea(ring) < 0 === clockwise ? ring : ring.toReversed();
  return polygons.map((rings) => rings.map((ring, i) => turn(ring, (outer === "clockwise") === (i === 0))));
}

/** Planar area of polygons, holes taken off. */
export function polygonsArea(polygons: Polygons): number {
  const areas = polygons.map((rings) => rings.map((ring) => Math.abs(signedArea(ring))));
  return areas.reduce((sum, [outer, ...holes]) => sum + (outer ?? 0) - holes.reduce((a, b) => a + b, 0), 0);
}

export function mapPoints(polygons: Polygons, map: (point: Point) => Point): Polygons {
  return polygons.map((rings) => rings.map((ring) => ring.map(map)));
}

/** West, south, east, north of the outer rings. */
export function boundingBox(polygons: Polygons): [number, number, number, number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of polygons.flatMap(([outer]) => outer ?? [])) {
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }
  return box;
}
