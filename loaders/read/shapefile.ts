import {open, openDbf} from "shapefile";
import {crsByName, crsFromPrj, WGS84} from "./crs.js";
import type {Crs} from "./crs.js";
import type {FeatureSet, ReadOptions, SourceFeature} from "./feature-set.js";
import {polygonsOf} from "./polygons.js";
import {decodeText, readSource, readSourceIfAny} from "./read-source.js";

/** Path of a file that belongs to a shapefile, in the case of the file's own ending ("A.SHP" has "A.DBF"). */
function sidecar(path: string, ending: string): string {
  const shouts = /\.[A-Z]+$/.test(path);
  return path.replace(/\.\w+$/, `.${shouts ? ending.toUpperCase() : ending}`);
}

/** Encoding of the attributes: the manifest's, the .cpg's, else UTF-8 where the bytes are valid and Windows-1252 where not. */
async function encodingOf(
  path: string,
  dbf: Uint8Array,
  named: string | null,
  label: string
): Promise<string> {
  const cpg = await readSourceIfAny(sidecar(path, "cpg"));
  const said = named ?? (cpg === null ? "" : decodeText(cpg).trim());
  if (said === "") return decodesAsUtf8(dbf) ? "utf-8" : "windows-1252";
  const name = said
    .replace(/^(ANSI|CP)[\s_-]?(\d+)$/i, "windows-$2")
    .replace(/^ISO[\s_-]?8859-?(\d+)$/i, "iso-8859-$1");
  try {
    return new TextDecoder(name).encoding;
  } catch {
    throw new Error(
      `geometry: unknown encoding; expected utf-8, windows-1252 or the like, got "${said}" (${label})`
    );
  }
}

/** Whether the records (after the header, whose bytes are numbers) are valid UTF-8. */
function decodesAsUtf8(dbf: Uint8Array): boolean {
  const header = (dbf[8] ?? 0) + 256 * (dbf[9] ?? 0);
  try {
    new TextDecoder("utf-8", {fatal: true}).decode(dbf.subarray(header));
    return true;
  } catch {
    return false;
  }
}

async function crsOf(path: string, {crs, label}: ReadOptions, bbox: readonly number[]): Promise<Crs> {
  if (crs !== null) return crsByName(crs, label);
  const prj = await readSourceIfAny(sidecar(path, "prj"));
  if (prj !== null) return crsFromPrj(decodeText(prj), label);
  if (bbox.every((value, i) => Math.abs(value) <= (i % 2 === 0 ? 180 : 90))) return WGS84;
  throw new Error(
    `geometry: no coordinate system; expected a .prj beside the file or "crs" in kommune.yaml, got coordinates like ${bbox[0]}, ${bbox[1]} (${label})`
  );
}

/**
 * Reads a shapefile with its attributes (.dbf). The coordinate system is the manifest's, else the .prj's, else WGS84 where all
 * coordinates can be degrees. Throws where a part is missing or damaged.
 */
export async function readShapefile(path: string, options: ReadOptions): Promise<FeatureSet> {
  const shp = await readSource(path, options.label);
  const dbf = await readSource(sidecar(path, "dbf"), options.label.replace(/\.shp$/i, ".dbf"));
  const encoding = await encodingOf(path, dbf, options.encoding, options.label);
  try {
    const source = await open(shp, dbf, {encoding});
    const features: SourceFeature[] = [];
    for (let next = await source.read(); !next.done; next = await source.read()) {
      const {properties, geometry} = next.value;
      features.push({row: features.length + 1, properties: properties ?? {}, polygons: polygonsOf(geometry)});
    }
    return {file: options.label, crs: await crsOf(path, options, source.bbox), features};
  } catch (cause) {
    if (cause instanceof Error && cause.message.startsWith("geometry:")) throw cause;
    throw new Error(
      `geometry: damaged shapefile; expected records to its end, got "${String(cause)}" (${options.label})`,
      {
        cause
      }
    );
  }
}

/** The rows of a dBASE table, for instance a shapefile's attributes. */
export async function readDbf(path: string, label: string): Promise<Record<string, unknown>[]> {
  const dbf = await readSource(path, label);
  const source = await openDbf(dbf, {encoding: await encodingOf(path, dbf, null, label)});
  const rows: Record<string, unknown>[] = [];
  for (let next = await source.read(); !next.done; next = await source.read()) rows.push({...next.value});
  return rows;
}
