import {
  Bool,
  Float64,
  Int32,
  makeData,
  makeVector,
  Table,
  Utf8,
  vectorFromArray,
  type Vector
} from "apache-arrow";
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
  const columns: [string, Vector][] = [];
  for (const column of metadata.schema.slice(1)) {
    columns.push([column.name, vector(column, rows)]);
    // Lets the page answer its reader between two columns.
    await new Promise((resolve) => setTimeout(resolve));
  }
  return new Table(Object.fromEntries(columns));
}

type Row = Readonly<Record<string, unknown>>;

function vector(column: SchemaElement, rows: readonly Row[]): Vector {
  const type = arrowType(column);
  const values = rows.map((row) => row[column.name] ?? null);
  if (type instanceof Utf8) return textVector(values);
  if (type instanceof Bool)
    return vectorFromArray(
      values.map((value) => value && Boolean(value)),
      type
    );
  const nulls = nullsOf(values);
  const numbers = values.map((value) => Number(value ?? 0));
  return type instanceof Int32
    ? makeVector(makeData({type, length: numbers.length, ...nulls, data: Int32Array.from(numbers)}))
    : makeVector(makeData({type, length: numbers.length, ...nulls, data: Float64Array.from(numbers)}));
}

/** Texts one after the other as UTF-8; each is encoded once, since keys and periods come back in every row. */
function textVector(values: readonly unknown[]): Vector<Utf8> {
  const encoder = new TextEncoder();
  const known = new Map<unknown, Uint8Array>();
  const encoded = values.map((value) => {
    const bytes = known.get(value) ?? encoder.encode(value === null ? "" : text(value));
    known.set(value, bytes);
    return bytes;
  });
  const valueOffsets = new Int32Array(values.length + 1);
  encoded.forEach((bytes, i) => (valueOffsets[i + 1] = valueOffsets[i]! + bytes.length));
  const data = new Uint8Array(valueOffsets.at(-1)!);
  encoded.forEach((bytes, i) => data.set(bytes, valueOffsets[i]));
  return makeVector(
    makeData({type: new Utf8(), length: values.length, ...nullsOf(values), valueOffsets, data})
  );
}

/** Arrow's bitmap of the values that are known. */
function nullsOf(values: readonly unknown[]): {nullCount: number; nullBitmap: Uint8Array} {
  const nullBitmap = new Uint8Array(Math.ceil(values.length / 64) * 8);
  let nullCount = 0;
  values.forEach((value, i) => {
    if (value === null) nullCount++;
    else nullBitmap[i >> 3]! |= 1 << (i & 7);
  });
  return {nullCount, nullBitmap};
}

function arrowType(column: SchemaElement): Utf8 | Bool | Float64 | Int32 {
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
