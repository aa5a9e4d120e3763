import {extname} from "node:path";
import type {Problem} from "../problem.js";
import type {AddressesYaml, PointsYaml} from "./points-yaml.js";
import type {AddressSource, CategoryRule, CoordinateColumns, PlaceFile, PointSource} from "./point-source.js";
import type {YamlPath} from "./yaml-source.js";

type Report = (path: YamlPath, problem: Pick<Problem, "problem" | "expected" | "got">) => void;

/** How far outside an area's boundary a point may lie, in metres, and still be in the area its office names. */
const BORDER_M = 5;

/** One entry of `points` with its defaults, and every mistake the schema cannot see reported. */
export function parsePoints(
  entry: PointsYaml,
  path: YamlPath,
  report: Report,
  hasAddresses: boolean
): PointSource {
  const {address, area, category} = entry;
  const coordinates = coordinateColumns(entry, path, report);
  if (coordinates === null && address === undefined) {
    report(path, {problem: "unclear where the points are", expected: "coordinates or address"});
  } else if (coordinates === null && !hasAddresses) {
    const expected = "addresses with the municipality's house coordinates, or coordinates";
    report([...path, "address"], {problem: "nothing to locate addresses with", expected});
  }
  return {
    ...placeFile(entry),
    id: entry.id,
    title: entry.title,
    source: entry.source,
    coordinates,
    address: address === undefined ? null : {number: null, suffix: null, postcode: null, ...address},
    area:
      area === undefined ? null : {level: area.level, column: area.column, withinM: area.within ?? BORDER_M},
    category: categoryRule(category),
    key: entry.key ?? null,
    name: entry.name ?? null,
    link: entry.link ?? null,
    keep: entry.keep ?? [],
    isPublic: entry.public
  };
}

/** The list of house coordinates with its defaults. */
export function parseAddresses(entry: AddressesYaml, report: Report): AddressSource {
  const {file, columns, crs = null, decimal = null} = entry;
  const {street, number, suffix = null, postcode = null, x = null, y = null} = columns;
  if (!hasGeometry(file) && (x === null || y === null)) {
    report(["addresses", "columns"], {problem: "coordinates are two columns", expected: "x and y"});
  }
  return {
    ...placeFile(entry),
    columns: {street, number, suffix, postcode},
    coordinates: {x, y, crs, decimal}
  };
}

/** Whether a file has its coordinates in geometries rather than in columns. */
function hasGeometry(file: string): boolean {
  return /^\.(geo)?json$/i.test(extname(file));
}

function placeFile(entry: PointsYaml | AddressesYaml): PlaceFile {
  return {
    file: entry.file,
    from: entry.from ?? "folder",
    sheet: entry.sheet ?? null,
    encoding: entry.encoding ?? null,
    delimiter: entry.delimiter ?? null,
    headerRow: entry.header_row ?? 1
  };
}

function coordinateColumns(
  {file, coordinates}: PointsYaml,
  path: YamlPath,
  report: Report
): CoordinateColumns | null {
  const {x = null, y = null, crs = null, decimal = null} = coordinates ?? {};
  if (hasGeometry(file) || (x !== null && y !== null)) return {x, y, crs, decimal};
  if (coordinates === undefined) return null;
  report([...path, "coordinates"], {problem: "coordinates are two columns", expected: "x and y"});
  return null;
}

function categoryRule(category: PointsYaml["category"]): CategoryRule {
  if (typeof category === "string") return {kind: "fixed", category};
  const {column, map} = category;
  return {kind: "column", column, map: map === undefined ? null : new Map(Object.entries(map))};
}
