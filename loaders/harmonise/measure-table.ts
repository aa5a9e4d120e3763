import type {Extract, ExtractTable} from "../manifest/municipality.js";
import type {RawRemark, RawTable} from "../read/raw-table.js";
import type {ReportEntry, TableReport} from "./import-report.js";
import type {Measurement} from "./measurement.js";
import {readMeasurements} from "./read-measurements.js";

/**
 * Measurements of one table as `readMeasurements` gives them, without the rows whose cells are too many or too few: their
 * values may stand in wrong columns, so they are reported instead. What the reader noticed besides stands in the report.
 *
 * @throws InputError where `readMeasurements` does
 */
export function measureTable(
  table: RawTable,
  extract: Extract,
  source: ExtractTable,
  known: Parameters<typeof readMeasurements>[3]
): {measurements: Measurement[]; report: TableReport} {
  const headerEnd = extract.header.data - 1;
  const remarks = (table.remarks ?? []).filter(({row}) => row === null || row > headerEnd);
  const aside = new Map(remarks.filter(isAside).map((remark) => [remark.row, remark]));
  const rows = table.rows.map((row, index) => (aside.has(index + 1) ? [] : row));
  const {measurements, report} = readMeasurements({...table, rows}, extract, source, known);
  const own = report.entries.map((entry) => replaced(entry, aside.get(entry.row)));
  const notUsed = new Set(own.filter(({used}) => !used).map(({row}) => row));
  const noticed = remarks.flatMap((remark) => remarkEntry(remark, headerEnd, notUsed));
  const entries = [...own, ...noticed].sort((a, b) => a.row - b.row);
  return {measurements, report: {...report, entries}};
}

/** Whether a remark says that its row cannot be read. */
export function isAside({kind}: RawRemark): boolean {
  return kind === "ragged" || kind === "single";
}

/** The entry on a row that was left out: it is not blank, but ragged or a text. */
export function replaced(entry: ReportEntry, remark: RawRemark | undefined): ReportEntry {
  if (remark === undefined || entry.used) return entry;
  if (remark.kind === "single") return {...entry, reason: "footnote", detail: "text without values"};
  const detail = `${remark.detail}: a delimiter too many or too few`;
  return {...entry, reason: "ragged", detail};
}

/** A remark as entry; what concerns no single row stands at the last one of the header. */
export function remarkEntry(
  remark: RawRemark,
  headerEnd: number,
  notUsed: ReadonlySet<number>
): ReportEntry[] {
  const {kind, column, detail} = remark;
  if (kind === "ragged" || kind === "single") return [];
  const row = remark.row ?? headerEnd;
  return [{row, column, reason: kind, used: !notUsed.has(row), detail}];
}
