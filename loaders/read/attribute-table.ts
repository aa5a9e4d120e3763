import {extname} from "node:path";
import Papa from "papaparse";
import {readFeatures} from "./feature-set.js";
import {decodeText, readSource} from "./read-source.js";
import {readDbf} from "./shapefile.js";

export type Attributes = Readonly<Record<string, unknown>>;

/**
 * The rows of a lookup table: a CSV with one header row (delimiter told from the text, UTF-8 or Windows-1252), a .dbf, or the
 * attributes of a shapefile, GeoJSON, GeoPackage or zip archive with one of them. Throws on another kind and where the file is missing.
 */
export async function readAttributes(path: string, label: string): Promise<readonly Attributes[]> {
  const ending = extname(path).toLowerCase();
  if (ending === ".csv" || ending === ".txt") {
    const text = decodeText(await readSource(path, label));
    return Papa.parse<Attributes>(text, {header: true, skipEmptyLines: "greedy"}).data;
  }
  if (ending === ".dbf") return readDbf(path, label);
  if (ending === ".shp") return readDbf(path.replace(/shp$/, "dbf").replace(/SHP$/, "DBF"), label);
  if ([".geojson", ".json", ".gpkg", ".zip"].includes(ending)) {
    const {features} = await readFeatures(path, {label, crs: "EPSG:4326", encoding: null});
    return features.map(({properties}) => properties);
  }
  throw new Error(
    `table: unknown kind of file; expected .csv, .dbf, .shp, .zip, .gpkg or .geojson, got "${ending}" (${label})`
  );
}
