import type {ReportEntry, TableReport} from "../harmonise/import-report.js";

/** Rows and cells every delivery has; they are counted, not listed. */
const usual = new Set<ReportEntry["reason"]>(["blank", "total", "footnote", "not_computed"]);

/** Entries that want somebody's attention: delivered data was not understood or not used. */
export function isProblem(entry: ReportEntry): boolean {
  return !usual.has(entry.reason);
}

/** How many entries of a table are listed one by one. */
const listed = 20;

/**
 * The import report as text for a person, ending with a newline: per file or sheet how many rows were read, used and not
 * used and why, then each problem with its row and column.
 */
export function describeReport(reports: readonly TableReport[]): string {
  const problems = reports.flatMap(({entries}) => entries.filter(isProblem)).length;
  const end = problems === 1 ? "1 problem" : `${problems} problems`;
  return `${[...reports.map(describeTable), `${countOf(reports.length, "table")} read, ${end}`].join("\n\n")}\n`;
}

function describeTable(report: TableReport): string {
  const {file, sheet, level, read, used, reported, entries, unused_columns, absent} = report;
  const problems = entries.filter(isProblem);
  const more = problems.length - listed;
  const missing = absent.reduce((sum, {area_ids}) => sum + area_ids.length, 0);
  return [
    `${file}${sheet === null ? "" : `, sheet ${sheet}`} (${level})`,
    `  ${countOf(read, "row")} read: ${used} used, ${reported} not${reasons(entries)}`,
    ...problems.slice(0, listed).map((entry) => `  ${describeEntry(entry)}`),
    ...(more > 0 ? [`  … and ${more} more (all of them: --json)`] : []),
    ...(unused_columns.length > 0 ? [`  not used: ${countOf(unused_columns.length, "column")}`] : []),
    ...(missing > 0 ? [`  areas without a row: ${missing} in ${countOf(absent.length, "period")}`] : [])
  ].join("\n");
}

function reasons(entries: readonly ReportEntry[]): string {
  const counts = new Map<string, number>();
  for (const {reason, used} of entries) if (!used) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const parts = [...counts].map(([reason, count]) => `${count} ${reason.replaceAll("_", " ")}`);
  return parts.length === 0 ? "" : ` (${parts.join(", ")})`;
}

function describeEntry({row, column, detail, used}: ReportEntry): string {
  const place = column === null ? `row ${row}` : `row ${row}, column ${column}`;
  return `${place}: ${detail}${used ? "" : " (row not used)"}`;
}

function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
