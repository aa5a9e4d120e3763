import type {PointEntry, PointReport} from "../harmonise/point-report.js";

/** Rows every delivery has, other spellings of a street, points hardly outside the area they name: counted, not listed. */
const usual = new Set<PointEntry["reason"]>(["blank", "left_out", "spelling", "near_border"]);

/** How many entries of a file are listed one by one. */
const listed = 20;

/** Entries that want somebody's attention: a row that was not used, or one whose place is not certain. */
export function pointProblems({entries}: PointReport): readonly PointEntry[] {
  return entries.filter(({reason}) => !usual.has(reason));
}

/** What became of a file of points or addresses, as text for a person, without a last line end. */
export function describePoints(report: PointReport): string {
  const {points, file, sheet, read, used, reported, entries, unused_columns, contact_columns} = report;
  const problems = pointProblems(report);
  const more = problems.length - listed;
  const spellings = entries.filter(({reason}) => reason === "spelling").length;
  const borders = entries.filter(({reason}) => reason === "near_border").length;
  return [
    `${file}${sheet === null ? "" : `, sheet ${sheet}`} (${points})`,
    `  ${read} ${read === 1 ? "row" : "rows"} read: ${used} used, ${reported} not${reasons(entries)}`,
    ...problems.slice(0, listed).map((entry) => `  ${describeEntry(entry)}`),
    ...(more > 0 ? [`  … and ${more} more (all of them: --json)`] : []),
    ...(spellings > 0 ? [`  located under another spelling of the street: ${spellings}`] : []),
    ...(borders > 0 ? [`  in the area they name, though a few metres outside its boundary: ${borders}`] : []),
    ...(unused_columns.length > 0 ? [`  columns not used: ${unused_columns.join(", ")}`] : []),
    ...(contact_columns.length > 0 ? [`  of these dropped as contacts: ${contact_columns.join(", ")}`] : [])
  ].join("\n");
}

function reasons(entries: readonly PointEntry[]): string {
  const counts = new Map<string, number>();
  for (const {reason, used} of entries) if (!used) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const parts = [...counts].map(([reason, count]) => `${count} ${reason.replaceAll("_", " ")}`);
  return parts.length === 0 ? "" : ` (${parts.join(", ")})`;
}

function describeEntry({row, column, detail, used}: PointEntry): string {
  const place = column === null ? `row ${row}` : `row ${row}, column ${column}`;
  return `${place}: ${detail}${used ? "" : " (row not used)"}`;
}
