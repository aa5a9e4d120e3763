import {createRequire} from "node:module";
import {readFile} from "node:fs/promises";
import {wkbToGeojson} from "hyparquet/src/wkb.js";
import initSqlJs, {type Database, type SqlValue} from "sql.js";
import {chooseLayer} from "./choose-layer.js";
import {crsByName, crsFromPrj} from "./crs.js";
import type {Crs} from "./crs.js";
import type {FeatureSet, ReadOptions} from "./feature-set.js";
import {polygonsOf} from "./polygons.js";
import {readSource} from "./read-source.js";

type Row = Readonly<Record<string, SqlValue>>;

const WASM = createRequire(import.meta.url).resolve("sql.js/dist/sql-wasm.wasm");

/** Reads a layer of areas from a GeoPackage file. @throws as `parseGeopackage`, and where the file is missing */
export async function readGeopackage(path: string, options: ReadOptions): Promise<FeatureSet> {
  return parseGeopackage(await readSource(path, options.label), options);
}

/**
 * A layer of areas from a GeoPackage (OGC 12-128, an SQLite database): the one that `layer` names, or the only one. The
 * coordinate system is the manifest's, else the one the layer states.
 *
 * @throws where the bytes are no GeoPackage, or the layer or its coordinate system is not known
 */
export async function parseGeopackage(bytes: Uint8Array, options: ReadOptions): Promise<FeatureSet> {
  const binary = await readFile(WASM);
  const wasmBinary = new Uint8Array(binary).buffer;
  const sqlite = await initSqlJs({wasmBinary});
  const database = new sqlite.Database(bytes);
  try {
    return readLayer(database, options);
  } catch (cause) {
    if (cause instanceof Error && cause.message.startsWith("geometry:")) throw cause;
    throw new Error(
      `geometry: damaged GeoPackage; expected tables as the standard has them, got "${String(cause)}" (${options.label})`,
      {cause}
    );
  } finally {
    database.close();
  }
}

function readLayer(database: Database, options: ReadOptions): FeatureSet {
  const layers = select(
    database,
    `SELECT c.table_name, g.column_name, s.organization, s.organization_coordsys_id AS code, s.definition
       FROM gpkg_contents c
       JOIN gpkg_geometry_columns g ON g.table_name = c.table_name
       LEFT JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id
      WHERE c.data_type = 'features' ORDER BY c.table_name`
  );
  const names = layers.map(({table_name}) => String(table_name));
  const name = chooseLayer(names, options.layer ?? null, options.label);
  const layer = layers.find(({table_name}) => table_name === name)!;
  const column = String(layer.column_name);
  const features = select(database, `SELECT * FROM ${quoted(name)}`).map((row, index) => {
    const {[column]: shape, ...properties} = row;
    return {row: index + 1, properties, polygons: polygonsOf(geometryOf(shape))};
  });
  return {file: options.label, crs: crsOf(layer, options), features};
}

function select(database: Database, sql: string): Row[] {
  const statement = database.prepare(sql);
  try {
    const rows: Row[] = [];
    while (statement.step()) rows.push(statement.getAsObject());
    return rows;
  } finally {
    statement.free();
  }
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function crsOf({organization, code, definition}: Row, {crs, label}: ReadOptions): Crs {
  if (crs !== null) return crsByName(crs, label);
  if (/^epsg$/i.test(String(organization))) return crsByName(String(code), label);
  return crsFromPrj(String(definition ?? "undefined"), label);
}

/** Bytes of the envelope by its number in the header's flags. */
const ENVELOPES = [0, 32, 48, 48, 64];

/** The geometry of a GeoPackage blob: "GP", version, flags, srs_id, envelope, then WKB. null: none, or not readable. */
function geometryOf(blob: SqlValue | undefined): GeoJSON.Geometry | null {
  if (!(blob instanceof Uint8Array) || blob[0] !== 0x47 || blob[1] !== 0x50) return null;
  const flags = blob[3] ?? 0;
  const envelope = ENVELOPES[(flags >> 1) & 7];
  const isEmpty = (flags & 16) !== 0;
  if (envelope === undefined || isEmpty) return null;
  const view = new DataView(blob.buffer, blob.byteOffset, blob.byteLength);
  try {
    return wkbToGeojson({view, offset: 8 + envelope}) as GeoJSON.Geometry;
  } catch {
    return null;
  }
}
