import {mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {DuckDBInstance} from "@duckdb/node-api";
import {parquetMetadata, parquetReadObjects} from "hyparquet";
import {describe, expect, test} from "vitest";
import {buildContext} from "../../../loaders/harmonise/build-context.js";
import {buildLayers} from "../../../loaders/harmonise/build-layers.js";
import type {BuiltLayer} from "../../../loaders/harmonise/build-layers.js";
import {writeGeoparquet} from "../../../loaders/write/geoparquet.js";
import {geometryFiles} from "../../../loaders/write/geometry-files.js";
import {describeWithData} from "../../shared-data.js";
import {berlinGeometries, berlinLevels, resolveShared} from "../harmonise/berlin-geometries.js";

const column = (name: string) => ({column: name, pattern: null});
const fixture = () => fileURLToPath(new URL("../../fixtures/geometry/no-prj.shp", import.meta.url));
const entry = {
  ...{level: "quartier", vintage: "2020", valid_from: "2020-01-01", valid_to: null, file: "no-prj.shp"},
  ...{from: "folder" as const, crs: "EPSG:25832", encoding: null, id: column("NR"), name: column("NAME")},
  ...{parent: null, duplicates: "error" as const, repair: []}
};
const levels = [{key: "quartier", title: "Quartier", plural: "Quartiere"}];
const small = () => buildLayers([entry], fixture, levels);

const buffer = (bytes: Uint8Array) => bytes.slice().buffer as ArrayBuffer;
const geoOf = (bytes: Uint8Array) =>
  JSON.parse(
    parquetMetadata(buffer(bytes)).key_value_metadata!.find(({key}) => key === "geo")!.value!
  ) as unknown;

/** Rings of a little-endian WKB MultiPolygon, decoded by hand so that the writer's library is not its own witness. */
function decodeWkb(bytes: Uint8Array): number[][][][] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = {byte: 0};
  const integer = () => view.getUint32((at.byte += 4) - 4, true);
  const double = () => view.getFloat64((at.byte += 8) - 8, true);
  const header = (type: number) => {
    expect(view.getUint8(at.byte++)).toBe(1);
    expect(integer()).toBe(type);
  };
  const times = <T>(n: number, make: () => T) => Array.from({length: n}, make);
  header(6);
  return times(integer(), () => {
    header(3);
    return times(integer(), () => times(integer(), () => [double(), double()]));
  });
}

async function expectReadsBack(layer: BuiltLayer): Promise<void> {
  const bytes = writeGeoparquet(layer);
  const file = buffer(bytes);
  const rows = await parquetReadObjects({
    file,
    metadata: parquetMetadata(file, {geoparquet: false}),
    utf8: false
  });
  expect(rows).toHaveLength(layer.areas.length);
  rows.forEach((row, i) => {
    const {area_id, level, name, parent_id, valid_from, valid_to, area_km2} = layer.areas[i]!;
    expect(row).toMatchObject({area_id, level, name, area_km2});
    expect([row.parent_id, row.valid_from, row.valid_to].map((value) => value ?? null)).toEqual([
      parent_id,
      valid_from,
      valid_to
    ]);
    const coordinates = decodeWkb(row.geometry as Uint8Array);
    expect(coordinates).toEqual(layer.features[i]!.geometry.coordinates);
    const points = coordinates.flat(2);
    const [lons, lats] = [points.map(([lon]) => lon!), points.map(([, lat]) => lat!)];
    const [xmin, xmax, ymin, ymax] = [lons, lats].flatMap((values) => [
      Math.min(...values),
      Math.max(...values)
    ]);
    expect(row.bbox).toEqual({xmin, ymin, xmax, ymax});
  });
}

describe("writeGeoparquet", () => {
  test("metadata of GeoParquet 1.1: WKB, counterclockwise, box columns, no crs because it is OGC:CRS84", async () => {
    const {layers} = await small();
    expect(geoOf(writeGeoparquet(layers[0]!))).toEqual({
      version: "1.1.0",
      primary_column: "geometry",
      columns: {
        geometry: {
          encoding: "WKB",
          geometry_types: ["MultiPolygon"],
          orientation: "counterclockwise",
          edges: "planar",
          bbox: [9, expect.closeTo(50.01, 1), expect.closeTo(9.028, 3), expect.closeTo(50.02, 1)],
          covering: {
            bbox: {
              xmin: ["bbox", "xmin"],
              ymin: ["bbox", "ymin"],
              xmax: ["bbox", "xmax"],
              ymax: ["bbox", "ymax"]
            }
          }
        }
      }
    });
  });

  test("rows, coordinates and boxes read back as they were, hole included", async () => {
    const {layers} = await small();
    expect(layers[0]!.features[0]!.geometry.coordinates[0]).toHaveLength(2);
    expect(layers[0]!.areas.map(({area_km2}) => area_km2)).toEqual([0.96, 1]);
    await expectReadsBack(layers[0]!);
  });

  test("hyparquet takes it for GeoParquet and gives GeoJSON", async () => {
    const {layers} = await small();
    const rows = await parquetReadObjects({file: buffer(writeGeoparquet(layers[0]!))});
    expect(rows.map((row) => row.geometry)).toEqual(layers[0]!.features.map(({geometry}) => geometry));
  });

  test("a layer without areas is a table without rows", async () => {
    const {layers} = await buildLayers([{...entry, id: {column: "NR", pattern: "^(x)"}}], fixture, levels);
    expect(await parquetReadObjects({file: buffer(writeGeoparquet(layers[0]!))})).toEqual([]);
  });
});

describe("geometryFiles", () => {
  test("two files per layer and one for the context, in the same bytes each time", async () => {
    const context = {
      object: "water",
      file: "no-prj.shp",
      from: "folder" as const,
      crs: "EPSG:25832",
      encoding: null
    };
    const water = await buildContext([{...context, name: column("NAME")}], fixture);
    const files = geometryFiles(await small(), water);
    expect(files.map(({path}) => path)).toEqual([
      "geo/context.json",
      "geo/quartier-2020.json",
      "geo/quartier-2020.parquet"
    ]);
    expect(geometryFiles(await small(), water)).toEqual(files);
    expect(new TextDecoder().decode(files[0]!.bytes)).toContain(`"name":"Südstraße"`);
    expect(water!.report).toMatchObject([
      {layer: "water", row: 3, problem: "no usable geometry", used: false}
    ]);
    expect(await buildContext([], fixture)).toBeNull();
  });
});

describeWithData("Berlin's GeoParquet", () => {
  test("542 areas in full resolution read back exactly, also by DuckDB", async () => {
    const {layers} = await buildLayers(berlinGeometries, resolveShared, berlinLevels);
    const plr = layers.find(({layer}) => layer.level === "plr" && layer.vintage === "2021")!;
    await expectReadsBack(plr);
    const folder = await mkdtemp(join(tmpdir(), "geoparquet-"));
    const path = join(folder, "plr-2021.parquet");
    await writeFile(path, writeGeoparquet(plr));
    const connection = await (await DuckDBInstance.create()).connect();
    const sql = `SELECT count(*)::INT AS n, round(sum(area_km2), 2) AS km2, min(bbox.xmin) > 13 AS box, typeof(any_value(geometry)) AS type FROM '${path}'`;
    const [row] = (await connection.runAndReadAll(sql)).getRowObjectsJson();
    connection.closeSync();
    await rm(folder, {recursive: true});
    expect(row).toEqual({n: 542, km2: 890.67, box: true, type: "GEOMETRY('OGC:CRS84')"});
  });
});
