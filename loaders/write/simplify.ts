import {presimplify} from "topojson-simplify";
import {areaGeometries, arcPolygons, ringPoints} from "../harmonise/family-topology.js";
import type {ArcRing, FamilyTopology} from "../harmonise/family-topology.js";
import {METRES_PER_DEGREE} from "../harmonise/label-point.js";
import {signedArea} from "../harmonise/ring.js";
import {segmentCrossings} from "../harmonise/segment-crossings.js";
import type {Point} from "../read/feature-set.js";

/** A grid of whole numbers over longitude and latitude: lon = x · scale[0] + translate[0], lat likewise. */
export interface Grid {
  readonly scale: Point;
  readonly translate: Point;
}

export interface Simplified {
  readonly grid: Grid;
  /** Arcs on the grid, numbered as in the topology they come from. */
  readonly arcs: readonly Point[][];
}

/** A point on the grid with its weight: the square metres of the triangle that goes when the point goes. */
type WeightedPoint = readonly [x: number, y: number, weight: number];

/** How much finer an arc is drawn each time its simplified form crosses another one or a ring collapses. */
const REFINE = 4;
/** Square metres below which an arc keeps all its points. */
const KEEP_ALL_M2 = 0.01;

function gridOf(points: readonly Point[], metres: number): {grid: Grid; squareMetres: number} {
  const west = points.reduce((least, [lon]) => Math.min(least, lon), Infinity);
  const [south, north] = points.reduce(
    ([low, high], [, lat]) => [Math.min(low, lat), Math.max(high, lat)] as Point,
    [Infinity, -Infinity]
  );
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const step = metres / METRES_PER_DEGREE;
  const scale: Point = [Number((step / shrink).toPrecision(6)), Number(step.toPrecision(6))];
  return {grid: {scale, translate: [west, south]}, squareMetres: METRES_PER_DEGREE ** 2 * shrink};
}

/** Weights by Visvalingam and Whyatt (1993), in square metres; the ends of arcs weigh infinitely and always stay. */
function weightedArcs(topology: FamilyTopology, grid: Grid, squareMetres: number): WeightedPoint[][] {
  const weighted = presimplify(
    topology as unknown as Parameters<typeof presimplify>[0],
    ([a, b, c]) =>
      Math.abs((a[0] - c[0]) * (b[1] - a[1]) - (a[0] - b[0]) * (c[1] - a[1])) * 0.5 * squareMetres
  );
  return (weighted.arcs as unknown as WeightedPoint[][]).map((arc) =>
    arc.map(([lon, lat, weight]) => [
      Math.round((lon - grid.translate[0]) / grid.scale[0]),
      Math.round((lat - grid.translate[1]) / grid.scale[1]),
      weight
    ])
  );
}

function thinned(arc: readonly WeightedPoint[], threshold: number): Point[] {
  const kept = arc.filter(([, , weight]) => weight >= threshold);
  const points = kept.filter(([x, y], i) => i === 0 || x !== kept[i - 1]![0] || y !== kept[i - 1]![1]);
  return points.length === 1
    ? [points[0]!, points[0]!].map(([x, y]) => [x, y])
    : points.map(([x, y]) => [x, y]);
}

/** Arcs that cross another one (or themselves). */
function crossingArcs(arcs: readonly Point[][]): number[] {
  const owners = arcs.flatMap((arc, number) => arc.slice(1).map(() => number));
  const values = arcs.flatMap((arc) => arc.slice(1).flatMap(([x, y], i) => [...arc[i]!, x, y]));
  return segmentCrossings(Float64Array.from(values)).flatMap((pair) =>
    pair.map((segment) => owners[segment]!)
  );
}

/** Arcs of rings that lost their area or turned round. */
function collapsedArcs(
  arcs: readonly Point[][],
  rings: readonly {ring: ArcRing; direction: number}[]
): number[] {
  return rings
    .filter(({ring, direction}) => Math.sign(signedArea(ringPoints(arcs, ring))) !== direction)
    .flatMap(({ring}) => ring.map((number) => (number < 0 ? ~number : number)));
}

/**
 * Simplifies the arcs of a family of layers: details smaller than about the tolerance go (triangles below tolerance² square
 * metres, Visvalingam and Whyatt), and points are put on a grid of a fifth of it. Shared borders stay shared. Where simplified
 * arcs would cross each other or a ring would vanish, they keep more points, so every area stays, with a valid boundary
 * wherever its source has one.
 */
export function simplifyArcs(topology: FamilyTopology, toleranceM: number): Simplified {
  const {grid, squareMetres} = gridOf(topology.arcs.flat() as Point[], toleranceM / 5);
  const weighted = weightedArcs(topology, grid, squareMetres);
  const source = topology.arcs as Point[][];
  const rings = Object.values(topology.objects)
    .flatMap(areaGeometries)
    .flatMap((geometry) => arcPolygons(geometry).flat())
    .map((ring) => ({ring, direction: Math.sign(signedArea(ringPoints(source, ring)))}));
  const thresholds = weighted.map(() => toleranceM ** 2);
  const arcs = weighted.map((arc, i) => thinned(arc, thresholds[i]!));
  for (;;) {
    const bad = new Set(
      [...crossingArcs(arcs), ...collapsedArcs(arcs, rings)].filter((i) => thresholds[i]! > 0)
    );
    if (bad.size === 0) return {grid, arcs};
    for (const i of bad) {
      const finer = thresholds[i]! / REFINE;
      thresholds[i] = finer < KEEP_ALL_M2 ? 0 : finer;
      arcs[i] = thinned(weighted[i]!, thresholds[i]!);
    }
  }
}
