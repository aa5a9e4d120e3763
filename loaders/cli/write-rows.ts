import {randomUUID} from "node:crypto";
import {rename, rm, writeFile} from "node:fs/promises";
import {extname} from "node:path";
import type {BasicType} from "hyparquet-writer";
import {parquetWriteBuffer} from "hyparquet-writer";
import Papa from "papaparse";
import {UsageError} from "./usage-error.js";

/** Names and types of a result's columns, in order. */
export type OutputColumns = Readonly<
  Record<string, Extract<BasicType, "STRING" | "DOUBLE" | "INT32" | "BOOLEAN">>
>;

export type OutputRow = Readonly<Record<string, string | number | boolean | null>>;

const ENDINGS = [".csv", ".parquet", ".json"];

/** Whether a result can go there: standard output (undefined or "-") or a file of a known kind. @throws UsageError */
export function checkOutput(out: string | undefined, option: string): void {
  if (out === undefined || out === "-" || ENDINGS.includes(extname(out).toLowerCase())) return;
  throw new UsageError(
    `output: unknown kind of file for ${option}; expected ${ENDINGS.join(", ")}, got "${out}"`
  );
}

/**
 * Writes a table as CSV (9 decimals), Parquet or JSON (an array of objects; both with all digits), by the file's ending;
 * without a file, or to "-", as CSV to standard output. The file appears complete or not at all. The same rows give the
 * same bytes.
 *
 * @param domain what errors start with
 */
export async function writeRows(
  columns: OutputColumns,
  rows: readonly OutputRow[],
  out: string | undefined,
  domain: string
): Promise<void> {
  if (out === undefined || out === "-") {
    process.stdout.write(toCsv(columns, rows));
    return;
  }
  const temporary = `${out}.${randomUUID()}.tmp`;
  try {
    await writeFile(temporary, encode(columns, rows, extname(out).toLowerCase()));
    await rename(temporary, out);
  } catch (cause) {
    await rm(temporary, {force: true});
    const got = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${domain}: the result cannot be written; expected a writable file, got ${got}`, {cause});
  }
}

function encode(columns: OutputColumns, rows: readonly OutputRow[], ending: string): string | Uint8Array {
  if (ending === ".parquet") return toParquet(columns, rows);
  return ending === ".json" ? toJson(columns, rows) : toCsv(columns, rows);
}

function toCsv(columns: OutputColumns, rows: readonly OutputRow[]): string {
  const entries = Object.entries(columns);
  const fields = entries.map(([name]) => name);
  const data = rows.map((row) => entries.map(([name, type]) => csvCell(row[name] ?? null, type)));
  return `${Papa.unparse({fields, data}, {newline: "\n"})}\n`;
}

function csvCell(value: OutputRow[string], type: OutputColumns[string]): string {
  if (value === null) return "";
  return type === "DOUBLE"
    ? Number(value)
        .toFixed(9)
        .replace(/^-(0\.0*)$/, "$1")
    : String(value);
}

function toJson(columns: OutputColumns, rows: readonly OutputRow[]): string {
  const names = Object.keys(columns);
  const lines = rows.map((row) =>
    JSON.stringify(Object.fromEntries(names.map((name) => [name, row[name] ?? null])))
  );
  return lines.length === 0 ? "[]\n" : `[\n${lines.join(",\n")}\n]\n`;
}

function toParquet(columns: OutputColumns, rows: readonly OutputRow[]): Uint8Array {
  const columnData = Object.entries(columns).map(([name, type]) => ({
    name,
    type,
    data: rows.map((row) => row[name] ?? null)
  }));
  return new Uint8Array(parquetWriteBuffer({columnData, createdBy: "quartierslabor"}));
}
