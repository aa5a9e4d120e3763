import {geojsonToWkb, parquetWriteBuffer} from "hyparquet-writer";
import type {BuiltLayer} from "../harmonise/build-layers.js";
import {boundingBox} from "../harmonise/ring.js";
import type {Polygons} from "../read/feature-set.js";

type Box = readonly [west: number, south: number, east: number, north: number];

const SIDES = ["xmin", "ymin", "xmax", "ymax"] as const;

/** The schema of hyparquet-writer: the root, then each column, structs before their fields. */
const SCHEMA = [
  {name: "root", num_children: 9},
  ...["area_id", "level", "name"].map((name) => text(name, "REQUIRED")),
  ...["parent_id", "valid_from", "valid_to"].map((name) => text(name, "OPTIONAL")),
  {name: "area_km2", type: "DOUBLE" as const, repetition_type: "REQUIRED" as const},
  {name: "geometry", type: "BYTE_ARRAY" as const, repetition_type: "REQUIRED" as const},
  {name: "bbox", num_children: 4, repetition_type: "REQUIRED" as const},
  ...SIDES.map((name) => ({name, type: "DOUBLE" as const, repetition_type: "REQUIRED" as const}))
];

function text(name: string, repetition_type: "REQUIRED" | "OPTIONAL") {
  return {name, type: "BYTE_ARRAY" as const, converted_type: "UTF8" as const, repetition_type};
}

/** File metadata of GeoParquet 1.1.0. Without a `crs` the coordinates are OGC:CRS84: WGS84, longitude first. */
function geoMetadata(boxes: readonly Box[]): string {
  const bbox = SIDES.map((_, i) => (i < 2 ? Math.min : Math.max)(...boxes.map((box) => box[i]!)));
  const covering = {bbox: Object.fromEntries(SIDES.map((side) => [side, ["bbox", side]]))};
  const geometry = {
    encoding: "WKB",
    geometry_types: ["MultiPolygon"],
    orientation: "counterclockwise",
    edges: "planar",
    ...(boxes.length > 0 ? {bbox} : {}),
    covering
  };
  return JSON.stringify({version: "1.1.0", primary_column: "geometry", columns: {geometry}});
}

/**
 * A layer as GeoParquet 1.1: its areas as in `areas` without the label point, `geometry` in full resolution (WKB
 * MultiPolygon, WGS84 longitude and latitude) and `bbox` per area. The same layer gives the same bytes.
 */
export function writeGeoparquet({areas, features}: BuiltLayer): Uint8Array {
  const boxes = features.map(({geometry}) => boundingBox(geometry.coordinates as Polygons));
  const column = (
    name: "area_id" | "level" | "name" | "parent_id" | "valid_from" | "valid_to" | "area_km2"
  ) => ({
    name,
    data: areas.map((area) => area[name])
  });
  const columnData = [
    ...(["area_id", "level", "name", "parent_id", "valid_from", "valid_to", "area_km2"] as const).map(column),
    {name: "geometry", data: features.map(({geometry}) => geojsonToWkb(geometry))},
    {name: "bbox", data: boxes.map((box) => Object.fromEntries(SIDES.map((side, i) => [side, box[i]!])))}
  ];
  const kvMetadata = [{key: "geo", value: geoMetadata(boxes)}];
  return new Uint8Array(parquetWriteBuffer({columnData, schema: SCHEMA, kvMetadata}));
}
