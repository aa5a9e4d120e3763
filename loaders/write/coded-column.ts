import type {ColumnChunk, SchemaElement} from "hyparquet";
import {ByteWriter} from "hyparquet-writer";
import {writePageHeader} from "hyparquet-writer/src/datapage.js";
import {writePlain} from "hyparquet-writer/src/plain.js";
import {snappyCompress} from "hyparquet-writer/src/snappy.js";
import {RleEncoder} from "./rle-encoder.js";

/** A column of a row group as codes into its distinct values; −1 is NULL. */
export interface CodedColumn {
  readonly dictionary: readonly string[] | Float64Array;
  readonly codes: Int32Array;
  /** How many codes are NULL. */
  readonly nulls: number;
  /** Where one code stands many times in turn: before which rows others may begin, and the number of rows. */
  readonly ends: readonly number[] | null;
}

/** A dictionary of numbers that is longer than this share of the rows saves nothing. */
const MAX_SHARE = 0.5;

/**
 * Writes columns of row groups of at most `rows` rows: a dictionary page where it saves space, and one data page. Headers,
 * texts and compression are hyparquet-writer's; its own column writer looks at every value, not at every code, several
 * times.
 */
export class ChunkWriter {
  readonly #levels: Int32Array;
  readonly #present: Int32Array;
  readonly #levelEncoder = new RleEncoder();
  readonly #codeEncoder = new RleEncoder();

  constructor(rows: number) {
    this.#levels = new Int32Array(rows);
    this.#present = new Int32Array(rows);
  }

  write(writer: ByteWriter, element: SchemaElement, column: CodedColumn): ColumnChunk {
    const {dictionary, codes, nulls} = column;
    const isCoded =
      dictionary.length > 0 && (isText(dictionary) || dictionary.length <= MAX_SHARE * codes.length);
    const start = writer.offset;
    const dictionarySize = isCoded ? writeDictionary(writer, dictionary) : 0;
    const dataStart = writer.offset;
    const levels = this.#levelBytes(column);
    const present = this.#presentCodes(column);
    const page = isCoded
      ? {encoding: "RLE_DICTIONARY" as const, values: this.#codeBytes(present, column)}
      : {encoding: "PLAIN" as const, values: plainBytes(decode(present, dictionary))};
    const pageSize = writePage(writer, {...page, levels, rows: codes.length, nulls});
    return {
      file_offset: BigInt(start),
      meta_data: {
        type: element.type!,
        encodings: isCoded ? ["PLAIN", "RLE_DICTIONARY"] : ["PLAIN"],
        path_in_schema: [element.name],
        codec: "SNAPPY",
        num_values: BigInt(codes.length),
        total_compressed_size: BigInt(writer.offset - start),
        total_uncompressed_size: BigInt(dictionarySize + pageSize),
        data_page_offset: BigInt(dataStart),
        ...(isCoded ? {dictionary_page_offset: BigInt(start)} : {}),
        statistics: {...bounds(dictionary), null_count: BigInt(nulls)}
      }
    };
  }

  /** For each row whether it has a value (1). */
  #levelBytes({codes, nulls}: CodedColumn): Uint8Array {
    const {length} = codes;
    const levels = this.#levels.subarray(0, length);
    if (nulls === 0 || nulls === length) {
      return this.#levelEncoder.encode(levels.fill(nulls === 0 ? 1 : 0), 1, [length]);
    }
    for (let at = 0; at < length; at++) levels[at] = codes[at]! < 0 ? 0 : 1;
    return this.#levelEncoder.encode(levels, 1);
  }

  /** The codes that are not NULL. */
  #presentCodes({codes, nulls}: CodedColumn): Int32Array {
    if (nulls === 0) return codes;
    const present = this.#present.subarray(0, codes.length - nulls);
    for (let at = 0, next = 0; next < present.length; at++) {
      if (codes[at]! >= 0) present[next++] = codes[at]!;
    }
    return present;
  }

  /** How many bits each code has, and then the codes. */
  #codeBytes(present: Int32Array, {dictionary, nulls, ends}: CodedColumn): Uint8Array {
    const bits = Math.ceil(Math.log2(dictionary.length));
    const packed = this.#codeEncoder.encode(present, bits, nulls === 0 ? ends : null);
    const bytes = Buffer.allocUnsafe(1 + packed.length);
    bytes[0] = bits;
    bytes.set(packed, 1);
    return bytes;
  }
}

/** The values of codes, one after the other. */
function decode(codes: Int32Array, dictionary: CodedColumn["dictionary"]): Float64Array {
  const values = new Float64Array(codes.length);
  for (let at = 0; at < codes.length; at++) values[at] = dictionary[codes[at]!] as number;
  return values;
}

/** Texts and numbers as Parquet has them. */
function plainBytes(values: CodedColumn["dictionary"]): Uint8Array {
  const page = new ByteWriter(8 * values.length);
  if (isText(values)) writePlain(page, [...values], "BYTE_ARRAY", undefined);
  else for (let at = 0; at < values.length; at++) page.appendFloat64(values[at]!);
  return page.getBytes();
}

/** Returns the size of the page before compression. */
function writeDictionary(writer: ByteWriter, dictionary: CodedColumn["dictionary"]): number {
  const values = plainBytes(dictionary);
  const compressed = snappyCompress(values);
  const start = writer.offset;
  writePageHeader(writer, {
    type: "DICTIONARY_PAGE",
    uncompressed_page_size: values.length,
    compressed_page_size: compressed.length,
    dictionary_page_header: {num_values: dictionary.length, encoding: "PLAIN"}
  });
  const header = writer.offset - start;
  writer.appendBytes(compressed);
  return header + values.length;
}

interface Page {
  readonly encoding: "RLE_DICTIONARY" | "PLAIN";
  readonly values: Uint8Array;
  /** Which rows have a value. */
  readonly levels: Uint8Array;
  readonly rows: number;
  readonly nulls: number;
}

/** A data page (version 2): which rows have a value, then the values. Returns its size before compression. */
function writePage(writer: ByteWriter, {encoding, values, levels, rows, nulls}: Page): number {
  const compressed = snappyCompress(values);
  const start = writer.offset;
  writePageHeader(writer, {
    type: "DATA_PAGE_V2",
    uncompressed_page_size: levels.length + values.length,
    compressed_page_size: levels.length + compressed.length,
    data_page_header_v2: {
      ...{num_values: rows, num_nulls: nulls, num_rows: rows, encoding},
      ...{definition_levels_byte_length: levels.length, repetition_levels_byte_length: 0, is_compressed: true}
    }
  });
  const header = writer.offset - start;
  writer.appendBytes(levels);
  writer.appendBytes(compressed);
  return header + levels.length + values.length;
}

function isText(dictionary: CodedColumn["dictionary"]): dictionary is readonly string[] {
  return typeof dictionary[0] === "string";
}

/** The least and the greatest value, texts by their bytes; nothing for no values. */
function bounds(dictionary: CodedColumn["dictionary"]) {
  if (dictionary.length === 0) return {};
  if (isText(dictionary)) {
    const sorted = dictionary.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    return {min_value: sorted[0], max_value: sorted.at(-1)};
  }
  let [min, max] = [Infinity, -Infinity];
  for (let at = 0; at < dictionary.length; at++) {
    min = Math.min(min, dictionary[at]!);
    max = Math.max(max, dictionary[at]!);
  }
  return {min_value: min === 0 ? -0 : min, max_value: max === 0 ? 0 : max};
}
