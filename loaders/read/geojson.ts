import {crsByName, WGS84} from "./crs.js";
import type {Crs} from "./crs.js";
import type {FeatureSet, ReadOptions} from "./feature-set.js";
import {polygonsOf} from "./polygons.js";
import {decodeText, readSource} from "./read-source.js";

interface Collection {
  readonly type?: string;
  /** GeoJSON 2008; the form with a code is older still. */
  readonly crs?: {readonly properties?: {readonly name?: unknown; readonly code?: unknown}};
  readonly features?: readonly GeoJSON.Feature<GeoJSON.Geometry | null>[];
}

function parse(text: string, label: string): Collection {
  try {
    return JSON.parse(text) as Collection;
  } catch (cause) {
    throw new Error(`geometry: not valid JSON; expected a GeoJSON FeatureCollection (${label})`, {cause});
  }
}

function crsOf({crs}: Collection, {crs: named, label}: ReadOptions): Crs {
  const name = named ?? crs?.properties?.name ?? crs?.properties?.code;
  return name === undefined || name === null ? WGS84 : crsByName(String(name), label);
}

/** Reads a GeoJSON FeatureCollection of areas from a file. @throws as `parseGeojson`, and where the file is missing */
export async function readGeojson(path: string, options: ReadOptions): Promise<FeatureSet> {
  return parseGeojson(await readSource(path, options.label), options);
}

/**
 * The areas of a GeoJSON FeatureCollection. The coordinate system is the manifest's, else the file's `crs` member (GeoJSON
 * 2008), else WGS84 (RFC 7946). A feature's own `id` is available as property "id" where the properties have none.
 */
export function parseGeojson(bytes: Uint8Array, options: ReadOptions): FeatureSet {
  const {crs, features} = parseCollection(bytes, options);
  const areas = features.map(({row, properties, geometry}) => ({
    row,
    properties,
    polygons: polygonsOf(geometry)
  }));
  return {file: options.label, crs, features: areas};
}

interface GeojsonFeature {
  readonly row: number;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly geometry: GeoJSON.Geometry | null;
}

/** The features of a FeatureCollection with whatever geometry they have, in the file's coordinates. */
export function parseCollection(
  bytes: Uint8Array,
  options: ReadOptions
): {crs: Crs; features: GeojsonFeature[]} {
  const collection = parse(decodeText(bytes), options.label);
  if (collection?.type !== "FeatureCollection" || !Array.isArray(collection.features)) {
    throw new Error(
      `geometry: not a GeoJSON FeatureCollection; expected type "FeatureCollection", got "${collection?.type}" (${options.label})`
    );
  }
  const features = collection.features.map((feature, index) => ({
    row: index + 1,
    properties: {...(feature?.id === undefined ? {} : {id: feature.id}), ...feature?.properties},
    geometry: feature?.geometry ?? null
  }));
  return {crs: crsOf(collection, options), features};
}
