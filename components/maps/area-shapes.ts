import type {Topology} from "topojson-specification";
import {mercator, planeArcs, type Mercator, type PlaneArcs} from "./plane-arcs.js";
import {ringsOf, shapeOf, shapeList} from "./plane-shape.js";

/** Width of the plane the shapes are computed in; the map scales it to its box. */
export const PLANE = 1000;

/** One area as a path in the plane, with the point that keyboard and labels use. */
export interface AreaShape {
  readonly id: string;
  readonly name: string;
  readonly path: string;
  readonly x: number;
  readonly y: number;
  /** [[x0, y0], [x1, y1]] in the plane. */
  readonly bounds: readonly [readonly [number, number], readonly [number, number]];
}

export interface AreaShapes {
  readonly areas: readonly AreaShape[];
  /** Borders between areas of different parents; null where no parents are known. */
  readonly borders: string | null;
  /** The outer border. */
  readonly outline: string;
  readonly water: string | null;
  readonly labels: readonly {readonly name: string; readonly x: number; readonly y: number}[];
  readonly height: number;
  /** A place in the plane; longitude and latitude in degrees. */
  readonly project: (lon: number, lat: number) => readonly [number, number] | null;
  /** Kilometres per unit of the plane at its centre. */
  readonly kilometres: number;
}

export interface ShapeSources {
  /** Object "areas" in longitude and latitude; a geometry's id is the area's id, `properties.name` its name. */
  readonly topology: Topology;
  /** The coarser level whose borders and names are drawn over the areas. */
  readonly parents?: Topology | null;
  /** Rivers and lakes. */
  readonly water?: Topology | null;
}

/** All maps of a page that show the same areas share their shapes. */
const known = new WeakMap<Topology, {readonly sources: ShapeSources; readonly shapes: AreaShapes}>();

/**
 * Projects (Mercator, which keeps angles) and computes every path once per page. Planar coordinates: 0 ≤ x ≤ `PLANE`, y downwards. Every
 * arc of the topology is projected and written once, and paths are put together of them: several times as fast as one area
 * after the other, and a border is the same line on both of its sides.
 */
export function areaShapes(sources: ShapeSources): AreaShapes {
  const steps = areaShapeSteps(sources);
  for (;;) {
    const {done, value} = steps.next();
    if (done === true) return value;
  }
}

/** The same step by step, so that a page can paint in between; `areaShapes` then has them at once. */
export function* areaShapeSteps(sources: ShapeSources): Generator<undefined, AreaShapes> {
  const before = known.get(sources.topology);
  if (before && isSame(before.sources, sources)) return before.shapes;
  const shapes = yield* computed(sources);
  known.set(sources.topology, {sources, shapes});
  return shapes;
}

function isSame(a: ShapeSources, b: ShapeSources): boolean {
  return (["parents", "water"] as const).every((key) => (a[key] ?? null) === (b[key] ?? null));
}

function* computed({topology, parents, water}: ShapeSources): Generator<undefined, AreaShapes> {
  const projection = mercator(topology, PLANE);
  yield;
  const arcs = planeArcs(topology, projection);
  yield;
  const parentArcs = parents ? planeArcs(parents, projection) : null;
  const areas: AreaShape[] = [];
  for (const geometry of shapeList(topology)) {
    const id = String(geometry.id);
    areas.push({id, name: geometry.properties?.name ?? id, ...shapeOf(geometry, arcs)});
    yield;
  }
  return {
    areas,
    borders: parents && parentArcs ? parentBorders(parents, parentArcs) : null,
    outline: outerBorder(topology, arcs),
    water: water ? waterPath(water, projection) : null,
    labels:
      parents && parentArcs
        ? shapeList(parents).map((geometry) => {
            const {x, y} = shapeOf(geometry, parentArcs);
            return {name: geometry.properties?.name ?? "", x, y};
          })
        : [],
    height: projection.height,
    project: projection.project,
    kilometres: projection.kilometres
  };
}

function waterPath(water: Topology, projection: Mercator): string {
  const arcs = planeArcs(water, projection);
  return shapeList(water)
    .map((geometry) => shapeOf(geometry, arcs).path)
    .join("");
}

/** Ids of the areas on both sides of each arc; one for an arc on the rim. */
function arcSides(topology: Topology): ReadonlyMap<number, readonly string[]> {
  const sides = new Map<number, string[]>();
  for (const geometry of shapeList(topology)) {
    for (const index of ringsOf(geometry).flat(2)) {
      const arc = index < 0 ? ~index : index;
      const known = sides.get(arc);
      if (known) known.push(String(geometry.id));
      else sides.set(arc, [String(geometry.id)]);
    }
  }
  return sides;
}

/** Arcs between different areas; those on the rim belong to the outline. */
function parentBorders(topology: Topology, arcs: PlaneArcs): string {
  return [...arcSides(topology)]
    .filter(([, ids]) => ids[0] !== ids.at(-1))
    .map(([arc]) => arcs.line(arc))
    .join("");
}

function outerBorder(topology: Topology, arcs: PlaneArcs): string {
  return [...arcSides(topology)]
    .filter(([, ids]) => ids.length === 1)
    .map(([arc]) => arcs.line(arc))
    .join("");
}
