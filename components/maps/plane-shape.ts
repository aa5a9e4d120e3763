import type {GeometryCollection, GeometryObject, Topology} from "topojson-specification";
import type {PlaneArcs} from "./plane-arcs.js";

type Named = {readonly name?: string};
export type ShapeGeometry = GeometryObject<Named> & {readonly properties?: Named};

/** Rings of arc indices, polygon by polygon; the first ring of a polygon is its outer one. */
type Polygons = readonly (readonly (readonly number[])[])[];

interface Measured {
  /** Twice the signed area, and the sums that give the centre. */
  readonly area: number;
  readonly x: number;
  readonly y: number;
}

/** The areas of a topology. @throws where it has no geometry collection */
export function shapeList(topology: Topology): readonly ShapeGeometry[] {
  const object = topology.objects.areas ?? Object.values(topology.objects)[0];
  if (object?.type !== "GeometryCollection") {
    throw new Error(
      `map: unusable topology; expected a geometry collection "areas", got ${Object.keys(topology.objects).join(", ") || "none"}`
    );
  }
  return (object as GeometryCollection<Named>).geometries as readonly ShapeGeometry[];
}

/** The polygons of an area; none for other geometries. */
export function ringsOf(geometry: ShapeGeometry): Polygons {
  if (geometry.type === "Polygon") return [geometry.arcs];
  return geometry.type === "MultiPolygon" ? geometry.arcs : [];
}

/**
 * An area's path, its bounds, and the centre of its largest part: a better place for a label than the centre of scattered
 * parts.
 */
export function shapeOf(
  geometry: ShapeGeometry,
  arcs: PlaneArcs
): {
  readonly path: string;
  readonly x: number;
  readonly y: number;
  readonly bounds: readonly [readonly [number, number], readonly [number, number]];
} {
  const polygons = ringsOf(geometry);
  const [x0, y0, x1, y1] = boundsOf(polygons, arcs);
  const sizes = polygons.map((rings) => rings.map((ring) => measure(ring, arcs)));
  const outer = sizes.map((rings) => Math.abs(rings[0]?.area ?? 0));
  const main = sizes[outer.indexOf(Math.max(...outer))] ?? [];
  const total = main.reduce((sum, {area}) => sum + area, 0);
  const sum = (key: "x" | "y") => main.reduce((all, ring) => all + ring[key], 0);
  return {
    path: arcs.rings(polygons.flat()),
    x: total === 0 ? (x0 + x1) / 2 : sum("x") / (3 * total),
    y: total === 0 ? (y0 + y1) / 2 : sum("y") / (3 * total),
    bounds: [
      [x0, y0],
      [x1, y1]
    ]
  };
}

function boundsOf(polygons: Polygons, arcs: PlaneArcs): readonly [number, number, number, number] {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const index of polygons.flat(2)) {
    const points = arcs.points(index < 0 ? ~index : index);
    for (let i = 0; i < points.length; i += 2) {
      const [x, y] = [points[i]!, points[i + 1]!];
      if (x < x0) x0 = x;
      if (x > x1) x1 = x;
      if (y < y0) y0 = y;
      if (y > y1) y1 = y;
    }
  }
  return x0 <= x1 ? [x0, y0, x1, y1] : [0, 0, 0, 0];
}

/** The shoelace formula over the arcs of a ring, each in its direction. */
function measure(ring: readonly number[], arcs: PlaneArcs): Measured {
  let [area, cx, cy] = [0, 0, 0];
  for (const index of ring) {
    const points = arcs.points(index < 0 ? ~index : index);
    const sign = index < 0 ? -1 : 1;
    for (let i = 2; i < points.length; i += 2) {
      const [ax, ay, bx, by] = [points[i - 2]!, points[i - 1]!, points[i]!, points[i + 1]!];
      const cross = sign * (ax * by - bx * ay);
      area += cross;
      cx += (ax + bx) * cross;
      cy += (ay + by) * cross;
    }
  }
  return {area, x: cx, y: cy};
}
