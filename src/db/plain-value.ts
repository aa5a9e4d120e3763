import {StructRow, Vector} from "apache-arrow";

/** An Arrow value as plain JavaScript: lists as arrays, structs as objects, whole numbers of 64 bits as numbers. */
export function plainValue(value: unknown): unknown {
  if (typeof value === "bigint") return Number(value);
  if (value instanceof Vector) return Array.from(value, plainValue);
  if (value instanceof StructRow) return plainRow(value.toJSON());
  return value;
}

/** A row of an Arrow table as a plain object. */
export function plainRow(row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plainValue(value)]));
}
