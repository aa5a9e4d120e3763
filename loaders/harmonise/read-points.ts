import type {PointOfInterest} from "../../src/model/poi.js";
import {nearest} from "../../src/model/nearest.js";
import type {CategoryRule, PointSource} from "../manifest/point-source.js";
import type {PlaceRow, PlaceTable} from "../read/place-table.js";
import {cellText, isBlankRow} from "../read/raw-table.js";
import {addressHeadings, addressReader, type WrittenAddress} from "./address-columns.js";
import {coordinateReader} from "./coordinate-reader.js";
import {placeColumns, unusedColumns} from "./place-columns.js";
import {placePoint, type Placed, type PlaceClues, type PointTools, type SetAside} from "./place-point.js";
import type {PointEntry, PointReport} from "./point-report.js";

type Columns = ReadonlyMap<string, number>;

/**
 * The points of one file with their areas, and what became of each row: rows read = rows used + rows reported. Only
 * columns that the manifest names are kept.
 *
 * @throws InputError where a heading is missing or the decimal mark cannot be told
 */
export function readPoints(
  table: PlaceTable,
  source: PointSource,
  tools: PointTools
): {points: PointOfInterest[]; report: PointReport} {
  const headings = namedColumns(source);
  const columns = placeColumns(table, headings, "points");
  const read = rowReader(table, source, columns, tools);
  const entries: PointEntry[] = [];
  const seen = new Map<string, number>();
  const points = table.rows.flatMap((row): PointOfInterest[] => {
    const result = isBlankRow(row.cells) ? ({reason: "blank", detail: "nothing in it"} as const) : read(row);
    const first = "point" in result ? seen.get(result.point.id) : undefined;
    const problem =
      first === undefined ? result : ({reason: "duplicate", detail: `key as in row ${first}`} as const);
    if (!("point" in problem)) {
      const {reason, detail, column = null} = problem;
      entries.push({row: row.row, column, reason, used: false, detail});
      return [];
    }
    seen.set(problem.point.id, row.row);
    entries.push(...problem.remarks.map((remark) => ({...remark, row: row.row, used: true})));
    return [problem.point];
  });
  const report: PointReport = {
    ...{points: source.id, file: table.file, sheet: table.sheet, header_rows: table.headerRows},
    ...{read: table.rows.length, used: points.length, reported: table.rows.length - points.length, entries},
    ...unusedColumns(table.headings, headings)
  };
  return {points, report};
}

function namedColumns({
  area,
  coordinates,
  address,
  category,
  key,
  name,
  link,
  keep,
  isPublic
}: PointSource): string[] {
  const own = [coordinates?.x, coordinates?.y, key, name, link].filter((heading) => heading != null);
  return [
    ...own,
    ...(address === null ? [] : addressHeadings(address)),
    ...(area === null ? [] : [area.column]),
    ...(category.kind === "column" ? [category.column] : []),
    ...(typeof isPublic === "boolean" ? [] : [isPublic.column]),
    ...keep
  ];
}

type Remark = Pick<PointEntry, "reason" | "detail" | "column">;
type RowResult = {readonly point: PointOfInterest; readonly remarks: readonly Remark[]} | SetAside;

function rowReader(table: PlaceTable, source: PointSource, columns: Columns, tools: PointTools) {
  const {coordinates, address} = source;
  const positionOf = coordinates === null ? null : coordinateReader(table, coordinates, columns);
  const addressOf = address === null ? () => null : addressReader(address, columns);
  const categoryOf = categoryReader(source.category, columns);
  return (row: PlaceRow): RowResult => {
    const category = categoryOf(row);
    if (typeof category !== "string") return category;
    const written = addressOf(row);
    const named = namedArea(row, source, columns);
    const placed = placePoint({position: positionOf?.(row) ?? null, address: written, named}, tools);
    if (!("areas" in placed)) return placed;
    return pointOf(row, source, columns, {category, written, placed});
  };
}

/** The area the row itself names. */
function namedArea({cells}: PlaceRow, {area}: PointSource, columns: Columns): PlaceClues["named"] {
  if (area === null) return null;
  const area_id = cellText(cells[columns.get(area.column)!]);
  return area_id === "" ? null : {level: area.level, area_id, withinM: area.withinM};
}

interface Known {
  readonly category: string;
  readonly written: WrittenAddress | null;
  readonly placed: Placed;
}

function pointOf(
  row: PlaceRow,
  source: PointSource,
  columns: Columns,
  {category, written, placed}: Known
): RowResult {
  const {point, areas} = placed;
  const text = (heading: string | null) =>
    heading === null ? "" : cellText(row.cells[columns.get(heading)!]);
  const remarks: Remark[] = [...placed.remarks];
  const remark = (reason: Remark["reason"], heading: string, detail: string) =>
    void remarks.push({reason, column: columns.get(heading)! + 1, detail});
  const link = text(source.link);
  const isLink = /^https?:\/\/\S+$/i.test(link);
  if (link !== "" && !isLink) remark("bad_link", source.link!, "no address that begins with http; left out");
  const {isPublic} = source;
  const released = typeof isPublic === "boolean" ? isPublic : releasedBy(text(isPublic.column));
  if (released === null && typeof isPublic !== "boolean") {
    remark("not_released", isPublic.column, "neither yes nor no; not shown in public");
  }
  return {
    point: {
      id: `${source.id}-${text(source.key) || row.row}`,
      category,
      name: text(source.name) || null,
      address: written?.text ?? null,
      ...{lon: rounded(point[0]), lat: rounded(point[1]), areas},
      link: isLink ? link : null,
      public: released === true,
      details: detailsOf(row, source.keep, columns)
    },
    remarks
  };
}

/** A hundredth of a metre. */
function rounded(degrees: number): number {
  return Number(degrees.toFixed(7));
}

function releasedBy(text: string): boolean | null {
  if (/^(ja|j|yes|y|true|wahr|1|x)$/i.test(text)) return true;
  return /^(nein|n|no|false|falsch|0|)$/i.test(text) ? false : null;
}

function detailsOf({cells}: PlaceRow, keep: readonly string[], columns: Columns): string | null {
  if (keep.length === 0) return null;
  const values = keep.map((heading) => {
    const cell = cells[columns.get(heading)!];
    return [heading, typeof cell === "number" || typeof cell === "boolean" ? cell : cellText(cell) || null];
  });
  return JSON.stringify(Object.fromEntries(values));
}

function categoryReader(rule: CategoryRule, columns: Columns): (row: PlaceRow) => string | SetAside {
  if (rule.kind === "fixed") return () => rule.category;
  const at = columns.get(rule.column)!;
  const column = at + 1;
  return ({cells}) => {
    const text = cellText(cells[at]);
    const mapped = rule.map === null ? text || undefined : rule.map.get(text);
    if (mapped === null) return {reason: "left_out", detail: `category "${text}" is left out`, column};
    if (mapped !== undefined) return mapped;
    if (text === "") return {reason: "no_category", detail: `nothing in "${rule.column}"`, column};
    const near = nearest(text, rule.map?.keys() ?? []);
    const known = near === null ? "none near it is known" : `nearest known "${near}"`;
    return {reason: "unknown_category", detail: `no category "${text}" in kommune.yaml; ${known}`, column};
  };
}
