import {crsByName, WGS84} from "./crs.js";
import type {Crs} from "./crs.js";
import type {FeatureSet, ReadOptions} from "./feature-set.js";
import {polygonsOf} from "./polygons.js";
import {decodeText, readSource} from "./read-source.js";

interface Collection {
  readonly type?: string;
  readonly crs?: {readonly properties?: {readonly name?: unknown}};
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
  const name = named ?? crs?.properties?.name;
  return typeof name === "string" ? crsByName(name, label) : WGS84;
}

/**
 * Reads a GeoJSON FeatureCollection. The coordinate system is the manifest's, else the file's `crs` member (GeoJSON 2008),
 * else WGS84 (RFC 7946). A feature's own `id` is available as property "id" where the properties have none.
 */
export async function readGeojson(path: string, options: ReadOptions): Promise<FeatureSet> {
  const collection = parse(decodeText(await readSource(path, options.label)), options.label);
  if (collection?.type !== "FeatureCollection" || !Array.isArray(collection.features)) {
    throw new Error(
      `geometry: not a GeoJSON FeatureCollection; expected type "FeatureCollection", got "${collection?.type}" (${options.label})`
    );
  }
  const features = collection.features.map((feature, index) => ({
    row: index + 1,
    properties: {...(feature.id === undefined ? {} : {id: feature.id}), ...feature.properties},
    polygons: polygonsOf(feature.geometry)
  }));
  return {file: options.label, crs: crsOf(collection, options), features};
}
