import type {PeriodPrecision} from "./municipality.js";

/** What may stand in the name of a file or sheet: year, month, day, half-year (1, 2, 01, 02), quarter (1–4). */
const PLACEHOLDERS: Readonly<Record<string, string>> = {
  JJJJ: "(?<year>\\d{4})",
  MM: "(?<month>\\d{2})",
  TT: "(?<day>\\d{2})",
  HJ: "0?(?<half>[12])",
  Q: "0?(?<quarter>[1-4])"
};

const PRECISION = {JJJJ: 1, "JJJJ-MM": 2, "JJJJ-MM-TT": 3} as const;

export function hasPlaceholder(name: string): boolean {
  return /\{(JJJJ|MM|TT|HJ|Q)\}/.test(name);
}

/**
 * The period in a name that fits a pattern such as "einwohner_{JJJJ}-{HJ}.csv": half-years and quarters end with their
 * last month. null where the name does not fit, or is not exact enough for `as`.
 */
export function periodOfName(pattern: string, name: string, as: PeriodPrecision | null): string | null {
  const parts = pattern.split(/\{(JJJJ|MM|TT|HJ|Q)\}/);
  const source = parts.map((part, index) => (index % 2 === 1 ? PLACEHOLDERS[part]! : literal(part))).join("");
  const groups = new RegExp(`^${source}$`, "u").exec(name.normalize("NFC"))?.groups;
  if (groups?.year === undefined) return null;
  const {year, half, quarter, day} = groups;
  const last = half ? Number(half) * 6 : quarter ? Number(quarter) * 3 : null;
  const month = last === null ? groups.month : String(last).padStart(2, "0");
  const period = [year, month, month && day].filter((part) => part !== undefined && part !== "");
  const wanted = as === null ? period.length : PRECISION[as];
  return period.length < wanted ? null : period.slice(0, wanted).join("-");
}

function literal(text: string): string {
  return text.normalize("NFC").replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
