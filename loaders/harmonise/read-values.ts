import type {RawCell} from "../read/raw-table.js";
import type {AreaMatch} from "./area-match.js";
import {blockName, rowLabel} from "./earlier-tables.js";
import type {ReportEntry} from "./import-report.js";
import {sumCells} from "./cells.js";
import type {Cell, Measurement} from "./measurement.js";
import {readCell, remarkOnValue, whyUnreadable} from "./read-cell.js";
import type {RowKeys} from "./row-keys.js";
import type {RowContext} from "./read-row.js";
import type {ValueColumn} from "./table-layout.js";

const NOT_APPLICABLE: Cell = {value: null, flag: "not_applicable"};

/** What is known of a row before its values are read. */
interface RowFacts {
  /** Its areas, by period. */
  readonly matches: ReadonlyMap<string, AreaMatch>;
  readonly rowPeriod: string | null;
  readonly rowKeys: RowKeys | null;
}

/** One indicator and period of a row, with the columns that are summed for it. */
export interface Item {
  readonly key: string;
  readonly period: string;
  /** Name of its block. */
  readonly block: string;
  readonly columns: readonly [number, ...number[]];
}

type RemarkOn = (column: number, reason: ReportEntry["reason"], detail: string) => void;

/** The values of a row whose area is known, and what is to be said about them. */
export function readValues(
  row: readonly RawCell[],
  index: number,
  facts: RowFacts,
  context: RowContext
): {measurements: Measurement[]; entries: ReportEntry[]} {
  const measurements: Measurement[] = [];
  const entries: ReportEntry[] = notComputed(row, index, context);
  const skipped = entries.length > 0 ? context.extract.notComputedWhenAllZero : [];
  const remark = remarkOn(entries, index + 1);
  const {level} = context;
  const where = rowLabel(context.table, index + 1);
  for (const {key, period, block, columns} of itemsOf(facts, context)) {
    const match = facts.matches.get(period);
    if (match === undefined) {
      remark(columns[0], "unknown_at_period", `no such ${level} in ${period}`);
      continue;
    }
    const ids = match.areas.map((area) => area.area_id);
    const area_id = ids.length === 1 ? ids[0]! : ids.join("+");
    const earlier = deliver({block, area: area_id, part: facts.rowKeys?.part ?? ""}, where, context);
    if (earlier !== null) {
      remark(columns[0], "duplicate_value", `delivered before: ${earlier}`);
      continue;
    }
    const {value, flag} = skipped.includes(key)
      ? NOT_APPLICABLE
      : readSum(row, columns, key, context, remark);
    const measurement = {key, level, period, area_id, value, flag} as Measurement;
    measurements.push(ids.length > 1 ? {...measurement, members: ids} : measurement);
  }
  return {measurements, entries};
}

function remarkOn(entries: ReportEntry[], row: number): RemarkOn {
  return (column, reason, detail) => void entries.push({row, column: column + 1, reason, used: true, detail});
}

/** The items of a row; those of rows that differ in nothing but their values are found once. */
function itemsOf({rowPeriod, rowKeys}: RowFacts, {items, layout, level}: RowContext): readonly Item[] {
  if (rowKeys !== null) return findItems(rowPeriod, rowKeys, layout.values, level);
  const found = items.get(rowPeriod) ?? findItems(rowPeriod, rowKeys, layout.values, level);
  items.set(rowPeriod, found);
  return found;
}

function findItems(
  rowPeriod: string | null,
  rowKeys: RowKeys | null,
  values: readonly ValueColumn[],
  level: string
): readonly Item[] {
  const items = new Map<string, Item>();
  for (const {column, keys, period: own} of values) {
    const period = own ?? rowPeriod ?? "";
    for (const key of keys ?? rowKeys?.keys ?? []) {
      const block = blockName({key, level, period});
      const known = items.get(block);
      items.set(block, {key, period, block, columns: known ? [...known.columns, column] : [column]});
    }
  }
  return [...items.values()];
}

/** The sum of the cells in some columns. */
function readSum(
  row: readonly RawCell[],
  columns: Item["columns"],
  key: string,
  context: RowContext,
  remark: RemarkOn
): Cell {
  const [first, ...others] = columns;
  const cell = readValue(row[first], key, first, context, remark);
  if (others.length === 0) return cell;
  return sumCells([cell, ...others.map((column) => readValue(row[column], key, column, context, remark))]);
}

/** Where a value was delivered before; null where it was not, which is then remembered as `where`. */
function deliver(
  {block, area, part}: {readonly block: string; readonly area: string; readonly part: string},
  where: string,
  {delivered, table}: Pick<RowContext, "delivered" | "table">
): string | null {
  const first = delivered.get(block, area);
  const isPart = part !== "" && (first === undefined || first.startsWith(rowLabel(table, "")));
  const earlier = isPart ? delivered.get(block, `${area} ${part}`) : first;
  if (earlier !== undefined) return earlier;
  if (first === undefined) delivered.set(block, area, where);
  if (part !== "") delivered.set(block, `${area} ${part}`, where);
  return null;
}

/** A remark where all values that the manifest names are zero, which means that they were not computed. */
function notComputed(
  row: readonly RawCell[],
  index: number,
  {extract, layout, signs, format}: RowContext
): ReportEntry[] {
  const keys = extract.notComputedWhenAllZero;
  if (keys.length === 0) return [];
  const columns = layout.values.filter((value) => value.keys?.some((key) => keys.includes(key)));
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
  {signs, format, catalogue}: RowContext,
  remark: RemarkOn
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
