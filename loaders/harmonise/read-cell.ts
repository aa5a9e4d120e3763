import type {SignMeaning} from "../manifest/municipality.js";
import {parseNumber, type NumberFormat} from "../read/parse-number.js";
import {cellText, type RawCell} from "../read/raw-table.js";
import type {Cell} from "./measurement.js";

/**
 * The signs of German official statistics (DIN 55301 and the statistical offices' common key). A point is "unknown or
 * confidential" and counts as confidential; a slash is a value too unreliable to be given.
 */
export const OFFICIAL_SIGNS: ReadonlyMap<string, SignMeaning> = new Map([
  ["-", "zero"],
  ["–", "zero"],
  [".", "suppressed"],
  ["*", "suppressed"],
  ["•", "suppressed"],
  ["k. A.", "suppressed"],
  ["k.A.", "suppressed"],
  ["...", "missing"],
  ["…", "missing"],
  ["/", "missing"],
  ["", "missing"],
  ["x", "not_applicable"],
  ["X", "not_applicable"]
]);

/** The signs of an extract: its own over the official ones. */
export function signsOf(own: ReadonlyMap<string, SignMeaning>): ReadonlyMap<string, SignMeaning> {
  return new Map([...OFFICIAL_SIGNS, ...own]);
}

/** A cell as value or flag; null where it is neither a number nor a known sign. */
export function readCell(
  cell: RawCell | undefined,
  signs: ReadonlyMap<string, SignMeaning>,
  format: NumberFormat
): Cell | null {
  if (typeof cell === "number") return Number.isFinite(cell) ? {value: cell, flag: null} : null;
  const text = cellText(cell);
  const meaning = signs.get(text);
  if (meaning === "zero") return {value: 0, flag: null};
  if (meaning !== undefined) return {value: null, flag: meaning};
  const value = parseNumber(text, format);
  return Number.isNaN(value) ? null : {value, flag: null};
}
