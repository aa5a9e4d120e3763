import type {Point, Polygons, Ring} from "../read/feature-set.js";
import {boundingBox, rewind, signedArea} from "./ring.js";
import {ringSegments, segmentCrossings} from "./segment-crossings.js";

/** Rings below this many square metres are digitising remains, not places. */
const TINY_RING_M2 = 1;

interface Cleaned {
  /** Closed rings without repeated points, outer ones clockwise; empty where nothing is left. */
  readonly polygons: Polygons;
  readonly problems: readonly string[];
}

const same = (a: Point, b: Point) => a[0] === b[0] && a[1] === b[1];

/** Without repeated points, closed. */
function tidy(ring: Ring): Ring {
  const points = ring.filter((point, i) => i === 0 || !same(point, ring[i - 1]!));
  const [first, last] = [points[0], points.at(-1)];
  return first && last && !same(first, last) ? [...points, first] : points;
}

/** Why a tidied ring cannot be used; null: it can. */
function ringProblem(ring: Ring, measure: (point: Point) => Point): string | null {
  if (!ring.every(([x, y]) => Number.isFinite(x) && Number.isFinite(y))) {
    return "ring left out: a coordinate is not a number";
  }
  if (ring.length < 4)
    return `ring left out: expected at least 3 corners, got ${Math.max(ring.length - 1, 0)}`;
  const area = Math.abs(signedArea(ring.map(measure)));
  const bowTie = area < TINY_RING_M2 && segmentCrossings(ringSegments([ring])).length > 0;
  if (area < TINY_RING_M2 && !bowTie) {
    return `ring left out: expected at least ${TINY_RING_M2} m², got ${area.toFixed(2)} m²`;
  }
  return null;
}

/**
 * Makes rings usable: repeated points dropped, rings closed and turned (outer clockwise, holes counterclockwise), unusable and
 * tiny ones left out with a problem. A boundary that crosses itself is named and kept.
 *
 * @param measure into a projection in metres, for areas
 */
export function cleanPolygons(polygons: Polygons, measure: (point: Point) => Point): Cleaned {
  const problems: string[] = [];
  const usable = (ring: Ring) => {
    const problem = ringProblem(ring, measure);
    if (problem !== null) problems.push(problem);
    return problem === null;
  };
  const kept = polygons.flatMap((rings) => {
    const [outer, ...holes] = rings.map(tidy);
    return outer && usable(outer) ? [[outer, ...holes.filter(usable)]] : [];
  });
  const cleaned = rewind(kept, "clockwise");
  const [crossing] = segmentCrossings(ringSegments(cleaned.flat()));
  if (crossing !== undefined) problems.push(crossingProblem(cleaned, crossing[0]));
  return {polygons: cleaned, problems};
}

function crossingProblem(polygons: Polygons, segment: number): string {
  const starts = polygons.flat().flatMap((ring) => ring.slice(0, -1));
  const [x, y] = starts[segment] ?? boundingBox(polygons);
  return `boundary crosses itself near ${Number(x.toFixed(6))}, ${Number(y.toFixed(6))} (file's coordinates)`;
}
