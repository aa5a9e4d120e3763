import {parquetWriteBuffer, type BasicType, type ColumnSource} from "hyparquet-writer";
import type {Area} from "../../src/model/area.js";
import type {Indicator} from "../../src/model/indicator.js";
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

/** `areas.parquet`, in the order given. */
export function areasParquet(areas: readonly Area[]): Uint8Array {
  return write(areas, AREAS);
}

/** `memberships.parquet`: which zone of a level beside the hierarchy each area lies in. */
export function membershipsParquet(memberships: readonly Membership[]): Uint8Array {
  return write(memberships, MEMBERSHIPS);
}

/** `indicators.parquet`, in the catalogue's order. */
export function indicatorsParquet(indicators: Disclosed<Indicator>): Uint8Array {
  return write(indicators.rows, INDICATORS);
}

/** The same rows give the same bytes. */
export function write<Row>(rows: readonly Row[], columns: Columns<Row>): Uint8Array {
  const columnData = columns.map(([name, type]): ColumnSource => ({
    name,
    type,
    data: rows.map((row) => row[name]),
    columnIndex: true
  }));
  const createdBy = "quartierslabor";
  return new Uint8Array(parquetWriteBuffer({columnData, rowGroupSize: MAX_ROW_GROUP, createdBy}));
}
