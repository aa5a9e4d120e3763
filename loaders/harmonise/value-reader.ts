import {readAttributes} from "../read/attribute-table.js";
import type {Attributes} from "../read/attribute-table.js";
import type {FileRef, FromColumn, FromTable, ValueSource} from "./geometry-entry.js";

/** Absolute path of a file the manifest names. */
export type ResolveFile = (ref: FileRef) => string;

/** The value for an area from its id and the attributes of its row; null where there is none. */
export type ValueReader = (id: string, attributes: Attributes) => string | null;

/** A cell as text without blanks around it; null where it is empty. */
export function cellText(value: unknown): string | null {
  const text = value === null || value === undefined ? "" : String(value).trim();
  return text === "" ? null : text;
}

/** The value of an attribute of the geometry file. */
export function columnReader({column, pattern}: FromColumn): (attributes: Attributes) => string | null {
  if (pattern === null) return (attributes) => cellText(attributes[column]);
  const expression = new RegExp(pattern, "u");
  return (attributes) => cellText(expression.exec(cellText(attributes[column]) ?? "")?.[1]);
}

/** Throws where the rows of a file lack a column that the manifest names. */
export function requireColumn(rows: readonly Attributes[], column: string, file: string): void {
  const first = rows[0];
  if (first === undefined || rows.some((row) => column in row)) return;
  throw new Error(
    `geometry: unknown column; expected one of ${Object.keys(first).join(", ")}, got "${column}" (${file})`
  );
}

async function tableReader({table, key, value}: FromTable, resolveFile: ResolveFile): Promise<ValueReader> {
  const rows = await readAttributes(resolveFile(table), table.file);
  requireColumn(rows, key, table.file);
  requireColumn(rows, value, table.file);
  const values = new Map(rows.map((row) => [cellText(row[key]), cellText(row[value])]));
  return (id) => values.get(id) ?? null;
}

/** How to read a value. Throws where a lookup table is missing or lacks a column. */
export async function valueReader(source: ValueSource, resolveFile: ResolveFile): Promise<ValueReader> {
  if ("fixed" in source) return () => source.fixed;
  if ("prefix" in source) return (id) => (id.length < source.prefix ? null : id.slice(0, source.prefix));
  if ("table" in source) return tableReader(source, resolveFile);
  const read = columnReader(source);
  return (_id, attributes) => read(attributes);
}
