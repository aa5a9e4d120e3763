import {topology as buildTopology} from "topojson-server";
import type {GeometryCollection, MultiPolygon, Polygon, Topology} from "topojson-specification";
import type {Point, Polygons} from "../read/feature-set.js";
import type {AreaDraft} from "./area-draft.js";
import {signedArea} from "./ring.js";

export interface AreaProperties {
  readonly id: string;
  readonly name: string;
}

/** Arc numbers of a ring, of rings, of polygons: the way TopoJSON writes shapes (a negative one is ~n, the arc reversed). */
export type ArcRing = number[];
export type ArcPolygons = ArcRing[][];

export type AreaGeometry = (Polygon<AreaProperties> | MultiPolygon<AreaProperties>) & {readonly id: string};

/** Layers that share their arcs, one object per layer ("<level>-<vintage>"): unquantised WGS84, outer rings clockwise. */
export type FamilyTopology = Topology<Record<string, GeometryCollection<AreaProperties>>>;

export function arcPolygons(geometry: AreaGeometry): ArcPolygons {
  return geometry.type === "Polygon" ? [geometry.arcs] : geometry.arcs;
}

export function areaGeometries(object: GeometryCollection<AreaProperties>): AreaGeometry[] {
  return object.geometries as AreaGeometry[];
}

/** An area as TopoJSON has it; one polygon is a Polygon. */
export function areaGeometry({id, name}: AreaProperties, polygons: ArcPolygons): AreaGeometry {
  const common = {id, properties: {id, name}};
  const [only] = polygons;
  return polygons.length === 1 && only
    ? {type: "Polygon", arcs: only, ...common}
    : {type: "MultiPolygon", arcs: polygons, ...common};
}

/** Which arc a number stands for, forwards or reversed. */
export const arcNumber = (number: number) => (number < 0 ? ~number : number);

/** Points of a ring of arcs, closed. */
export function ringPoints(arcs: readonly (readonly Point[])[], ring: ArcRing): Point[] {
  return ring.flatMap((number, i) => {
    const arc = number < 0 ? arcs[~number]!.toReversed() : arcs[number]!;
    return i === 0 ? arc : arc.slice(1);
  });
}

export function pointsOf(arcs: readonly (readonly Point[])[], polygons: ArcPolygons): Polygons {
  return polygons.map((rings) => rings.map((ring) => ringPoints(arcs, ring)));
}

/** Outer rings clockwise, holes counterclockwise, by turning arcs: what d3-geo's spherical paths want. */
export function rewindArcs(arcs: readonly (readonly Point[])[], polygons: ArcPolygons): ArcPolygons {
  return polygons.map((rings) =>
    rings.map((ring, i) => {
      const clockwise = signedArea(ringPoints(arcs, ring)) < 0;
      return clockwise === (i === 0) ? ring : ring.toReversed().map((number) => ~number);
    })
  );
}

/** The common topology of layers read from files. */
export function familyTopology(layers: ReadonlyMap<string, readonly AreaDraft[]>): FamilyTopology {
  const objects = [...layers].map(([name, drafts]) => {
    const features = drafts.map(({id, name: title, polygons}) => ({
      type: "Feature" as const,
      id,
      properties: {id, name: title},
      geometry: {type: "MultiPolygon" as const, coordinates: polygons}
    }));
    return [name, {type: "FeatureCollection" as const, features}] as const;
  });
  const {arcs, objects: built} = buildTopology(Object.fromEntries(objects)) as unknown as FamilyTopology;
  const geometries = (object: GeometryCollection<AreaProperties>) =>
    areaGeometries(object).map((geometry) =>
      areaGeometry(geometry.properties!, rewindArcs(arcs as Point[][], arcPolygons(geometry)))
    );
  return {
    type: "Topology",
    arcs,
    objects: Object.fromEntries(
      Object.entries(built).map(([name, object]) => [
        name,
        {type: "GeometryCollection", geometries: geometries(object)}
      ])
    )
  };
}
