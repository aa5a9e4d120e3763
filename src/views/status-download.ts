import {parquetWriteBuffer} from "hyparquet-writer";
import Papa from "papaparse";
import type {ClassifiedArea} from "../model/classification.js";
import type {Method} from "../model/method.js";

type Cell = string | number | null;
type CellType = "STRING" | "DOUBLE";

/** A column of the download: the same order, names and values in CSV and Parquet. */
export interface DownloadColumn {
  readonly name: string;
  readonly type: CellType;
  readonly values: readonly Cell[];
}

/**
 * The rows shown as a table to take along: keys, names, the values that entered (`<key>`; changes as `<key>_change`),
 * their normalised scores (`<key>_score`), indices, class codes and names, and why an area is not classified.
 * A missing value is an empty cell (CSV) or null (Parquet).
 */
export function statusDownload(
  rows: readonly ClassifiedArea[],
  method: Method,
  parentName: (row: ClassifiedArea) => string | null
): readonly DownloadColumn[] {
  const text = (name: string, of: (row: ClassifiedArea) => string | null): DownloadColumn => ({
    name,
    type: "STRING",
    values: rows.map(of)
  });
  const number = (name: string, of: (row: ClassifiedArea) => number | null): DownloadColumn => ({
    name,
    type: "DOUBLE",
    values: rows.map(of)
  });
  const names = classNames(method);
  return [
    text("area_id", (row) => row.area_id),
    text("name", (row) => row.name),
    text("parent", parentName),
    number("population", (row) => row.population),
    ...scoreColumns(rows, method, "status", number),
    number("status_index", (row) => row.status_index),
    text("status_class", (row) => row.status_class),
    text("status_name", (row) => names.status.get(row.status_class ?? "") ?? null),
    ...scoreColumns(rows, method, "dynamics", number),
    number("dynamics_index", (row) => row.dynamics_index),
    text("dynamics_class", (row) => row.dynamics_class),
    text("dynamics_name", (row) => names.dynamics.get(row.dynamics_class ?? "") ?? null),
    text("combined_class", (row) => row.combined_class),
    text("excluded", (row) => row.excluded),
    text("excluded_reason", (row) => row.excluded_reason)
  ];
}

function scoreColumns(
  rows: readonly ClassifiedArea[],
  method: Method,
  index: "status" | "dynamics",
  number: (name: string, of: (row: ClassifiedArea) => number | null) => DownloadColumn
): DownloadColumn[] {
  const definition = method[index];
  if (definition === null || rows.length === 0) return [];
  return definition.indicators.flatMap(({key}, i) => {
    const name = definition.change ? `${key}_change` : key;
    return [
      number(name, (row) => row[index][i]?.value ?? null),
      number(`${name}_score`, (row) => row[index][i]?.score ?? null)
    ];
  });
}

function classNames({status, dynamics}: Method) {
  const byCode = (classes: readonly {code: string; name: string}[]) =>
    new Map(classes.map(({code, name}) => [code, name]));
  return {status: byCode(status.classes), dynamics: byCode(dynamics?.classes ?? [])};
}

/** RFC 4180 CSV in UTF-8 with a byte order mark (Excel needs it for umlauts), decimal points, lines ended by CRLF. */
export function toCsv(columns: readonly DownloadColumn[]): string {
  const length = columns[0]?.values.length ?? 0;
  const data = Array.from({length}, (_, i) => columns.map(({values}) => values[i] ?? null));
  return `\ufeff${Papa.unparse({fields: columns.map(({name}) => name), data}, {newline: "\r\n"})}\r\n`;
}

/** The same columns as a Parquet file. */
export function toParquet(columns: readonly DownloadColumn[]): ArrayBuffer {
  return parquetWriteBuffer({
    columnData: columns.map(({name, type, values}) => ({name, type, data: [...values], nullable: true}))
  });
}
