import {chooseLayer} from "./choose-layer.js";
import type {FeatureSet, ReadOptions} from "./feature-set.js";
import {parseGeojson} from "./geojson.js";
import {parseGeopackage} from "./geopackage.js";
import {readSource} from "./read-source.js";
import {parseShapefile} from "./shapefile.js";
import {openZip, type ZipArchive} from "./zip.js";

/** What operating systems add. */
const SYSTEM = /(^|\/)(__MACOSX\/|\.)/;

const READABLE = /\.(shp|geojson|json|gpkg)$/i;

/**
 * Reads areas from a zip archive: of several shapefiles, GeoJSON files or GeoPackages in it the one that `layer` names
 * ("Stadtteile" or "daten/Stadtteile.shp").
 *
 * @throws where none or several fit, a part of a shapefile is missing, or the archive is damaged
 */
export async function readZippedFeatures(path: string, options: ReadOptions): Promise<FeatureSet> {
  const archive = openZip(await readSource(path, options.label), options.label);
  const names = archive.names.filter((name) => READABLE.test(name) && !SYSTEM.test(name)).toSorted();
  const [single] = names.length === 1 && /\.gpkg$/i.test(names[0]!) ? names : [];
  const name = single ?? chooseLayer(names, options.layer ?? null, options.label);
  const inner = {...options, label: `${options.label}, ${name}`};
  const bytes = archive.read(name)!;
  if (/\.gpkg$/i.test(name)) return parseGeopackage(bytes, {...inner, layer: single ? options.layer : null});
  if (!/\.shp$/i.test(name)) return parseGeojson(bytes, inner);
  const part = (ending: string) => partOf(archive, name, ending);
  const dbf = part("dbf");
  if (dbf === null) {
    throw new Error(`zip: no attributes; expected the .dbf beside ${name}, got none (${options.label})`);
  }
  return parseShapefile({shp: bytes, dbf, prj: part("prj"), cpg: part("cpg")}, inner);
}

/** The file of the same name with another ending, in capitals or not. */
function partOf(archive: ZipArchive, shp: string, ending: string): Uint8Array | null {
  const wanted = shp.replace(/shp$/i, ending).toLowerCase();
  const name = archive.names.find((each) => each.toLowerCase() === wanted);
  return name === undefined ? null : archive.read(name);
}
