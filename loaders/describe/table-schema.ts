import {parquetMetadata, parquetSchema} from "hyparquet";
import {COLUMN_MEANINGS} from "./column-meanings.js";

/** A field of a Frictionless Table Schema v1, https://specs.frictionlessdata.io/table-schema/. */
export interface TableField {
  readonly name: string;
  readonly type: "string" | "number" | "integer" | "boolean" | "any";
  readonly description?: string;
  readonly constraints?: {readonly required?: true; readonly enum?: readonly string[]};
}

export interface TableSchema {
  readonly fields: readonly TableField[];
  readonly primaryKey?: readonly string[];
  readonly missingValues: readonly string[];
}

const KEYS: Readonly<Record<string, readonly string[]>> = {
  "indicators.parquet": ["key"],
  "observations.parquet": ["indicator", "level", "period", "area_id"],
  "poi.parquet": ["id"]
};

/** The schema of a Parquet file, read from its own footer. `path` is its path below `data/`. */
export function tableSchema(path: string, bytes: Uint8Array): TableSchema {
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  const {children} = parquetSchema(parquetMetadata(file));
  const meanings = path.startsWith("geo/") ? "geometry" : path.replace(/\.parquet$/, "");
  const fields = children.map(({element}): TableField => {
    const meaning = COLUMN_MEANINGS[meanings]?.[element.name];
    const constraints = {
      ...(meaning?.required && {required: true as const}),
      ...(meaning?.values && {enum: meaning.values})
    };
    return {
      name: element.name,
      type: fieldType(element),
      ...(meaning && {description: meaning.text}),
      ...(Object.keys(constraints).length > 0 && {constraints})
    };
  });
  const primaryKey = KEYS[path];
  return {fields, ...(primaryKey && {primaryKey}), missingValues: [""]};
}

function fieldType({type, converted_type, logical_type}: ParquetElement): TableField["type"] {
  if (type === "BOOLEAN") return "boolean";
  if (type === "DOUBLE" || type === "FLOAT") return "number";
  if (type === "INT32" || type === "INT64") return "integer";
  return converted_type === "UTF8" || logical_type?.type === "STRING" ? "string" : "any";
}

type ParquetElement = ReturnType<typeof parquetSchema>["element"];
