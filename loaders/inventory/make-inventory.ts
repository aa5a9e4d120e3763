import {join} from "node:path";
import {isValidAt, type Area} from "../../src/model/area.js";
import type {Changes} from "../../src/model/changes.js";
import type {Availability, DeliveredTable, Finding, Inventory} from "../../src/model/inventory.js";
import {areasQuery, availabilityQuery} from "../../src/queries/availability.js";
import {openDatabase} from "../duckdb.js";
import type {GeometryReport} from "../harmonise/geometry-report.js";
import {groupBy} from "../harmonise/group-by.js";
import type {ReportEntry, TableReport} from "../harmonise/import-report.js";
import type {PointEntry, PointReport} from "../harmonise/point-report.js";
import type {Municipality} from "../manifest/municipality.js";
import type {StoredTables} from "../tables/table-store.js";

/** How many places of a finding are named. */
const PLACES = 60;

/** What the page "Datenbestand" shows of a municipality's tables. */
export async function makeInventory(
  municipality: Municipality,
  {dir, report}: StoredTables,
  changes: Changes | null
): Promise<Inventory> {
  const {availability, areas} = await readTables(dir);
  const places = groupBy(availability, ({level, period}) => `${level} ${period}`);
  return {
    tables: [
      ...report.tables.map((table) => deliveredTable(table, municipality)),
      ...report.points.map((points) => deliveredPoints(points, municipality))
    ],
    boundaries: boundaries(report.geometries),
    availability,
    areas: [...places.values()].map(([{level, period}]) => ({
      level,
      period,
      count: areas.filter((area) => area.level === level && isValidAt(area, period)).length
    })),
    sources: [...municipality.sources].map(([key, {title, office, licence}]) => ({
      ...{title, office, licence},
      files: filesOf(key, municipality)
    })),
    partial_sums: report.partial_sums?.length ?? 0,
    changes
  };
}

/** Files that come from a source, each once. */
function filesOf(source: string, {extracts, points}: Municipality): string[] {
  const tables = extracts.filter((extract) => extract.source === source).flatMap((extract) => extract.tables);
  const places = points.filter((each) => each.source === source);
  return [...new Set([...tables, ...places].map(({file}) => file))];
}

async function readTables(dir: string): Promise<{availability: Availability[]; areas: Area[]}> {
  const database = await openDatabase();
  try {
    await database.registerParquet("observations", join(dir, "observations.parquet"));
    await database.registerParquet("areas", join(dir, "areas.parquet"));
    const availability = await database.run(availabilityQuery());
    const areas = await database.run(areasQuery());
    return {
      availability: availability as unknown as Availability[],
      areas: areas as unknown as Area[]
    };
  } finally {
    database.close();
  }
}

function deliveredTable(table: TableReport, {extracts, sources}: Municipality): DeliveredTable {
  const {file, sheet, level, read, used, reported, unused_columns, absent} = table;
  const extract = extracts.find(({id}) => id === table.extract);
  return {
    ...{file, sheet, level, read, used, reported, unused_columns, absent},
    title: extract?.title ?? table.extract,
    source: sources.get(extract?.source ?? "")?.title ?? "",
    findings: findings(table.entries)
  };
}

/** Places with coordinates or addresses, and the list of house coordinates. */
function deliveredPoints(report: PointReport, municipality: Municipality): DeliveredTable {
  const {file, sheet, read, used, reported, unused_columns, contact_columns} = report;
  const points = municipality.points.find(({id}) => id === report.points);
  return {
    ...{file, sheet, level: null, read, used, reported},
    title: points?.title ?? report.points,
    source: municipality.sources.get(points?.source ?? "")?.title ?? "",
    findings: findings(report.entries),
    unused_columns: [...unused_columns, ...contact_columns.filter((name) => !unused_columns.includes(name))],
    absent: []
  };
}

type Entry = Pick<ReportEntry | PointEntry, "reason" | "used" | "row" | "column">;

function findings(entries: readonly Entry[]): Finding[] {
  return [...groupBy(entries, ({reason, used}) => `${reason} ${used}`).values()].map(finding);
}

function finding(entries: readonly [Entry, ...Entry[]]): Finding {
  const [{reason, used}] = entries;
  const places = entries.slice(0, PLACES).map(({row, column}) => ({row, column}));
  return {reason, used, count: entries.length, places};
}

function boundaries(reports: readonly GeometryReport[]): Inventory["boundaries"] {
  return [...groupBy(reports, ({file}) => file)].map(([file, remarks]) => ({
    file,
    remarks: remarks.length,
    unused: remarks.filter(({used}) => !used).length
  }));
}
