import type {Extract, PeriodRule} from "../manifest/municipality.js";
import {cellText, type RawCell, type RawTable} from "../read/raw-table.js";

/** A column's heading. Columns count from 0. */
export interface Heading {
  readonly column: number;
  /** The texts of all header rows that name the column, joined by " / ". */
  readonly text: string;
  readonly parts: readonly string[];
  /** The cell with the column's period, where the header says it. */
  readonly period: RawCell;
}

/** Headings of a table. In all header rows but the last, a merged cell's text reaches to the right. */
export function readHeadings(table: RawTable, {header}: Extract, rule: PeriodRule): Heading[] {
  const rows = Array.from({length: header.rows}, (_, index) => table.rows[header.row - 1 + index] ?? []);
  const width = Math.max(...rows.map((row) => row.length));
  const texts = rows.map((row) => Array.from({length: width}, (_, column) => cellText(row[column])));
  const filled = texts.map((row, level) => fillRight(row, texts, level));
  return Array.from({length: width}, (_, column) => {
    const all = filled.map((row) => row[column] ?? "");
    const named = rule.kind === "header" && rule.row === 2 ? all.slice(0, -1) : all;
    const parts = named.filter(Boolean);
    return {column, text: parts.join(" / "), parts, period: rows.at(-1)?.[column] ?? null};
  });
}

/** A text stands for the columns to its right that have none there nor above, but one below. */
function fillRight(row: readonly string[], texts: readonly (readonly string[])[], level: number): string[] {
  const above = texts.slice(0, level);
  const below = texts.slice(level + 1);
  const filled: string[] = [];
  row.forEach((text, column) => {
    const reaches =
      below.some((cells) => cells[column] !== "") && above.every((cells) => cells[column] === "");
    filled.push(text || (reaches ? (filled[column - 1] ?? "") : ""));
  });
  return filled;
}

/** Columns that a heading means: those with exactly this text, else those with it in one of the header rows. */
export function headingsNamed(headings: readonly Heading[], text: string): Heading[] {
  const exact = headings.filter((heading) => heading.text === text);
  return exact.length > 0 ? exact : headings.filter(({parts}) => parts.includes(text));
}
