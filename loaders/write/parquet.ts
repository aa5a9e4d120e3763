import {parquetWriteBuffer, type BasicType, type ColumnSource} from "hyparquet-writer";
import type {Area} from "../../src/model/area.js";
import type {Indicator} from "../../src/model/indicator.js";
import type {Observation} from "../../src/model/observation.js";
import type {Membership} from "../harmonise/area-index.js";
import type {Disclosed} from "../disclosure/apply-disclosure.js";

export const MAX_ROW_GROUP = 100_000;

type Columns<Row> = readonly (readonly [keyof Row & string, BasicType])[];

const AREAS: Columns<Area> = [
  ["area_id", "STRING"],
  ["level", "STRING"],
  ["name", "STRING"],
  ["parent_id", "STRING"],
  ["valid_from", "STRING"],
  ["valid_to", "STRING"],
  ["area_km2", "DOUBLE"],
  ["lon", "DOUBLE"],
  ["lat", "DOUBLE"]
];

const MEMBERSHIPS: Columns<Membership> = [
  ["level", "STRING"],
  ["area_id", "STRING"],
  ["zone_level", "STRING"],
  ["zone_id", "STRING"]
];

const INDICATORS: Columns<Indicator> = [
  ["key", "STRING"],
  ["theme", "STRING"],
  ["title", "STRING"],
  ["unit", "STRING"],
  ["decimals", "INT32"],
  ["kind", "STRING"],
  ["polarity", "STRING"],
  ["numerator", "STRING"],
  ["denominator", "STRING"],
  ["factor", "DOUBLE"],
  ["source", "STRING"],
  ["note", "STRING"],
  ["public", "BOOLEAN"]
];

const OBSERVATIONS: Columns<Observation> = [
  ["indicator", "STRING"],
  ["level", "STRING"],
  ["period", "STRING"],
  ["area_id", "STRING"],
  ["value", "DOUBLE"],
  ["numerator", "DOUBLE"],
  ["denominator", "DOUBLE"],
  ["flag", "STRING"]
];

/** `areas.parquet`, in the order given. */
export function areasParquet(areas: readonly Area[]): Uint8Array {
  return write(areas, AREAS, [MAX_ROW_GROUP]);
}

/** `memberships.parquet`: which zone of a level beside the hierarchy each area lies in. */
export function membershipsParquet(memberships: readonly Membership[]): Uint8Array {
  return write(memberships, MEMBERSHIPS, [MAX_ROW_GROUP]);
}

/** `indicators.parquet`, in the catalogue's order. */
export function indicatorsParquet(indicators: Disclosed<Indicator>): Uint8Array {
  return write(indicators.rows, INDICATORS, [MAX_ROW_GROUP]);
}

/**
 * `observations.parquet`, sorted by (indicator, level, period, area_id) by code units. A row group never holds two
 * indicators, so that a reader can fetch one by itself.
 */
export function observationsParquet(observations: Disclosed<Observation>): Uint8Array {
  const rows = [...observations.rows].sort(
    (a, b) =>
      compare(a.indicator, b.indicator) ||
      compare(a.level, b.level) ||
      compare(a.period, b.period) ||
      compare(a.area_id, b.area_id)
  );
  return write(rows, OBSERVATIONS, rowGroups(rows));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Sizes of row groups: one per indicator, of equal size where an indicator is too long for one. */
function rowGroups(rows: readonly Observation[]): number[] {
  const lengths = new Map<string, number>();
  for (const {indicator} of rows) lengths.set(indicator, (lengths.get(indicator) ?? 0) + 1);
  if (rows.length === 0) return [MAX_ROW_GROUP];
  return [...lengths.values()].flatMap((length) => {
    const groups = Math.ceil(length / MAX_ROW_GROUP);
    const size = Math.ceil(length / groups);
    return Array.from({length: groups}, (_, index) => Math.min(size, length - index * size));
  });
}

/** The same rows give the same bytes. */
export function write<Row>(rows: readonly Row[], columns: Columns<Row>, rowGroupSize: number[]): Uint8Array {
  const columnData = columns.map(([name, type]): ColumnSource => ({
    name,
    type,
    data: rows.map((row) => row[name]),
    columnIndex: true
  }));
  const createdBy = "quartierslabor";
  return new Uint8Array(parquetWriteBuffer({columnData, rowGroupSize, createdBy}));
}
