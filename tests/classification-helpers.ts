import {readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import Papa from "papaparse";
import type {ColumnType, Database} from "../loaders/duckdb.js";
import {openDatabase} from "../loaders/duckdb.js";
import type {ClassifiedArea} from "../src/model/classification.js";
import type {Method} from "../src/model/method.js";
import {parseMethod} from "../src/model/parse-method.js";
import {before, indicatorKeys, tableInput} from "../src/queries/classification-input.js";
import {classificationQuery} from "../src/queries/classification.js";
import {decodeClassification} from "../src/queries/decode-classification.js";
import {sharedData} from "./shared-data.js";

export const projectFile = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

export function methodOf(path: string): Method {
  return parseMethod(readFileSync(projectFile(path), "utf8"), path);
}

export const mssMethod = (period: string): Method =>
  methodOf(`data/berlin/methods/mss-berlin-${Number(period) < 2019 ? 2013 : 2019}.yaml`);

export function csv(path: string): Record<string, string>[] {
  const text = readFileSync(path, "utf8");
  return Papa.parse<Record<string, string>>(text, {header: true, skipEmptyLines: true}).data;
}

/** A table of the MSS, such as "2-1" (raw values), "1" (official classes) or "3" (z-values). */
export const mss = (period: string, table: string) =>
  csv(sharedData(`berlin/mss/berlin-lor-monitoring-social-urban-development-${period}-00-${table}.csv`));

export type InputRow = Readonly<Record<string, string | number | boolean | null>>;

/** The raw MSS table as input, its rows of zeros included. */
export function mssRows(period: string): InputRow[] {
  return mss(period, "2-1").map((row) => ({
    area_id: row.id!,
    population: Number(row.inhabitants),
    ...Object.fromEntries(
      Object.entries(row)
        .filter(([column]) => /^[sd]\d_/.test(column))
        .map(([column, value]) => [column.slice(0, 2), Number(value)])
    )
  }));
}

export function inputColumns(method: Method): Record<string, ColumnType> {
  const numbers = ["population", ...indicatorKeys(method), ...indicatorKeys(method, "change").map(before)];
  return {
    area_id: "VARCHAR",
    name: "VARCHAR",
    parent_id: "VARCHAR",
    suppressed: "BOOLEAN",
    ...Object.fromEntries(numbers.map((name) => [name, "DOUBLE" as const]))
  };
}

/** Classifies rows by a method in native DuckDB. */
export async function classifyRows(
  method: Method,
  rows: readonly InputRow[],
  period: string | null = null,
  database?: Database
): Promise<ClassifiedArea[]> {
  const db = database ?? (await openDatabase());
  try {
    await db.registerRows(
      "values",
      inputColumns(method),
      rows.map((row) => ({suppressed: false, ...row}))
    );
    const query = classificationQuery(method, tableInput(method, "values", period));
    return decodeClassification(await db.run(query), method);
  } finally {
    if (database === undefined) db.close();
  }
}
