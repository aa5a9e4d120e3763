import type {BuiltContext} from "../harmonise/build-context.js";
import type {BuiltLayers} from "../harmonise/build-layers.js";
import {layerName} from "../harmonise/geometry-entry.js";
import {writeGeoparquet} from "./geoparquet.js";
import {TOPOJSON_DEFAULTS, writeContextTopojson, writeTopojson} from "./topojson.js";
import type {TopojsonOptions} from "./topojson.js";

export interface GeometryFile {
  /** "geo/<level>-<vintage>.json", the same with ".parquet", "geo/context.json". */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** All geometry files of a municipality: per layer a TopoJSON and a GeoParquet, and the context's TopoJSON; sorted by path. */
export function geometryFiles(
  {layers, families}: BuiltLayers,
  context: BuiltContext | null,
  options: TopojsonOptions = TOPOJSON_DEFAULTS
): GeometryFile[] {
  const files = [
    ...families
      .flatMap((family) => writeTopojson(family, options))
      .map(({name, bytes}) => ({path: `${name}.json`, bytes})),
    ...layers.map((layer) => ({path: `${layerName(layer.layer)}.parquet`, bytes: writeGeoparquet(layer)})),
    ...(context === null
      ? []
      : [{path: "context.json", bytes: writeContextTopojson(context.topology, options).bytes}])
  ];
  return files
    .map(({path, bytes}) => ({path: `geo/${path}`, bytes}))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
}
