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

/** The contents of the files a shapefile is made of; null: not there. */
export interface ShapefileParts {
  readonly shp: Uint8Array;
  readonly dbf: Uint8Array;
  readonly prj: Uint8Array | null;
  readonly cpg: Uint8Array | null;
}

/** Encoding of the attributes: the manifest's, the .cpg's, else UTF-8 where the bytes are valid and Windows-1252 where not. */
function encodingOf(
  {dbf, cpg}: Pick<ShapefileParts, "dbf" | "cpg">,
  named: string | null,
  label: string
): string {
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

function crsOf({prj}: ShapefileParts, {crs, label}: ReadOptions, bbox: readonly number[]): Crs {
  if (crs !== null) return crsByName(crs, label);
  if (prj !== null) return crsFromPrj(decodeText(prj), label);
  if (bbox.every((value, i) => Math.abs(value) <= (i % 2 === 0 ? 180 : 90))) return WGS84;
  throw new Error(
    `geometry: no coordinate system; expected a .prj beside the file or "crs" in kommune.yaml, got coordinates like ${bbox[0]}, ${bbox[1]} (${label})`
  );
}

/** Reads a shapefile with its attributes from the files beside it. @throws as `parseShapefile`, and where a part is missing */
export async function readShapefile(path: string, options: ReadOptions): Promise<FeatureSet> {
  const {label} = options;
  const shp = await readSource(path, label);
  const dbf = await readSource(sidecar(path, "dbf"), label.replace(/\.shp$/i, ".dbf"));
  const [prj, cpg] = await Promise.all(
    ["prj", "cpg"].map((ending) => readSourceIfAny(sidecar(path, ending)))
  );
  return parseShapefile({shp, dbf, prj: prj ?? null, cpg: cpg ?? null}, options);
}

/**
 * The areas and attributes of a shapefile. The coordinate system is the manifest's, else the .prj's, else WGS84 where all
 * coordinates can be degrees. Throws where a part is damaged.
 */
export async function parseShapefile(parts: ShapefileParts, options: ReadOptions): Promise<FeatureSet> {
  const encoding = encodingOf(parts, options.encoding, options.label);
  try {
    const source = await open(parts.shp, parts.dbf, {encoding});
    const features: SourceFeature[] = [];
    for (let next = await source.read(); !next.done; next = await source.read()) {
      const {properties, geometry} = next.value;
      features.push({row: features.length + 1, properties: properties ?? {}, polygons: polygonsOf(geometry)});
    }
    return {file: options.label, crs: crsOf(parts, options, source.bbox), features};
  } catch (cause) {
    if (cause instanceof Error && cause.message.startsWith("geometry:")) throw cause;
    throw new Error(
      `geometry: damaged shapefile; expected records to its end, got "${String(cause)}" (${options.label})`,
      {cause}
    );
  }
}

/** The rows of a dBASE table, for instance a shapefile's attributes. */
export async function readDbf(path: string, label: string): Promise<Record<string, unknown>[]> {
  const dbf = await readSource(path, label);
  const cpg = await readSourceIfAny(sidecar(path, "cpg"));
  const source = await openDbf(dbf, {encoding: encodingOf({dbf, cpg}, null, label)});
  const rows: Record<string, unknown>[] = [];
  for (let next = await source.read(); !next.done; next = await source.read()) rows.push({...next.value});
  return rows;
}
