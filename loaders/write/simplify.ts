import {presimplify} from "topojson-simplify";
import {arcNumber, areaGeometries, arcPolygons, ringPoints} from "../harmonise/family-topology.js";
import type {ArcPolygons, ArcRing, FamilyTopology} from "../harmonise/family-topology.js";
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

/** A point in degrees with its weight: the square metres of the triangle that goes when the point goes. */
type WeightedPoint = readonly [lon: number, lat: number, weight: number];

interface WeightedArc {
  readonly points: readonly WeightedPoint[];
  /** Points of at least this weight are drawn. */
  readonly threshold: number;
}

interface DirectedRing {
  readonly ring: ArcRing;
  /** Sign of its area: -1 clockwise, 1 counterclockwise. */
  readonly direction: number;
}

/** How much finer an arc is drawn each time its simplified form crosses another one or a ring collapses. */
const REFINE = 4;
/** Square metres below which an arc keeps all its points. */
const KEEP_ALL_M2 = 0.01;
/** Metres below which the grid gets no finer. */
const FINEST_GRID_M = 0.01;

interface Extent {
  readonly west: number;
  readonly south: number;
  /** Length of a degree of longitude in the middle, in degrees of latitude. */
  readonly shrink: number;
}

function extentOf(points: readonly Point[]): Extent {
  const extent = {west: Infinity, south: Infinity, north: -Infinity};
  for (const [lon, lat] of points) {
    extent.west = Math.min(extent.west, lon);
    extent.south = Math.min(extent.south, lat);
    extent.north = Math.max(extent.north, lat);
  }
  return {...extent, shrink: Math.cos((((extent.south + extent.north) / 2) * Math.PI) / 180)};
}

function gridOf({west, south, shrink}: Extent, metres: number): Grid {
  const step = metres / METRES_PER_DEGREE;
  return {
    scale: [Number((step / shrink).toPrecision(6)), Number(step.toPrecision(6))],
    translate: [west, south]
  };
}

/** Weights by Visvalingam and Whyatt (1993), in square metres; the ends of arcs weigh infinitely and always stay. */
function weightedArcs(topology: FamilyTopology, {shrink}: Extent): WeightedPoint[][] {
  const squareMetres = METRES_PER_DEGREE ** 2 * shrink;
  const weighted = presimplify(
    topology as unknown as Parameters<typeof presimplify>[0],
    ([a, b, c]) =>
      Math.abs((a[0] - c[0]) * (b[1] - a[1]) - (a[0] - b[0]) * (c[1] - a[1])) * 0.5 * squareMetres
  );
  return weighted.arcs as unknown as WeightedPoint[][];
}

/** The points to draw, on the grid. An arc has at least two. */
function thinned({points, threshold}: WeightedArc, {scale, translate}: Grid): Point[] {
  const onGrid = points
    .filter(([, , weight]) => weight >= threshold)
    .map(([lon, lat]): Point => {
      return [Math.round((lon - translate[0]) / scale[0]), Math.round((lat - translate[1]) / scale[1])];
    });
  const steps = onGrid.filter(([x, y], i) => i === 0 || x !== onGrid[i - 1]![0] || y !== onGrid[i - 1]![1]);
  return steps.length === 1 ? [steps[0]!, steps[0]!] : steps;
}

/** Arcs that cross another one (or themselves). */
function crossingArcs(arcs: readonly Point[][]): number[] {
  const count = arcs.reduce((sum, arc) => sum + arc.length - 1, 0);
  const segments = new Float64Array(4 * count);
  const owners = new Uint32Array(count);
  let next = 0;
  arcs.forEach((arc, number) => {
    for (let i = 1; i < arc.length; i++, next++) {
      segments.set(arc[i - 1]!, 4 * next);
      segments.set(arc[i]!, 4 * next + 2);
      owners[next] = number;
    }
  });
  return segmentCrossings(segments).flatMap((pair) => pair.map((segment) => owners[segment]!));
}

/** Whether a ring has lost its area or turned round. */
const collapsed = (arcs: readonly Point[][], {ring, direction}: DirectedRing) =>
  Math.sign(signedArea(ringPoints(arcs, ring))) !== direction;

const refined = ({points, threshold}: WeightedArc): WeightedArc => {
  const finer = threshold / REFINE;
  return {points, threshold: finer < KEEP_ALL_M2 ? 0 : finer};
};

/** Arcs on the grid, drawn finer until they neither cross nor let a ring vanish, or have all the points of the source. */
function drawArcs(start: readonly WeightedArc[], grid: Grid, rings: readonly DirectedRing[]): Point[][] {
  const weighted = [...start];
  const arcs = weighted.map((arc) => thinned(arc, grid));
  for (;;) {
    const vanished = rings.filter((ring) => collapsed(arcs, ring)).flatMap(({ring}) => ring.map(arcNumber));
    const bad = [...new Set([...crossingArcs(arcs), ...vanished])].filter((i) => weighted[i]!.threshold > 0);
    if (bad.length === 0) return arcs;
    for (const i of bad) {
      weighted[i] = refined(weighted[i]!);
      arcs[i] = thinned(weighted[i]!, grid);
    }
  }
}

/**
 * Simplifies the arcs of a family of layers to a tolerance in metres: details smaller than about it go (triangles below its
 * square, Visvalingam and Whyatt), and points are put on a grid of a fifth of it. Shared borders stay shared. Where simplified
 * arcs would cross each other or a ring would vanish, they keep more points, and where an area is too small for the grid the
 * grid is finer: every area stays, with a valid boundary wherever its source has one.
 */
export function arcSimplifier(topology: FamilyTopology): (toleranceM: number) => Simplified {
  const source = topology.arcs as Point[][];
  const extent = extentOf(source.flat());
  const weighted = weightedArcs(topology, extent);
  const areas = Object.values(topology.objects).flatMap(areaGeometries).map(arcPolygons);
  const rings = areas
    .flat(2)
    .map((ring) => ({ring, direction: Math.sign(signedArea(ringPoints(source, ring)))}));
  const draw = (toleranceM: number, gridM: number): Simplified => {
    const grid = gridOf(extent, gridM);
    const arcs = drawArcs(
      weighted.map((points) => ({points, threshold: toleranceM ** 2})),
      grid,
      rings
    );
    const complete = areas.every((polygons) => drawable(arcs, polygons).length > 0);
    return complete || gridM < FINEST_GRID_M ? {grid, arcs} : draw(toleranceM, gridM / 4);
  };
  return (toleranceM) => draw(toleranceM, toleranceM / 5);
}

/** The polygons and holes of an area that have an area on the grid, in the right direction. */
export function drawable(arcs: readonly Point[][], polygons: ArcPolygons): ArcPolygons {
  const area = (ring: ArcRing) => signedArea(ringPoints(arcs, ring));
  return polygons
    .filter(([outer]) => area(outer!) < 0)
    .map(([outer, ...holes]) => [outer!, ...holes.filter((ring) => area(ring) > 0)]);
}
