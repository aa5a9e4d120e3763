import {extname} from "node:path";
import type {Crs} from "./crs.js";
import {readGeojson} from "./geojson.js";
import {readGeopackage} from "./geopackage.js";
import {readShapefile} from "./shapefile.js";
import {readZippedFeatures} from "./zipped-features.js";

export type Point = [number, number];
export type Ring = Point[];
/** Polygons of an area, each an outer ring and its holes, as the file has them: not yet checked. */
export type Polygons = Ring[][];

export interface SourceFeature {
  /** Number of the feature in its file, from 1. */
  readonly row: number;
  readonly properties: Readonly<Record<string, unknown>>;
  /** In the file's coordinate system; null where the row has no shape, or one that is not made of polygons. */
  readonly polygons: Polygons | null;
}

/** A geometry file as read, in its own coordinates. */
export interface FeatureSet {
  readonly file: string;
  readonly crs: Crs;
  readonly features: readonly SourceFeature[];
}

export interface ReadOptions {
  /** Name of the file in messages. */
  readonly label: string;
  /** Coordinate system the manifest names; null: what the file says of itself. */
  readonly crs: string | null;
  readonly encoding: string | null;
  /** Which one of several layers in a zip archive or GeoPackage; null or left out: there is one only. */
  readonly layer?: string | null;
}

/** Reads a geometry file, told by its ending. Throws where it is missing, of another kind, or its coordinate system unknown. */
export async function readFeatures(path: string, options: ReadOptions): Promise<FeatureSet> {
  const ending = extname(path).toLowerCase();
  if (ending === ".shp") return readShapefile(path, options);
  if (ending === ".geojson" || ending === ".json") return readGeojson(path, options);
  if (ending === ".gpkg") return readGeopackage(path, options);
  if (ending === ".zip") return readZippedFeatures(path, options);
  throw new Error(
    `geometry: unknown kind of file; expected .shp, .zip, .gpkg, .geojson or .json, got "${ending}" (${options.label})`
  );
}
