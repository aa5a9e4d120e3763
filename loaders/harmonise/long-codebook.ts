import type {CodedColumn} from "../read/coded-csv.js";
import {cellText} from "../read/raw-table.js";
import type {AreaList} from "./area-list.js";
import type {AreaMatch, AreaText} from "./area-match.js";
import {flagCode} from "./cells.js";
import {readCell, remarkOnValue} from "./read-cell.js";
import type {RowContext} from "./read-row.js";

/** A number that cannot be a count. */
export const NOT_A_COUNT = 5;
/** No number, or one that something is to be said about. */
export const REMARKABLE = 6;

/** What each text of a column of values means, by code: a flag's code (0: a value), NOT_A_COUNT or REMARKABLE. */
export interface ValueBook {
  readonly numbers: Float64Array;
  readonly meanings: Uint8Array;
}

export function valueBook({texts}: CodedColumn, {signs, format}: RowContext): ValueBook {
  const numbers = new Float64Array(texts.length).fill(NaN);
  const meanings = new Uint8Array(texts.length).fill(REMARKABLE);
  texts.forEach((text, code) => {
    const cell = readCell(text, signs, format);
    if (cell === null || remarkOnValue(text, signs) !== null) return;
    const isCount = cell.value === null || (Number.isSafeInteger(cell.value) && cell.value >= 0);
    numbers[code] = cell.value ?? NaN;
    meanings[code] = isCount ? flagCode(cell.flag) : NOT_A_COUNT;
  });
  return {numbers, meanings};
}

/** The indicator that each text names, by code; null for none. */
export function keyBook({texts}: CodedColumn, {layout}: RowContext): (string | null)[] {
  const [column = 0] = layout.keyColumns;
  return texts.map((text) => layout.keysOf?.(rowWith(column, text)).keys[0] ?? null);
}

/** The period that each text is, by code; null for none. */
export function periodBook({texts}: CodedColumn, {layout}: RowContext): (string | null)[] {
  return texts.map((text) => layout.periodOf(rowWith(layout.periodColumn ?? 0, text)));
}

function rowWith(column: number, text: string): string[] {
  const row: string[] = [];
  row[column] = text;
  return row;
}

export interface TextMatch {
  readonly text: AreaText;
  readonly match: AreaMatch;
}

/** The one area that each text means at a period, by code. */
export interface AreaBook {
  /** Position in the list; −1: none, several, or one that the rest of the row decides on. */
  readonly positions: Int32Array;
  /** How a text was matched that is not the area's exact key, by code. */
  readonly matches: ReadonlyMap<number, TextMatch>;
}

export function areaBook(
  {texts}: CodedColumn,
  areas: AreaList,
  period: string,
  {layout: {area: columns}, matcher, level}: RowContext
): AreaBook {
  const matches = new Map<number, TextMatch>();
  const positions = texts.map((cell, code) => {
    const said = cellText(cell);
    const text = columns.key === null ? {key: "", name: said} : {key: said, name: ""};
    const match = matcher.match(text, level, period);
    if (match?.areas.length !== 1) return -1;
    const isExact = match.kind === "exact";
    if (!isExact && columns.key !== null && columns.name !== null) return -1;
    if (!isExact) matches.set(code, {text, match});
    return areas.positions.get(match.areas[0]!.area_id) ?? -1;
  });
  return {positions: Int32Array.from(positions), matches};
}
