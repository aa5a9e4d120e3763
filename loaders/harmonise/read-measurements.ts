import type {Catalogue} from "../catalogue/catalogue.js";
import type {Extract, ExtractTable, SignMeaning} from "../manifest/municipality.js";
import {InputError} from "../problem.js";
import {detectDecimal, type NumberFormat} from "../read/parse-number.js";
import {cellText, isBlankRow, type RawCell, type RawTable} from "../read/raw-table.js";
import type {AreaIndex} from "./area-index.js";
import type {RowReason, ReportEntry, TableReport} from "./import-report.js";
import type {Cell, Measurement} from "./measurement.js";
import {kindOfForeignRow, unknownArea} from "./foreign-row.js";
import {readCell, remarkOnValue, signsOf, whyUnreadable} from "./read-cell.js";
import {tableLayout, type TableLayout} from "./table-layout.js";

const TOTAL_WORDS = ["insgesamt", "gesamt", "zusammen", "summe", "total"];

const NOT_APPLICABLE: Cell = {value: null, flag: "not_applicable"};

interface Context {
  readonly table: RawTable;
  readonly extract: Extract;
  readonly level: string;
  readonly layout: TableLayout;
  readonly areas: AreaIndex;
  readonly catalogue: Catalogue;
  readonly signs: ReadonlyMap<string, SignMeaning>;
  readonly format: NumberFormat;
  /** Where a value was first delivered, by indicator, level, period and area; shared by all tables. */
  readonly delivered: Map<string, string>;
}

interface RowResult {
  readonly measurements: readonly Measurement[];
  readonly entries: readonly ReportEntry[];
}

/**
 * Measurements of one table, and what became of each of its rows: rows read = rows used + rows reported. Areas match by
 * their exact key. `delivered` remembers what earlier tables delivered and is added to; the first of several deliveries
 * of the same value counts, the others are reported.
 *
 * @throws InputError where a heading is missing or the decimal mark cannot be told
 */
export function readMeasurements(
  table: RawTable,
  extract: Extract,
  source: ExtractTable,
  {areas, catalogue, delivered}: Pick<Context, "areas" | "catalogue" | "delivered">
): {measurements: Measurement[]; report: TableReport} {
  const layout = tableLayout(table, extract, source);
  const signs = signsOf(extract.signs);
  const format = {decimal: extract.decimal ?? decimalOf(table, layout)};
  const {level} = source;
  const context: Context = {table, extract, level, layout, areas, catalogue, signs, format, delivered};
  const results = table.rows
    .slice(layout.firstRow)
    .map((row, index) => readRow(row, layout.firstRow + index, context));
  const entries = results.flatMap((result) => result.entries);
  const reported = new Set(entries.filter(({used}) => !used).map(({row}) => row)).size;
  const measurements = results.flatMap((result) => result.measurements);
  const report: TableReport = {
    ...{extract: extract.id, file: table.file, sheet: table.sheet, level, header_rows: layout.firstRow},
    ...{read: results.length, used: results.length - reported, reported},
    ...{entries, unused_columns: layout.unused, absent: absentAreas(measurements, level, areas)}
  };
  return {measurements, report};
}

function decimalOf(table: RawTable, layout: TableLayout): "," | "." {
  const rows = table.rows.slice(layout.firstRow);
  const texts = rows
    .flatMap((row) => layout.values.map(({column}) => row[column]))
    .filter((cell) => typeof cell === "string");
  const decimal = detectDecimal(texts.map(cellText));
  if (decimal !== null) return decimal;
  const problem = "a mark in the numbers may stand for decimals or for thousands";
  const {file, sheet} = table;
  throw new InputError([
    {domain: "extract", problem, expected: 'decimal: "," or "." in kommune.yaml', file, sheet}
  ]);
}

function readRow(row: readonly RawCell[], index: number, context: Context): RowResult {
  const {layout, level, areas} = context;
  const setAside = (reason: RowReason, detail: string, column: number | null = null): RowResult => ({
    measurements: [],
    entries: [{row: index + 1, column: column === null ? null : column + 1, reason, used: false, detail}]
  });
  if (isBlankRow(row)) return setAside("blank", "nothing in it");
  const area = cellText(row[layout.areaColumn]);
  const period = layout.periodOf(row);
  const periods = layout.values.flatMap((value) => value.period ?? period ?? []);
  const known = [...new Set(periods)].filter((each) => areas.at(level, each).has(area));
  if (known.length > 0) return readValues(row, index, area, period, context);
  const columns = layout.values.map((value) => value.column);
  const kind = kindOfForeignRow(row, columns, context.extract.totals ?? TOTAL_WORDS);
  if (kind === "total") return setAside("total", "row of totals; totals are computed");
  if (kind === "footnote") return setAside("footnote", "text without values");
  if (periods.length === 0) return setAside("no_period", "no period here as the manifest describes it");
  const valid = periods.flatMap((each) => [...areas.at(level, each).values()]);
  return setAside("unknown_area", unknownArea(area, level, valid), layout.areaColumn);
}

/** The values of a row whose area is known. A row whose every value was delivered before is set aside. */
function readValues(
  row: readonly RawCell[],
  index: number,
  area: string,
  rowPeriod: string | null,
  context: Context
) {
  const {layout, level, delivered, table} = context;
  const measurements: Measurement[] = [];
  const remarks: ReportEntry[] = notComputed(row, index, context);
  const remark = (column: number, reason: ReportEntry["reason"], detail: string) =>
    void remarks.push({row: index + 1, column: column + 1, reason, used: true, detail});
  for (const {column, key, period: own} of layout.values) {
    const period = own ?? rowPeriod ?? "";
    const place = `${key} ${level} ${period} ${area}`;
    const first = delivered.get(place);
    if (!context.areas.at(level, period).has(area)) {
      remark(column, "unknown_at_period", `no ${level} "${area}" in ${period}`);
    } else if (first !== undefined) {
      remark(column, "duplicate_value", `delivered before: ${first}`);
    } else {
      delivered.set(place, `${table.file}${table.sheet ? `, sheet ${table.sheet}` : ""}, row ${index + 1}`);
      const isComputed =
        remarks[0]?.reason !== "not_computed" || !context.extract.notComputedWhenAllZero.includes(key);
      const cell = isComputed ? readValue(row[column], key, column, context, remark) : NOT_APPLICABLE;
      measurements.push({key, level, period, area_id: area, ...cell});
    }
  }
  if (measurements.length > 0) return {measurements, entries: remarks};
  const detail = `area "${area}": ${remarks.at(-1)?.detail ?? ""}`;
  return {
    measurements,
    entries: [{row: index + 1, column: null, reason: "duplicate" as const, used: false, detail}]
  };
}

/** A remark where all values that the manifest names are zero, which means that they were not computed. */
function notComputed(
  row: readonly RawCell[],
  index: number,
  {extract, layout, signs, format}: Context
): ReportEntry[] {
  const keys = extract.notComputedWhenAllZero;
  const columns = layout.values.filter(({key}) => keys.includes(key));
  const isZero =
    columns.length > 0 && columns.every(({column}) => readCell(row[column], signs, format)?.value === 0);
  if (!isZero) return [];
  const detail = `${keys.join(", ")} are all zero: not computed for this area`;
  return [{row: index + 1, column: null, reason: "not_computed", used: true, detail}];
}

function readValue(
  raw: RawCell | undefined,
  key: string,
  column: number,
  {signs, format, catalogue}: Context,
  remark: (column: number, reason: ReportEntry["reason"], detail: string) => void
): Cell {
  const cell = readCell(raw, signs, format);
  if (cell === null) {
    remark(column, "unreadable", `${key}: ${whyUnreadable(raw)}; kept as missing`);
    return {value: null, flag: "missing"};
  }
  const isCount = catalogue.get(key)?.type === "count";
  if (isCount && cell.value !== null && !(Number.isSafeInteger(cell.value) && cell.value >= 0)) {
    remark(column, "not_a_count", `${key}: a count is a whole number from 0; kept as missing`);
    return {value: null, flag: "missing"};
  }
  const said = cell.flag === null ? remarkOnValue(raw, signs) : null;
  if (said !== null) remark(column, said.reason, `${key}: ${said.detail}`);
  return cell;
}

function absentAreas(
  measurements: readonly Measurement[],
  level: string,
  areas: AreaIndex
): TableReport["absent"] {
  const present = new Map<string, Set<string>>();
  for (const {period, area_id} of measurements) {
    if (!present.has(period)) present.set(period, new Set());
    present.get(period)?.add(area_id);
  }
  return [...present].flatMap(([period, ids]) => {
    const area_ids = [...areas.at(level, period).keys()].filter((id) => !ids.has(id));
    return area_ids.length > 0 ? [{period, area_ids}] : [];
  });
}
