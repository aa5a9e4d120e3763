import {chooseLayer} from "./choose-layer.js";
import type {FeatureSet, ReadOptions} from "./feature-set.js";
import {parseGeojson} from "./geojson.js";
import {parseGeopackage} from "./geopackage.js";
import {readSource} from "./read-source.js";
import {parseShapefile} from "./shapefile.js";
import {readZipEntries} from "./zip-entries.js";

const READABLE = /\.(shp|geojson|json|gpkg)$/i;

/**
 * Reads areas from a zip archive: of several shapefiles, GeoJSON files or GeoPackages in it the one that `layer` names
 * ("Stadtteile" or "daten/Stadtteile.shp").
 *
 * @throws where none or several fit, a part of a shapefile is missing, or the archive is damaged
 */
export async function readZippedFeatures(path: string, options: ReadOptions): Promise<FeatureSet> {
  const entries = readZipEntries(await readSource(path, options.label), options.label);
  const names = [...entries.keys()].filter((name) => READABLE.test(name));
  const [single] = names.length === 1 && /\.gpkg$/i.test(names[0]!) ? names : [];
  const name = single ?? chooseLayer(names, options.layer ?? null, options.label);
  const inner = {...options, label: `${options.label}, ${name}`};
  const bytes = entries.get(name)!;
  if (/\.gpkg$/i.test(name)) return parseGeopackage(bytes, {...inner, layer: single ? options.layer : null});
  if (!/\.shp$/i.test(name)) return parseGeojson(bytes, inner);
  const part = (ending: string) => partOf(entries, name, ending);
  const dbf = part("dbf");
  if (dbf === null) {
    throw new Error(`zip: no attributes; expected the .dbf beside ${name}, got none (${options.label})`);
  }
  return parseShapefile({shp: bytes, dbf, prj: part("prj"), cpg: part("cpg")}, inner);
}

/** The file of the same name with another ending, in capitals or not. */
function partOf(entries: ReadonlyMap<string, Uint8Array>, shp: string, ending: string): Uint8Array | null {
  const wanted = shp.replace(/shp$/i, ending).toLowerCase();
  const name = [...entries.keys()].find((each) => each.toLowerCase() === wanted);
  return name === undefined ? null : entries.get(name)!;
}
