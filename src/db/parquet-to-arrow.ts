import {Bool, Float64, Int32, Table, Utf8, vectorFromArray, type DataType, type Vector} from "apache-arrow";
import {parquetReadObjects, parquetMetadataAsync, type SchemaElement} from "hyparquet";
import {compressors} from "hyparquet-compressors";

/**
 * Reads a whole Parquet file into an Arrow table. Texts and dates become text (dates as "YYYY-MM-DD"), integers of 32 bits
 * integers, all other numbers doubles; null stays null.
 * @throws for a column of another type, nested ones included
 */
export async function parquetToArrow(file: ArrayBuffer): Promise<Table> {
  const metadata = await parquetMetadataAsync(file);
  const rows = await parquetReadObjects({file, metadata, compressors});
  const columns = metadata.schema.slice(1).map((column) => [column.name, vector(column, rows)] as const);
  return new Table(Object.fromEntries(columns));
}

type Row = Readonly<Record<string, unknown>>;

function vector(column: SchemaElement, rows: readonly Row[]): Vector {
  const type = arrowType(column);
  const convert = type instanceof Utf8 ? text : type instanceof Bool ? Boolean : Number;
  return vectorFromArray(
    rows.map((row) => (row[column.name] == null ? null : convert(row[column.name]))),
    type
  );
}

function arrowType(column: SchemaElement): DataType {
  switch (column.type) {
    case "BYTE_ARRAY":
      return new Utf8();
    case "BOOLEAN":
      return new Bool();
    case "DOUBLE":
    case "FLOAT":
    case "INT64":
      return new Float64();
    case "INT32":
      return column.converted_type === "DATE" || column.logical_type?.type === "DATE"
        ? new Utf8()
        : new Int32();
    default:
      throw new Error(
        `parquet: unknown type of column ${column.name}; expected text, number, date or boolean, got ${column.type}`
      );
  }
}

function text(value: unknown): string {
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
}
