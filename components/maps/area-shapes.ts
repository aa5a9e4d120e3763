import {geoArea, geoDistance, geoMercator, geoPath, type GeoPermissibleObjects} from "d3-geo";
import {feature, mesh} from "topojson-client";
import type {GeometryCollection, GeometryObject, Topology} from "topojson-specification";
import type {Feature, FeatureCollection, Geometry, MultiPolygon, Polygon, Position} from "geojson";

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
  /** Borders between areas of different parents and around all of them; null where no parents are known. */
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
  /** Instead of `parents`: the parent of an area, to draw borders between different ones. */
  readonly parentOf?: ((id: string) => string | null) | null;
  /** Rivers and lakes. */
  readonly water?: Topology | null;
}

interface Named {
  readonly name?: string;
}

function collection(topology: Topology): GeometryCollection<Named> {
  const object = topology.objects.areas ?? Object.values(topology.objects)[0];
  if (object?.type !== "GeometryCollection") {
    throw new Error(
      `map: unusable topology; expected a geometry collection "areas", got ${Object.keys(topology.objects).join(", ") || "none"}`
    );
  }
  return object as GeometryCollection<Named>;
}

function features(topology: Topology): FeatureCollection<Geometry, Named> {
  const all = feature(topology, collection(topology));
  return {...all, features: all.features.map((shape) => ({...shape, geometry: rewound(shape.geometry)}))};
}

/** On the sphere the order of a ring says which side is inside. d3 wants clockwise, RFC 7946 the other: take the smaller side. */
function rewound(geometry: Geometry): Geometry {
  const turn = (coordinates: Position[][]) =>
    geoArea({type: "Polygon", coordinates}) > 2 * Math.PI
      ? coordinates.map((ring) => [...ring].reverse())
      : coordinates;
  if (geometry.type === "Polygon") return {...geometry, coordinates: turn(geometry.coordinates)};
  if (geometry.type === "MultiPolygon") return {...geometry, coordinates: geometry.coordinates.map(turn)};
  return geometry;
}

/** The largest polygon of an area: its centre is a better place for a label than the centre of scattered parts. */
function mainPart(shape: Feature<Geometry, Named>): Feature<Geometry, Named> {
  if (shape.geometry.type !== "MultiPolygon") return shape;
  const size = (coordinates: Position[][]) => geoArea({type: "Polygon", coordinates} satisfies Polygon);
  const parts = (shape.geometry satisfies MultiPolygon).coordinates;
  const largest = parts.reduce((a, b) => (size(b) > size(a) ? b : a));
  return {...shape, geometry: {type: "Polygon", coordinates: largest}};
}

/** Projects (Mercator, which keeps angles) and computes every path once. Planar coordinates: 0 ≤ x ≤ `PLANE`, y downwards. */
export function areaShapes({topology, parents, parentOf, water}: ShapeSources): AreaShapes {
  const all = features(topology);
  const projection = geoMercator().fitWidth(PLANE, all as GeoPermissibleObjects);
  const path = geoPath(projection).digits(2);
  const height = path.bounds(all)[1][1];
  const draw = (object: GeoPermissibleObjects) => path(object) ?? "";
  const centre = (shape: Feature<Geometry, Named>) => path.centroid(mainPart(shape));
  const middle = [PLANE / 2, height / 2] as const;
  const [a, b] = [
    projection.invert!([middle[0] - 1, middle[1]])!,
    projection.invert!([middle[0] + 1, middle[1]])!
  ];
  return {
    areas: all.features.map((shape) => {
      const [x, y] = centre(shape);
      const id = String(shape.id);
      return {id, name: shape.properties.name ?? id, path: draw(shape), x, y, bounds: path.bounds(shape)};
    }),
    borders: borders(topology, parents ?? null, parentOf ?? null, draw),
    outline: draw(mesh(topology, collection(topology) as GeometryObject, (p, q) => p === q)),
    water: water ? draw(features(water) as GeoPermissibleObjects) : null,
    labels: parents
      ? features(parents).features.map((shape) => {
          const [x, y] = centre(shape);
          return {name: shape.properties.name ?? "", x, y};
        })
      : [],
    height,
    project: (lon, lat) => projection([lon, lat]),
    kilometres: (geoDistance(a, b) / 2) * 6371.0088
  };
}

function borders(
  topology: Topology,
  parents: Topology | null,
  parentOf: ((id: string) => string | null) | null,
  draw: (object: GeoPermissibleObjects) => string
): string | null {
  if (parents) return draw(mesh(parents, collection(parents) as GeometryObject, (p, q) => p !== q));
  if (!parentOf) return null;
  const parent = (geometry: {id?: string | number}) => parentOf(String(geometry.id));
  return draw(
    mesh(
      topology,
      collection(topology) as GeometryObject,
      (p, q) => parent(p as never) !== parent(q as never)
    )
  );
}
