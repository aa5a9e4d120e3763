import type {SignMeaning} from "../manifest/municipality.js";
import {parseNumber, type NumberFormat} from "../read/parse-number.js";
import {cellText, isSheetError, NOT_CALCULATED, type RawCell} from "../read/raw-table.js";
import type {Remark} from "./import-report.js";
import type {Cell} from "./measurement.js";

/**
 * The signs of German official statistics (DIN 55301 and the statistical offices' common key). A point is "unknown or
 * confidential" and counts as confidential; a slash is a value too unreliable to be given. "0" is less than half a unit
 * there; most files mean an exact zero by it, so that it is a number here unless an extract says `"0": below_half`.
 */
export const OFFICIAL_SIGNS: ReadonlyMap<string, SignMeaning> = new Map([
  ...["-", "–", "—", "−"].map((sign) => [sign, "zero"] as const),
  ...[".", "*", "•"].map((sign) => [sign, "suppressed"] as const),
  ...["k. A.", "k.A.", "k. A", "k.A", "k. a.", "k.a.", "keine Angabe"].map(
    (sign) => [sign, "suppressed"] as const
  ),
  ...["...", "…", "/", "()", "( )", ""].map((sign) => [sign, "missing"] as const),
  ...["x", "X"].map((sign) => [sign, "not_applicable"] as const)
]);

/** The signs of an extract: its own over the official ones. */
export function signsOf(own: ReadonlyMap<string, SignMeaning>): ReadonlyMap<string, SignMeaning> {
  return new Map([...OFFICIAL_SIGNS, ...own]);
}

/**
 * A cell as value or flag; null where it is neither a number nor a known sign. A number in parentheses, which official
 * statistics give where it is not reliable, is that number.
 */
export function readCell(
  cell: RawCell | undefined,
  signs: ReadonlyMap<string, SignMeaning>,
  format: NumberFormat
): Cell | null {
  if (typeof cell === "number" && !(cell === 0 && signs.has("0"))) {
    return Number.isFinite(cell) ? {value: cell, flag: null} : null;
  }
  const text = cellText(cell);
  const meaning = signs.get(text);
  if (meaning === "zero" || meaning === "below_half") return {value: 0, flag: null};
  if (meaning !== undefined) return {value: null, flag: meaning};
  const value = parseNumber(text, format);
  return Number.isNaN(value) ? null : {value, flag: null};
}

interface CellRemark {
  readonly reason: Remark;
  readonly detail: string;
}

/** What is to be said of a cell that `readCell` has a value for; null: nothing. */
export function remarkOnValue(
  cell: RawCell | undefined,
  signs: ReadonlyMap<string, SignMeaning>
): CellRemark | null {
  if (typeof cell === "number" && cell !== 0) return null;
  const text = cellText(cell);
  if (signs.get(text) === "below_half") {
    return {reason: "below_half", detail: "less than half a unit; kept as 0"};
  }
  if (!text.startsWith("(")) return null;
  return {reason: "unreliable", detail: "in parentheses, so not reliable; kept as a value"};
}

/** Why `readCell` has nothing for a cell. */
export function whyUnreadable(cell: RawCell | undefined): string {
  const text = cellText(cell);
  if (text === NOT_CALCULATED) {
    return "a formula without result; open and save the file in a spreadsheet program";
  }
  return isSheetError(text) ? "a formula that failed" : "neither a number nor a known sign";
}
