import type {PeriodFormat} from "../manifest/municipality.js";
import {cellText, type RawCell} from "../read/raw-table.js";

const FORMS = {
  JJJJ: /^(?<year>\d{4})$/,
  "JJJJ-MM": /^(?<year>\d{4})-(?<month>\d{2})$/,
  "JJJJ-MM-TT": /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})$/,
  "MM.JJJJ": /^(?<month>\d{1,2})\.(?<year>\d{4})$/,
  "MM/JJJJ": /^(?<month>\d{1,2})\/(?<year>\d{4})$/,
  "TT.MM.JJJJ": /^(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4})$/
} as const;

const PARTS = {JJJJ: 1, "JJJJ-MM": 2, "JJJJ-MM-TT": 3} as const;

/** A period "YYYY", "YYYY-MM" or "YYYY-MM-DD" from a cell; null where it is none, or not exact enough. */
export function parsePeriod(cell: RawCell | undefined, {format, as}: PeriodFormat): string | null {
  const form = cell instanceof Date ? FORMS["JJJJ-MM-TT"] : FORMS[format];
  const {year, month, day} = form.exec(cellText(cell))?.groups ?? {};
  if (year === undefined) return null;
  const parts = [year, month?.padStart(2, "0"), day?.padStart(2, "0")].filter((part) => part !== undefined);
  if (!exists(parts)) return null;
  const wanted = as === null ? parts.length : PARTS[as];
  return parts.length < wanted ? null : parts.slice(0, wanted).join("-");
}

function exists([year = "", month = "01", day = "01"]: readonly string[]): boolean {
  const iso = `${year}-${month}-${day}`;
  const time = Date.parse(`${iso}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso);
}
