import type {GeometryReport} from "../harmonise/geometry-report.js";
import {groupBy} from "../harmonise/group-by.js";
import type {ImportReport, PartialSum, ReportEntry, TableReport} from "../harmonise/import-report.js";
import {describePoints, pointProblems} from "./describe-points.js";

/** Rows and cells every delivery has; they are counted, not listed. */
const usual = new Set<ReportEntry["reason"]>([
  "blank",
  "total",
  "footnote",
  "not_computed",
  "outside",
  "matched",
  "combined",
  "not_covered",
  "unreliable",
  "below_half"
]);

/** What a file shows otherwise than it holds: said, but nothing is wrong with it. */
const noticed = new Set<ReportEntry["reason"]>(["hidden", "merged", "percent", "open_end"]);

/** What was understood, but not by an area's exact key: no mistake, and still to be looked at. */
const noted = new Set<ReportEntry["reason"]>(["matched", "combined", "not_covered"]);

/** Entries that want somebody's attention: delivered data was not understood or not used. */
export function isProblem(entry: ReportEntry): boolean {
  return !usual.has(entry.reason) && !noticed.has(entry.reason);
}

/** Entries that want somebody's attention, over all files. */
export function problemCount({tables, points, geometries}: ImportReport): number {
  const rows = tables.flatMap(({entries}) => entries.filter(isProblem));
  const places = points.flatMap(pointProblems);
  return rows.length + places.length + geometries.filter(({used}) => !used).length;
}

/** How many entries of a table are listed one by one. */
const listed = 20;

/**
 * The import report as text for a person, ending with a newline: per file or sheet how many rows were read, used and not
 * used and why, then each problem with its row and column; then what is to be said about the boundaries.
 * @param changes - what is different from before, to stand above the last line
 */
export function describeReport(report: ImportReport, changes: string | null = null): string {
  const {tables, points, geometries, partial_sums = []} = report;
  const boundaries = geometries.length === 0 ? [] : [describeGeometries(geometries)];
  const different = changes === null ? [] : [changes.trimEnd()];
  const end = `${countOf(tables.length, "table")} read, ${countOf(problemCount(report), "problem")}`;
  const parts = [
    ...tables.map(describeTable),
    ...points.map(describePoints),
    ...boundaries,
    ...(partial_sums.length > 0 ? [describePartialSums(partial_sums)] : []),
    ...different,
    end
  ];
  return `${parts.join("\n\n")}\n`;
}

function describePartialSums(sums: readonly PartialSum[]): string {
  const groups = groupBy(sums, ({indicator, level}) => `${indicator} (${level})`);
  const names = [...groups].map(([name, all]) => `${name}: ${all.length}`);
  return `sums written though areas are missing in them, as the catalogue says\n  ${someOf(names)}`;
}

function describeGeometries(entries: readonly GeometryReport[]): string {
  const lines = entries.slice(0, listed).map(({file, row, area_id, layer, problem, used}) => {
    const place = row === null ? file : `${file}, feature ${row}`;
    return `  ${layer}${area_id === null ? "" : ` ${area_id}`}: ${problem} (${place})${used ? "" : " (not used)"}`;
  });
  const more = entries.length - listed;
  return ["boundaries", ...lines, ...(more > 0 ? [`  … and ${more} more (all of them: --json)`] : [])].join(
    "\n"
  );
}

function describeTable(report: TableReport): string {
  const {file, sheet, level, read, used, reported, entries, unused_columns, absent} = report;
  const problems = entries.filter(isProblem);
  const matches = entries.filter(({reason}) => noted.has(reason));
  const notes = entries.filter(({reason}) => noticed.has(reason));
  const notComputed = entries.filter(({reason}) => reason === "not_computed").length;
  return [
    `${file}${sheet === null ? "" : `, sheet ${sheet}`} (${level})`,
    `  ${countOf(read, "row")} read: ${used} used, ${reported} not${reasons(report)}`,
    ...describeEntries(problems),
    ...(matches.length > 0 ? ["  areas not named by their keys:", ...describeEntries(matches)] : []),
    ...(notComputed > 0 ? [`  zeros that mean "not computed": ${countOf(notComputed, "row")}`] : []),
    ...notes.slice(0, listed).map((entry) => `  note: ${describeEntry(entry)}`),
    ...(notes.length > listed ? [`  … and ${notes.length - listed} more notes (all of them: --json)`] : []),
    ...(unused_columns.length > 0 ? [`  columns not used: ${someOf(unused_columns)}`] : []),
    ...absent.map(({period, area_ids}) => `  areas without a row in ${period}: ${someOf(area_ids)}`)
  ].join("\n");
}

function reasons({entries, omitted = {}}: TableReport): string {
  const counts = new Map<ReportEntry["reason"], number>();
  for (const {reason, used} of entries) {
    if (!used) counts.set(reason, (counts.get(reason) ?? omitted[reason] ?? 0) + 1);
  }
  const parts = [...counts].map(([reason, count]) => `${count} ${reason.replaceAll("_", " ")}`);
  return parts.length === 0 ? "" : ` (${parts.join(", ")})`;
}

function describeEntries(entries: readonly ReportEntry[]): string[] {
  const more = entries.length - listed;
  return [
    ...entries.slice(0, listed).map((entry) => `  ${describeEntry(entry)}`),
    ...(more > 0 ? [`  … and ${more} more (all of them: --json)`] : [])
  ];
}

function describeEntry({row, column, detail, used}: ReportEntry): string {
  const place = column === null ? `row ${row}` : `row ${row}, column ${column}`;
  return `${place}: ${detail}${used ? "" : " (row not used)"}`;
}

function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** The first eight of a list of names. */
function someOf(names: readonly string[]): string {
  const more = names.length > 8 ? ` and ${names.length - 8} more` : "";
  return `${names.slice(0, 8).join(", ")}${more}`;
}
