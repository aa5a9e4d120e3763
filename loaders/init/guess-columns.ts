import {parsePeriod} from "../harmonise/parse-period.js";
import type {DateFormat, PeriodFormat} from "../manifest/municipality.js";
import {detectDecimal, parseNumber} from "../read/parse-number.js";
import {cellText, type RawCell} from "../read/raw-table.js";
import type {DeliveredColumn, Delivery} from "./delivery.js";

/** A column of values and what it seems to hold. */
export interface ValueColumn {
  readonly heading: string;
  readonly key: string;
  readonly type: "count" | "value";
  readonly unit: string;
  readonly decimals: number;
}

export type Period =
  | {readonly kind: "fixed"; readonly period: string}
  | ({readonly kind: "column"; readonly column: string} & PeriodFormat);

const FORMATS: readonly DateFormat[] = ["JJJJ", "TT.MM.JJJJ", "JJJJ-MM-TT", "JJJJ-MM", "MM.JJJJ", "MM/JJJJ"];
const TIME = /jahr|year|stichtag|datum|date|zeitpunkt|monat|stand/i;

/** Signs that offices write instead of a number. */
const SIGN = /^([-–.*x/…]|\.{3}|k\.\s?A\.)$/i;

/** How the periods of a column are written; null where it has none. Days are kept as years, where each year has one only. */
export function periodFormat({cells}: DeliveredColumn): PeriodFormat | null {
  const filled = cells.filter((cell) => cellText(cell) !== "");
  const periods = (format: DateFormat) =>
    filled.map((cell) => parsePeriod(cell, {format, as: null})).filter(isPeriod);
  const format = FORMATS.find((each) => periods(each).length >= 0.8 * filled.length);
  if (filled.length === 0 || format === undefined) return null;
  const days = new Set(periods(format));
  if (![...days].some((day) => day.length > 7)) return {format, as: null};
  const years = new Set([...days].map((day) => day.slice(0, 4)));
  return {format, as: years.size === days.size ? "JJJJ" : "JJJJ-MM"};
}

function isPeriod(period: string | null): period is string {
  return period !== null && /^(19|20)\d{2}/.test(period);
}

/** The column with periods, one whose heading says so before others; else the one year that the file names; else null. */
export function guessPeriod({columns, file, sheet, preamble}: Delivery): Period | null {
  const dated = columns.flatMap((column) => {
    const format = periodFormat(column);
    return format === null ? [] : [{kind: "column", column: column.heading, ...format} as const];
  });
  // Numbers of people can look like years: without a heading that says so, only whole dates count.
  const [column] = [
    ...dated.filter((each) => TIME.test(each.column)),
    ...dated.filter((each) => each.format !== "JJJJ")
  ];
  if (column !== undefined) return column;
  const years = new Set(`${file} ${sheet ?? ""} ${preamble}`.match(/\b(19|20)\d{2}\b/g) ?? yearsIn(file));
  return years.size === 1 ? {kind: "fixed", period: [...years][0]!} : null;
}

/** "einwohner_2023.xlsx": an underscore is no word boundary. */
function yearsIn(file: string): readonly string[] {
  return file.match(/(?<!\d)(19|20)\d{2}(?!\d)/g) ?? [];
}

/** Columns whose cells are numbers or official signs, with what they seem to hold. */
export function guessValues(columns: readonly DeliveredColumn[]): readonly ValueColumn[] {
  return columns.reduce<readonly ValueColumn[]>((found, {heading, cells}) => {
    const numbers = readNumbers(cells);
    if (numbers === null) return found;
    const key = uniqueKey(
      heading,
      found.map((each) => each.key)
    );
    return [...found, {heading, key, ...kindOf(heading, numbers)}];
  }, []);
}

/** Null where the cells are no numbers. */
function readNumbers(cells: readonly RawCell[]): readonly number[] | null {
  const filled = cells.filter((cell) => cellText(cell) !== "");
  const texts = filled.filter((cell) => typeof cell === "string").map(cellText);
  const decimal = detectDecimal(texts) ?? ",";
  const numbers = filled.map((cell) =>
    typeof cell === "number" ? cell : typeof cell === "string" ? parseNumber(cellText(cell), {decimal}) : NaN
  );
  const real = numbers.filter((number) => !Number.isNaN(number));
  const signs = texts.filter((text) => SIGN.test(text)).length;
  return real.length > 0 && real.length + signs >= 0.8 * filled.length ? real : null;
}

function kindOf(
  heading: string,
  numbers: readonly number[]
): Pick<ValueColumn, "type" | "unit" | "decimals"> {
  const whole = numbers.every((number) => Number.isInteger(number) && number >= 0);
  const share = /%|anteil|quote|prozent|percent|rate\b/i.test(heading);
  if (share) return {type: "value", unit: "%", decimals: 1};
  return whole ? {type: "count", unit: "", decimals: 0} : {type: "value", unit: "", decimals: 1};
}

const UMLAUTS: Readonly<Record<string, string>> = {ä: "ae", ö: "oe", ü: "ue", ß: "ss"};

/** A key as the manifest wants it: small letters, digits and _, a letter first. "Kinder unter 3" → "kinder_unter_3". */
export function slug(text: string): string {
  const plain = text
    .toLowerCase()
    .replace(/[äöüß]/g, (letter) => UMLAUTS[letter]!)
    .normalize("NFD")
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "");
  return /^[a-z]/.test(plain) ? plain : `k_${plain}`.replace(/_$/, "");
}

function uniqueKey(heading: string, taken: readonly string[]): string {
  const base = slug(heading);
  const numbered = (n: number): string => {
    const key = n === 1 ? base : `${base}_${n}`;
    return taken.includes(key) ? numbered(n + 1) : key;
  };
  return numbered(1);
}
