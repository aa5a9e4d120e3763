import type {Point, Polygons} from "./feature-set.js";

const positions = (ring: readonly (readonly number[])[]) => ring.map(([x, y]) => [x, y] as Point);

/** The polygons of a GeoJSON geometry without heights; null for no geometry and for points and lines. */
export function polygonsOf(geometry: GeoJSON.Geometry | null | undefined): Polygons | null {
  if (geometry?.type === "Polygon") return [geometry.coordinates.map(positions)];
  if (geometry?.type === "MultiPolygon") return geometry.coordinates.map((rings) => rings.map(positions));
  if (geometry?.type !== "GeometryCollection") return null;
  const parts = geometry.geometries.flatMap((part) => polygonsOf(part) ?? []);
  return parts.length === 0 ? null : parts;
}
