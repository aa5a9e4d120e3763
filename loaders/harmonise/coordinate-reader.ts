import type {CoordinateColumns} from "../manifest/point-source.js";
import {InputError} from "../problem.js";
import {crsByName, toWgs84, WGS84, type Crs} from "../read/crs.js";
import type {Point} from "../read/feature-set.js";
import {detectDecimal, parseNumber} from "../read/parse-number.js";
import type {PlaceRow, PlaceTable} from "../read/place-table.js";
import {cellText, type RawCell} from "../read/raw-table.js";

export type Position =
  | {readonly point: Point}
  | {
      readonly reason: "no_coordinates" | "bad_coordinates";
      readonly detail: string;
      readonly column: number | null;
    };

/**
 * How to find a row's place in degrees (WGS84) from its coordinates.
 *
 * @param columns positions of the named columns
 * @throws InputError where the decimal mark cannot be told, Error on an unknown coordinate system
 */
export function coordinateReader(
  table: PlaceTable,
  {x, y, crs: named, decimal}: CoordinateColumns,
  columns: ReadonlyMap<string, number>
): (row: PlaceRow) => Position {
  if (x === null || y === null) return geometryReader(table);
  const crs = named === null ? WGS84 : crsByName(named, table.file);
  const [xAt, yAt] = [columns.get(x)!, columns.get(y)!];
  const mark = decimal ?? decimalOf(table, [xAt, yAt], crs);
  const toDegrees = toWgs84(crs);
  return ({cells}) => {
    const texts = [cells[xAt], cells[yAt]].map((cell) => cellText(cell));
    if (texts.every((text) => text === "")) {
      return {reason: "no_coordinates", detail: `nothing in "${x}" and "${y}"`, column: null};
    }
    const [a, b] = [numberOf(cells[xAt], mark), numberOf(cells[yAt], mark)];
    const bad = (column: number, heading: string): Position => ({
      ...{reason: "bad_coordinates", column: column + 1},
      detail: `"${heading}" is no coordinate in ${crs.code}`
    });
    if (!isPlausible(a, 180, crs)) return bad(xAt, x);
    if (!isPlausible(b, 90, crs)) return bad(yAt, y);
    const point = toDegrees([a, b]);
    return point.every(Number.isFinite) ? {point} : bad(xAt, x);
  };
}

function geometryReader({crs}: PlaceTable): (row: PlaceRow) => Position {
  const toDegrees = toWgs84(crs ?? WGS84);
  return ({point}) => {
    const place = point === null ? null : toDegrees(point);
    if (place?.every(Number.isFinite)) return {point: place};
    return {reason: "no_coordinates", detail: "the feature has no geometry of type Point", column: null};
  };
}

function numberOf(cell: RawCell | undefined, decimal: "," | "."): number {
  return typeof cell === "number" ? cell : parseNumber(cellText(cell), {decimal});
}

/** 0, 0 and the like is what programs write where they know nothing. */
function isPlausible(value: number, limit: number, {geographic}: Crs): boolean {
  return Number.isFinite(value) && value !== 0 && (!geographic || Math.abs(value) <= limit);
}

/** The mark by which the columns can be coordinates: degrees never reach a thousand, so "13.384" is no thousands there. */
function decimalOf(table: PlaceTable, columns: readonly number[], {geographic}: Crs): "," | "." {
  const texts = table.rows
    .flatMap(({cells}) => columns.map((column) => cells[column]))
    .filter((cell) => typeof cell === "string")
    .map(cellText)
    .filter((text) => text !== "");
  const decimal = detectDecimal(texts);
  if (decimal !== null) return decimal;
  const fits = (mark: "," | ".") =>
    texts.every((text) => Math.abs(parseNumber(text, {decimal: mark})) <= 180);
  const marks = geographic ? ([",", "."] as const).filter(fits) : [];
  if (marks.length === 1) return marks[0]!;
  const problem = "a mark in the coordinates may stand for decimals or for thousands";
  const {file, sheet} = table;
  throw new InputError([
    {domain: "points", problem, expected: 'decimal: "," or "." in kommune.yaml', file, sheet}
  ]);
}
