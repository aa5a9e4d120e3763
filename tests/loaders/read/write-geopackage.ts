import {geojsonToWkb} from "hyparquet-writer";
import initSqlJs from "sql.js";

interface GeopackageLayer {
  readonly name: string;
  readonly srsId: number;
  readonly rows: readonly {readonly nr: string; readonly geometry: GeoJSON.Geometry | null}[];
}

/** How the blobs' headers are written: bytes of the envelope, and byte order. */
interface BlobForm {
  readonly envelope: 0 | 32;
}

/** A GeoPackage as QGIS writes it, with the tables that reading needs. */
export async function writeGeopackage(
  layers: readonly GeopackageLayer[],
  {envelope}: BlobForm = {envelope: 32}
): Promise<Uint8Array> {
  const sqlite = await initSqlJs();
  const database = new sqlite.Database();
  database.run(`
    CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER PRIMARY KEY, organization TEXT,
      organization_coordsys_id INTEGER, definition TEXT, description TEXT);
    INSERT INTO gpkg_spatial_ref_sys VALUES
      ('Undefined', -1, 'NONE', -1, 'undefined', ''),
      ('WGS 84', 4326, 'EPSG', 4326, 'GEOGCS["WGS 84"]', ''),
      ('UTM', 25832, 'EPSG', 25832, 'PROJCS["ETRS89 / UTM zone 32N"]', ''),
      ('GK 3', 100000, 'ESRI', 100000, 'PROJCS["DHDN_3_Degree_Gauss_Zone_3",GEOGCS["GCS_Deutsches_Hauptdreiecksnetz",DATUM["D_Deutsches_Hauptdreiecksnetz",SPHEROID["Bessel_1841",6377397.155,299.1528128]]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",3500000.0],PARAMETER["Central_Meridian",9.0]]', '');
    CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT, identifier TEXT, srs_id INTEGER);
    CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name TEXT, srs_id INTEGER);
    CREATE TABLE layer_styles (id INTEGER);
    INSERT INTO gpkg_contents VALUES ('layer_styles', 'attributes', 'layer_styles', 0);`);
  for (const {name, srsId, rows} of layers) {
    database.run(`CREATE TABLE "${name}" (fid INTEGER PRIMARY KEY, geom BLOB, nr TEXT)`);
    database.run("INSERT INTO gpkg_contents VALUES (?, 'features', ?, ?)", [name, name, srsId]);
    database.run("INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', 'MULTIPOLYGON', ?)", [name, srsId]);
    for (const {nr, geometry} of rows) {
      const blob = geometry === null ? null : blobOf(geometry, srsId, envelope);
      database.run(`INSERT INTO "${name}" (geom, nr) VALUES (?, ?)`, [blob, nr]);
    }
  }
  const bytes = database.export();
  database.close();
  return bytes;
}

function blobOf(geometry: GeoJSON.Geometry, srsId: number, envelope: BlobForm["envelope"]): Uint8Array {
  const wkb = geojsonToWkb(geometry);
  const blob = new Uint8Array(8 + envelope + wkb.length);
  blob.set([0x47, 0x50, 0, 1 | (envelope === 0 ? 0 : 2)]);
  new DataView(blob.buffer).setInt32(4, srsId, true);
  blob.set(wkb, 8 + envelope);
  return blob;
}
