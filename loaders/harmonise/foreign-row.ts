import type {Area} from "../../src/model/area.js";
import {nearest} from "../../src/model/nearest.js";
import {cellText, type RawCell} from "../read/raw-table.js";

/**
 * What a row without a known area is: one of the words in a text outside the columns of values tells a row of totals, a
 * single text and nothing else a footnote. null: neither.
 */
export function kindOfForeignRow(
  row: readonly RawCell[],
  valueColumns: readonly number[],
  totalWords: readonly string[]
): "total" | "footnote" | null {
  const texts = row.map(cellText);
  const labels = texts.filter((text, column) => text !== "" && !valueColumns.includes(column));
  const words = labels.flatMap((label) => label.toLowerCase().split(/[^\p{L}\d-]+/u));
  if (totalWords.some((word) => words.includes(word.toLowerCase()))) return "total";
  const filled = texts.filter((text) => text !== "").length;
  return filled === 1 && labels.length === 1 ? "footnote" : null;
}

/** What is wrong with a key, with the nearest of the valid areas by key, else by name. */
export function unknownArea(key: string, level: string, valid: readonly Area[]): string {
  if (key === "") return `no key; expected the key of a ${level}`;
  const near = nearestBy(({area_id}) => area_id, key, valid) ?? nearestBy(({name}) => name, key, valid);
  return `no ${level} "${key}"; ${near ? `nearest known "${near.area_id}" (${near.name})` : "none near it is known"}`;
}

function nearestBy(textOf: (area: Area) => string, key: string, valid: readonly Area[]): Area | undefined {
  const near = nearest(key, new Set(valid.map(textOf)));
  return near === null ? undefined : valid.find((area) => textOf(area) === near);
}
