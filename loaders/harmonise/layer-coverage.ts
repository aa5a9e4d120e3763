import booleanPointInPolygon from "@turf/boolean-point-in-polygon";
import Flatbush from "flatbush";
import polygonClipping, {type MultiPolygon} from "polygon-clipping";
import {mergeArcs} from "topojson-client";
import type {Point, Polygons, Ring} from "../read/feature-set.js";
import type {AreaDraft} from "./area-draft.js";
import {arcNumber, areaGeometries, arcPolygons, ringPoints} from "./family-topology.js";
import type {AreaGeometry, ArcPolygons, FamilyTopology} from "./family-topology.js";
import {distanceToBorderM} from "./distance-to-border.js";
import {labelPoint, METRES_PER_DEGREE} from "./label-point.js";
import {boundingBox, mapPoints, polygonsArea, signedArea} from "./ring.js";
import {segmentCrossings} from "./segment-crossings.js";

/** What is smaller, in square metres, is rounding of coordinates. */
export const COVERAGE_TOLERANCE_M2 = 1;

/** Land in two areas, or in none though areas lie all around it. */
export interface CoverageFault {
  readonly kind: "overlap" | "gap";
  /** Areas that overlap, or that border on the gap; sorted. */
  readonly ids: readonly string[];
  /** Of all places with these areas together. */
  readonly areaM2: number;
  readonly places: number;
  /** A point of the largest place, in degrees. */
  readonly near: Point;
}

interface Layer {
  readonly drafts: readonly AreaDraft[];
  readonly topology: FamilyTopology;
  readonly geometries: readonly AreaGeometry[];
  /** Arcs that do not simply lie between two areas, with the areas that use them (numbers in `geometries`). */
  readonly open: ReadonlyMap<number, readonly number[]>;
  readonly toMetres: (point: Point) => Point;
  readonly toDegrees: (point: Point) => Point;
}

/**
 * Overlaps and gaps between the areas of a layer of more than `COVERAGE_TOLERANCE_M2`. Borders that two areas share point
 * by point cannot have any, so only the others are looked at. Throws where the shapes are too broken to be laid over each
 * other.
 *
 * @param name of the layer's object in the topology
 */
export function layerCoverage(
  topology: FamilyTopology,
  name: string,
  drafts: readonly AreaDraft[]
): CoverageFault[] {
  if (drafts.length === 0) return [];
  const geometries = areaGeometries(topology.objects[name]!);
  const [lon0, lat0] = drafts[0]!.polygons[0]![0]![0]!;
  const [kx, ky] = [METRES_PER_DEGREE * Math.cos((lat0 * Math.PI) / 180), METRES_PER_DEGREE];
  const toMetres = ([lon, lat]: Point): Point => [(lon - lon0) * kx, (lat - lat0) * ky];
  const toDegrees = ([x, y]: Point): Point => [x / kx + lon0, y / ky + lat0];
  const layer = {drafts, topology, geometries, open: openArcs(geometries), toMetres, toDegrees};
  const pairs = overlappingPairs(layer);
  return [...overlaps(layer, pairs), ...gaps(layer, pairs.length > 0)];
}

/** Arcs but those with exactly one area on each side. */
function openArcs(geometries: readonly AreaGeometry[]): Map<number, number[]> {
  const uses = new Map<number, {left: number[]; right: number[]}>();
  geometries.forEach((geometry, area) => {
    for (const number of arcPolygons(geometry).flat(2)) {
      const use = uses.get(arcNumber(number)) ?? {left: [], right: []};
      uses.set(arcNumber(number), use);
      (number < 0 ? use.left : use.right).push(area);
    }
  });
  const open = [...uses].filter(([, {left, right}]) => left.length !== 1 || right.length !== 1);
  return new Map(open.map(([arc, {left, right}]) => [arc, [...left, ...right]]));
}

function overlaps(
  {drafts, toMetres, toDegrees}: Layer,
  pairs: readonly (readonly [number, number])[]
): CoverageFault[] {
  const metres = (area: number) => mapPoints(drafts[area]!.polygons, toMetres);
  return pairs.flatMap(([a, b]) => {
    const common = polygonClipping.intersection(metres(a), metres(b));
    const ids = [drafts[a]!.id, drafts[b]!.id].sort();
    return fault("overlap", ids, partsOf(common), toDegrees);
  });
}

/** Polygons of more than the tolerance. */
function partsOf(shapes: MultiPolygon): Polygons {
  return shapes.filter((rings) => polygonsArea([rings]) > COVERAGE_TOLERANCE_M2);
}

function fault(
  kind: CoverageFault["kind"],
  ids: readonly string[],
  parts: Polygons,
  toDegrees: (point: Point) => Point
): CoverageFault[] {
  if (parts.length === 0) return [];
  const near = labelPoint(mapPoints(parts, toDegrees));
  return [{kind, ids, areaM2: polygonsArea(parts), places: parts.length, near}];
}

/**
 * Pairs of areas that may overlap: an open border of the one has a point inside the other, or two open borders cross, or
 * run on top of each other on the same side. One of these holds wherever two areas have land in common.
 */
function overlappingPairs({drafts, topology, open}: Layer): [number, number][] {
  const index = new Flatbush(drafts.length);
  for (const {polygons} of drafts) index.add(...boundingBox(polygons));
  index.finish();
  const pairs = new Map<string, [number, number]>();
  const add = (a: number, b: number) => {
    if (a !== b) pairs.set(`${Math.min(a, b)} ${Math.max(a, b)}`, [Math.min(a, b), Math.max(a, b)]);
  };
  const segments: number[] = [];
  const owners: number[] = [];
  for (const [arc, areas] of open) {
    const points = topology.arcs[arc] as Point[];
    areas.forEach((area) => areas.forEach((other) => add(area, other)));
    points.slice(1).forEach((end, i) => {
      const start = points[i]!;
      segments.push(...start, ...end);
      owners.push(areas[0]!);
      const probes: Point[] = [start, [(start[0] + end[0]) / 2, (start[1] + end[1]) / 2]];
      for (const [x, y] of probes) {
        for (const other of index.search(x, y, x, y)) {
          if (!areas.includes(other) && isInside([x, y], drafts[other]!.polygons)) add(areas[0]!, other);
        }
      }
    });
  }
  for (const [a, b] of segmentCrossings(Float64Array.from(segments))) add(owners[a]!, owners[b]!);
  return [...pairs.values()].sort(([a, b], [c, d]) => a - c || b - d);
}

function isInside(point: Point, coordinates: Polygons): boolean {
  return booleanPointInPolygon(point, {type: "MultiPolygon", coordinates}, {ignoreBoundary: true});
}

function gaps(layer: Layer, isOverlapping: boolean): CoverageFault[] {
  const {drafts, geometries, open, toMetres, toDegrees} = layer;
  const touching = [...new Set([...open.values()].flat())];
  const inner = geometries.flatMap((_, area) => (touching.includes(area) ? [] : [area]));
  const holes = holesOf(layer, touching, isOverlapping).filter(
    (ring) => !inner.some((area) => isInside(toMetres(labelPoint(drafts[area]!.polygons)), [[ring]]))
  );
  const shapes = touching.map((area) => mapPoints(drafts[area]!.polygons, toMetres));
  return holes.flatMap((ring) => {
    const around = touching
      .map((area) => drafts[area]!)
      .filter(({polygons}) => runsAlong(ring.map(toDegrees), polygons));
    const islands = shapes.filter((polygons) => isInside(polygons[0]![0]![0]!, [[ring]]));
    const empty = islands.length === 0 ? [[ring]] : polygonClipping.difference([ring], ...islands);
    return fault("gap", around.map(({id}) => id).sort(), partsOf(empty), toDegrees);
  });
}

/** Whether the middle of one of a ring's sides lies on the border of polygons, to a centimetre. */
function runsAlong(ring: Ring, polygons: Polygons): boolean {
  const [west, south, east, north] = boundingBox([[ring]]);
  const box = boundingBox(polygons);
  if (box[0] > east || box[1] > north || box[2] < west || box[3] < south) return false;
  return ring.slice(1).some(([x, y], i) => {
    const [fromX, fromY] = ring[i]!;
    return distanceToBorderM([(x + fromX) / 2, (y + fromY) / 2], polygons) < 0.01;
  });
}

/** Holes in the union of the areas with open borders, in metres. Where no two open rings touch, they are known already. */
function holesOf(
  {drafts, topology, geometries, toMetres}: Layer,
  touching: readonly number[],
  isOverlapping: boolean
): Ring[] {
  const arcs = topology.arcs as Point[][];
  const merged = mergeArcs(topology, geometries as unknown as Parameters<typeof mergeArcs>[1]);
  const rings = (merged.arcs as ArcPolygons).flat().map((ring) => ringPoints(arcs, ring).map(toMetres));
  const corners = rings.flatMap((ring) => ring.slice(1)).map(pointKey);
  const isClean = !isOverlapping && new Set(corners).size === corners.length;
  if (isClean) return rings.filter((ring) => isHole(ring, rings));
  const shapes = touching.map((area) => mapPoints(drafts[area]!.polygons, toMetres));
  const [first, ...rest] = shapes;
  return first === undefined ? [] : polygonClipping.union(first, ...rest).flatMap(([, ...holes]) => holes);
}

/** Whether a ring lies in an odd number of others. */
function isHole(ring: Ring, rings: readonly Ring[]): boolean {
  const around = rings.filter(
    (other) =>
      other !== ring &&
      Math.abs(signedArea(other)) > Math.abs(signedArea(ring)) &&
      isInside(ring[0]!, [[other]])
  );
  return around.length % 2 === 1;
}

/** To the millimetre. */
function pointKey([x, y]: Point): string {
  return `${Math.round(x * 1000)} ${Math.round(y * 1000)}`;
}
