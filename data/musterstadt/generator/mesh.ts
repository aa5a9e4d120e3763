import {Delaunay} from "d3-delaunay";
import type {Barrier} from "./landscape.js";
import {distance, type Point} from "./plane.js";
import type {Random} from "./prng.js";

/** Fine cells that the land is made of, before it is divided up. Cell i belongs to the point i. */
export interface Mesh {
  readonly delaunay: Delaunay<Point>;
  readonly points: readonly Point[];
}

const WEST = -2;
const SOUTH = -2.2;
const WIDTH = 21;
const HEIGHT = 18.4;
/** Town hall. */
export const CENTRE: Point = [8.6, 6.9];

/** Wished distance between neighbouring points in km: fine in the centre, coarse at the rim. */
function spacing(at: Point): number {
  return 0.045 + 0.011 * Math.min(distance(at, CENTRE), 6);
}

/** Points on a line at equal steps, each with its unit normal to the left. */
export function walk(
  line: readonly Point[],
  step: (at: Point) => number
): readonly {at: Point; normal: Point}[] {
  const stops: {at: Point; normal: Point}[] = [];
  let ahead = 0;
  line.slice(1).forEach((end, i) => {
    const start = line[i]!;
    const length = distance(start, end);
    const along: Point = [(end[0] - start[0]) / length, (end[1] - start[1]) / length];
    for (; ahead < length; ahead += step(start)) {
      stops.push({
        at: [start[0] + along[0] * ahead, start[1] + along[1] * ahead],
        normal: [-along[1], along[0]]
      });
    }
    ahead -= length;
  });
  return stops;
}

/** Point sets that answer whether a place is too near to one already there. */
function createSieve(): {add: (at: Point, radius: number) => boolean; all: readonly Point[]} {
  const all: Point[] = [];
  const buckets = new Map<number, Point[]>();
  const bucket = (x: number, y: number): number =>
    (Math.floor(x * 8) + 1000) * 4096 + Math.floor(y * 8) + 1000;
  const isFree = ([x, y]: Point, radius: number): boolean =>
    [-0.125, 0, 0.125].every((dx) =>
      [-0.125, 0, 0.125].every((dy) =>
        (buckets.get(bucket(x + dx, y + dy)) ?? []).every((other) => distance(other, [x, y]) >= radius)
      )
    );
  const add = (at: Point, radius: number): boolean => {
    if (!isFree(at, radius)) return false;
    all.push(at);
    const key = bucket(at[0], at[1]);
    buckets.set(key, [...(buckets.get(key) ?? []), at]);
    return true;
  };
  return {add, all};
}

/**
 * Voronoi mesh over the landscape. Points lie mirrored on both banks of every barrier, so that edges between cells run
 * along its middle; the land between is filled at random with a minimum distance (Poisson disc by dart throwing).
 */
export function createMesh(barriers: readonly Barrier[], random: Random): Mesh {
  const sieve = createSieve();
  for (const {line} of barriers) {
    for (const {at, normal} of walk(line, (place) => spacing(place) * 0.8)) {
      const off = spacing(at) * 0.4;
      sieve.add([at[0] + normal[0] * off, at[1] + normal[1] * off], off * 1.2);
      sieve.add([at[0] - normal[0] * off, at[1] - normal[1] * off], off * 1.2);
    }
  }
  for (let dart = 0; dart < 160_000; dart++) {
    const at: Point = [WEST + WIDTH * random.next(), SOUTH + HEIGHT * random.next()];
    sieve.add(at, spacing(at) * 0.85);
  }
  return {points: sieve.all, delaunay: Delaunay.from(sieve.all.map(([x, y]): [number, number] => [x, y]))};
}
