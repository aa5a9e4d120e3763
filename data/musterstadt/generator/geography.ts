import {traceArcs, type Arc} from "./arcs.js";
import {BARRIERS, NEIGHBOURS} from "./landscape.js";
import {CENTRE, createMesh} from "./mesh.js";
import {QUARTERS} from "./places.js";
import {distance, type Point} from "./plane.js";
import {createRandom} from "./prng.js";
import {simplify} from "./simplify.js";
import {divideLand} from "./territories.js";

/** Closed ring (first point = last point) in EPSG:25832 metres, rounded to centimetres, clockwise. */
export type Ring = readonly Point[];

/** South-western corner of the city's plan in EPSG:25832. */
const ORIGIN: Point = [556_500, 5_693_000];

/** From km on the plan to metres in EPSG:25832, to the centimetre. */
export function toProjected([x, y]: Point): Point {
  return [Math.round((ORIGIN[0] + x * 1000) * 100) / 100, Math.round((ORIGIN[1] + y * 1000) * 100) / 100];
}

/** Twice the signed area; positive for a counter-clockwise ring. */
export function signedArea(ring: Ring): number {
  const [ox, oy] = ring[0]!;
  return ring.slice(1).reduce((sum, [x, y], i) => {
    const [px, py] = ring[i]!;
    return sum + (px - ox) * (y - oy) - (x - ox) * (py - oy);
  }, 0);
}

/** Takes out the zigzag of the mesh: every inner point moves half way to the middle of its neighbours, some times over. */
function soften(line: readonly Point[], times: number): readonly Point[] {
  if (times === 0) return line;
  const softer = line.map((point, i): Point => {
    const [before, after] = [line[i - 1], line[i + 1]];
    if (before === undefined || after === undefined) return point;
    return [(before[0] + 2 * point[0] + after[0]) / 4, (before[1] + 2 * point[1] + after[1]) / 4];
  });
  return soften(softer, times - 1);
}

/** Drops points that rounding has put on the one before. */
function withoutRepeats(line: readonly Point[]): readonly Point[] {
  return line.filter(([x, y], i) => i === 0 || x !== line[i - 1]![0] || y !== line[i - 1]![1]);
}

/** Boundaries are drawn more exactly in the centre, where streets are near each other. */
function generalise(arc: Arc): Arc {
  const middle = arc.line[Math.floor(arc.line.length / 2)]!;
  const away = distance(middle, CENTRE);
  const tolerance = 0.003 + 0.0012 * Math.min(away, 5);
  return {...arc, line: withoutRepeats(simplify(soften(arc.line, 2), tolerance).map(toProjected))};
}

/** Strings arcs that bound `territory` to one closed ring. Throws where they are not one ring. */
function closeRing(arcs: readonly Arc[], territory: number): Ring {
  const directed = arcs.flatMap((arc) => {
    if (arc.left === territory) return [arc];
    if (arc.right !== territory) return [];
    return [{...arc, line: [...arc.line].reverse(), start: arc.end, end: arc.start}];
  });
  const byStart = new Map(directed.map((arc) => [arc.start, arc]));
  const ring: Point[] = [directed[0]!.line[0]!];
  let node = directed[0]!.start;
  let used = 0;
  do {
    const arc = byStart.get(node)!;
    ring.push(...arc.line.slice(1));
    node = arc.end;
    used++;
  } while (node !== directed[0]!.start && used <= directed.length);
  if (used !== directed.length) {
    throw new Error(`geography: boundary in pieces; expected one ring, got more (territory ${territory})`);
  }
  return signedArea(ring) > 0 ? ring.reverse() : ring;
}

/**
 * Outlines of the quarters, in the order of `QUARTERS`. Together they cover the city without gap or overlap: every
 * boundary is made once and used by both neighbours. The land around is divided among neighbouring villages in the same
 * way and then left out.
 */
export function layOutQuarters(): readonly Ring[] {
  const mesh = createMesh(BARRIERS, createRandom("musterstadt/mesh"));
  const owners = divideLand(mesh, BARRIERS, [...QUARTERS.map(({x, y}): Point => [x, y]), ...NEIGHBOURS]);
  const arcs = traceArcs(mesh, (cell) => Math.min(owners[cell]!, QUARTERS.length)).map(generalise);
  return QUARTERS.map((_, territory) => closeRing(arcs, territory));
}
