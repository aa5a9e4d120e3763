import type {Extract, ExtractTable} from "../manifest/municipality.js";
import type {CodedColumn, CodedCsv, CodedRows} from "../read/coded-csv.js";
import type {RawTable} from "../read/raw-table.js";
import type {AreaLists} from "./area-list.js";
import {fill, type OpenBlock} from "./delivered-blocks.js";
import {
  blockName,
  rowLabel,
  rowOf,
  type Deliveries,
  type EarlierTables,
  type RowedBlock
} from "./earlier-tables.js";
import type {TableReport} from "./import-report.js";
import {LongFiller} from "./long-filler.js";
import type {Measurement} from "./measurement.js";
import {notCovered} from "./not-covered.js";
import {absentAreas, deliveredKeys, rowContext, type Known} from "./read-measurements.js";
import {tableLayout, type TableLayout} from "./table-layout.js";

/** Whether a table is a CSV file with one value per row, whose columns can be read as codes. */
export function isLong({values}: Extract, {format, period}: ExtractTable): boolean {
  const isNamed = values !== null && values.column !== null && values.keys.kind === "column";
  return format === "csv" && isNamed && period.kind !== "header";
}

/** What is known before a long table is read. */
export interface LongKnown extends Omit<Known, "delivered"> {
  readonly earlier: EarlierTables;
  readonly lists: AreaLists;
}

/**
 * The same as `readMeasurements` for a table with one value per row, without an object per row. Every text is understood
 * once, by the functions that understand those of other tables; a row that is not plain (no area or a doubtful one, a
 * value delivered before, a cell that is no number) is read like any other table's. Of very many entries the report
 * lists the first; every count is exact. null where the file's quoting is broken.
 *
 * @throws InputError where a heading is missing or the decimal mark cannot be told
 */
export function readLong(
  csv: CodedCsv,
  extract: Extract,
  source: ExtractTable,
  known: LongKnown
): {blocks: RowedBlock[]; report: TableReport} | null {
  const table = csv.head(extract.header.data - 1);
  const layout = tableLayout(table, extract, source, deliveredKeys(known.catalogue));
  const rows = longRows(csv, layout);
  if (rows === null) return null;
  const blocks = new Map<string, OpenBlock>();
  const delivered = deliveriesOf(table, blocks, known.earlier);
  const given = {table, extract, source, layout};
  const context = rowContext(given, {...known, delivered}, () => rows.values.texts);
  const filler = new LongFiller(rows, context, known, blocks);
  const reported = filler.readAll();
  const {length} = rows.all;
  const summaries = extract.notCovered.size === 0 ? [] : [...blocks.values()].filter(isFilled).map(summary);
  const uncovered = notCovered(summaries, extract, source.level, known.areas);
  for (const each of uncovered.measurements) fill(blocks.get(blockName(each))!, each, extract.header.row);
  const {entries, ...log} = filler.log();
  return {
    blocks: [...blocks.values()].filter(isFilled),
    report: {
      ...{extract: extract.id, file: table.file, sheet: null, level: source.level},
      ...{header_rows: layout.firstRow, read: length, used: length - reported, reported},
      ...{entries: [...uncovered.entries, ...entries].sort((a, b) => a.row - b.row), ...log},
      unused_columns: layout.unused,
      absent: absentAreas(presentAreas([...blocks.values()].filter(isFilled)), source.level, known.areas)
    }
  };
}

/** A long table's columns. */
export interface LongRows {
  readonly all: CodedRows;
  readonly areas: CodedColumn;
  readonly keys: CodedColumn;
  readonly values: CodedColumn;
  readonly periods: CodedColumn;
}

function longRows(
  csv: CodedCsv,
  {area, keyColumns, values, periodColumn, firstRow}: TableLayout
): LongRows | null {
  const columns = [area.key ?? area.name, keyColumns[0], values[0]?.column, periodColumn];
  const wanted = columns.map((column) => column ?? keyColumns[0] ?? 0);
  const all = csv.columns(firstRow, wanted);
  if (all === null) return null;
  const [areas, keys, cells, periods] = all.columns as [CodedColumn, CodedColumn, CodedColumn, CodedColumn];
  return {all, areas, keys, values: cells, periods};
}

/** Finds deliveries of this table in its blocks, and those of earlier ones. */
function deliveriesOf(
  table: RawTable,
  blocks: ReadonlyMap<string, OpenBlock>,
  earlier: EarlierTables
): Deliveries {
  const get = (name: string, area: string) => {
    const block = blocks.get(name);
    const row = block === undefined ? 0 : rowOf(block, area);
    return row > 0 ? rowLabel(table, row) : earlier.get(name, area);
  };
  return {get, set: () => undefined};
}

/** One measurement over all areas that a block has a row for. */
function summary({key, level, period, cells, rows}: RowedBlock): Measurement {
  const members = cells.areas.ids.filter((_, at) => rows[at]! > 0);
  return {key, level, period, area_id: "", members, value: 0, flag: null};
}

function isFilled({rows, groups}: RowedBlock): boolean {
  return groups.length > 0 || rows.some((row) => row > 0);
}

function presentAreas(blocks: Iterable<RowedBlock>): Map<string, Set<string>> {
  const present = new Map<string, Set<string>>();
  for (const {period, cells, rows, groups} of blocks) {
    const ids = present.get(period) ?? new Set();
    present.set(period, ids);
    if (ids.size < cells.areas.ids.length) {
      cells.areas.ids.forEach((id, at) => rows[at]! > 0 && ids.add(id));
    }
    for (const {members} of groups) members.forEach((at) => ids.add(cells.areas.ids[at]!));
  }
  return present;
}
