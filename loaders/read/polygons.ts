import type {Point, Polygons} from "./feature-set.js";

const positions = (ring: readonly (readonly number[])[]) => ring.map(([x, y]) => [x, y] as Point);

/** Whether a value is a list of lists, `depth` levels deep, as GeoJSON wants coordinates. */
function isNested(value: unknown, depth: number): boolean {
  return Array.isArray(value) && (depth === 0 || value.every((each) => isNested(each, depth - 1)));
}

/** The polygons of a GeoJSON geometry without heights; null for no geometry, a malformed one, and for points and lines. */
export function polygonsOf(geometry: GeoJSON.Geometry | null | undefined): Polygons | null {
  if (geometry?.type === "Polygon") {
    return isNested(geometry.coordinates, 2) ? [geometry.coordinates.map(positions)] : null;
  }
  if (geometry?.type === "MultiPolygon") {
    const {coordinates} = geometry;
    return isNested(coordinates, 3) ? coordinates.map((rings) => rings.map(positions)) : null;
  }
  if (geometry?.type !== "GeometryCollection" || !isNested(geometry.geometries, 0)) return null;
  const parts = geometry.geometries.flatMap((part) => polygonsOf(part) ?? []);
  return parts.length === 0 ? null : parts;
}
