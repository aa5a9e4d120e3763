import {readFile} from "node:fs/promises";
import {extname} from "node:path";
import type {PlaceFile} from "../manifest/point-source.js";
import {InputError} from "../problem.js";
import type {Crs} from "./crs.js";
import {readCsv} from "./csv.js";
import type {Point} from "./feature-set.js";
import {parseCollection} from "./geojson.js";
import {cellText, type RawCell, type RawTable} from "./raw-table.js";
import {readTableFile} from "./read-table-file.js";
import {WORKBOOK_ENDINGS} from "./workbook-endings.js";

/** One place per row: a table with headings, or the features of a GeoJSON file with their attributes as cells. */
export interface PlaceTable {
  readonly file: string;
  readonly sheet: string | null;
  /** Rows above the data. */
  readonly headerRows: number;
  readonly headings: readonly string[];
  readonly rows: readonly PlaceRow[];
  /** Of `point`; null: the rows have none. */
  readonly crs: Crs | null;
}

export interface PlaceRow {
  /** As a spreadsheet program counts, or number of the feature, from 1. */
  readonly row: number;
  readonly cells: readonly RawCell[];
  /** Of GeoJSON; null where the feature is no point. */
  readonly point: Point | null;
}

/**
 * Reads a file of places, told by its ending: .geojson, .json, a spreadsheet, else CSV.
 *
 * @param crs of GeoJSON coordinates, where the manifest names one
 * @throws InputError where the file or sheet cannot be read
 */
export async function readPlaceTable(
  path: string,
  source: PlaceFile,
  crs: string | null
): Promise<PlaceTable> {
  const bytes = await readFile(path);
  const ending = extname(source.file).toLowerCase();
  if (ending === ".geojson" || ending === ".json") return fromGeojson(bytes, source.file, crs);
  if (WORKBOOK_ENDINGS.includes(ending))
    return fromTable(await readTableFile(bytes, source, "points"), source);
  const {encoding, delimiter} = source;
  const options = {encoding: encoding ?? undefined, delimiter: delimiter ?? undefined};
  return fromTable(readCsv(bytes, source.file, options), source);
}

function fromTable({file, sheet, rows}: RawTable, {headerRow}: PlaceFile): PlaceTable {
  const headings = (rows[headerRow - 1] ?? []).map(cellText);
  const places = rows
    .slice(headerRow)
    .map((cells, index) => ({row: headerRow + index + 1, cells, point: null}));
  return {file, sheet, headerRows: headerRow, headings, rows: places, crs: null};
}

function fromGeojson(bytes: Uint8Array, file: string, named: string | null): PlaceTable {
  const {crs, features} = readCollection(bytes, file, named);
  const headings = [...new Set(features.flatMap(({properties}) => Object.keys(properties)))];
  const rows = features.map(({row, properties, geometry}) => ({
    row,
    cells: headings.map((heading) => plainCell(properties[heading])),
    point: pointOf(geometry)
  }));
  return {file, sheet: null, headerRows: 0, headings, rows, crs};
}

/** What the geometry reader throws, as a mistake in an input among others. */
function readCollection(bytes: Uint8Array, file: string, crs: string | null) {
  try {
    return parseCollection(bytes, {label: file, crs, encoding: null});
  } catch (error) {
    const got = error instanceof Error ? error.message : String(error);
    throw new InputError([
      {domain: "points", problem: "not readable", expected: "a GeoJSON file of points", got, file}
    ]);
  }
}

function pointOf(geometry: GeoJSON.Geometry | null): Point | null {
  if (geometry?.type !== "Point" || !Array.isArray(geometry.coordinates)) return null;
  const [x, y] = geometry.coordinates;
  return Number.isFinite(x) && Number.isFinite(y) ? [x!, y!] : null;
}

function plainCell(value: unknown): RawCell {
  if (value === null || value === undefined) return null;
  return typeof value === "number" || typeof value === "boolean" ? value : textOf(value);
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
