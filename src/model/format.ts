/** Numbers and dates as German readers expect them: 1.234,5 · 12,3 % · −2,1 · 31.12.2019. All functions are pure. */

const MINUS = "−";
const NARROW_SPACE = "\u202f";
const FIXED_SPACE = "\u00a0";

/** What stands where there is no value. */
export const NO_VALUE = "k. A.";

/** By decimals: to make one takes longer than to write a table's numbers. */
const formats = new Map<number, Intl.NumberFormat>();

function numberFormat(decimals: number): Intl.NumberFormat {
  const known = formats.get(decimals);
  if (known) return known;
  const made = new Intl.NumberFormat("de-DE", {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals
  });
  formats.set(decimals, made);
  return made;
}

function german(value: number, decimals: number): string {
  const text = numberFormat(decimals).format(value);
  return isZero(text) ? text.replace("-", "") : text.replace("-", MINUS);
}

function isZero(text: string): boolean {
  return /^-?[0,.]+$/.test(text);
}

/** 1234.56 → "1.234,6" with one decimal; null → "k. A.". Negative numbers carry a true minus; there is no "−0". */
export function formatNumber(value: number | null, decimals = 0): string {
  return value === null ? NO_VALUE : german(value, decimals);
}

/** Like {@link formatNumber}, with a sign for positive numbers too: changes, index and z-values. */
export function formatSigned(value: number | null, decimals = 1): string {
  if (value === null) return NO_VALUE;
  const text = german(value, decimals);
  return value > 0 && !isZero(text) ? `+${text}` : text;
}

/** A value with its unit: "27,3 %", "1.234 Personen"; null → "k. A.". A percent sign follows a narrow space. */
export function formatValue(value: number | null, unit: string, decimals: number): string {
  if (value === null) return NO_VALUE;
  if (unit === "") return formatNumber(value, decimals);
  return `${formatNumber(value, decimals)}${unit === "%" ? NARROW_SPACE : FIXED_SPACE}${unit}`;
}

/** A share given between 0 and 1 as percent: 0.273 → "27,3 %". */
export function formatShare(share: number | null, decimals = 0): string {
  return formatValue(share === null ? null : share * 100, "%", decimals);
}

/** "2019" → "2019", "2018-06" → "Juni 2018", "2018-12-31" → "31.12.2018". */
export function formatPeriod(period: string): string {
  const [year, month, day] = period.split("-");
  if (month === undefined) return period;
  if (day !== undefined) return `${day}.${month}.${year}`;
  const name = new Intl.DateTimeFormat("de-DE", {month: "long", timeZone: "UTC"});
  return `${name.format(new Date(Date.UTC(Number(year), Number(month) - 1, 1)))} ${year}`;
}

/** "a", "a und b", "a, b und c". */
export function formatList(items: readonly string[]): string {
  return new Intl.ListFormat("de-DE", {type: "conjunction"}).format(items);
}
