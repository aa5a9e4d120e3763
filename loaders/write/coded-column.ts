import type {ColumnChunk, DecodedArray, SchemaElement} from "hyparquet";
import {ByteWriter} from "hyparquet-writer";
import {writePageHeader} from "hyparquet-writer/src/datapage.js";
import {writeDictionaryPage} from "hyparquet-writer/src/dictionary.js";
import {writeRleBitPackedHybrid} from "hyparquet-writer/src/encoding.js";
import {writePlain} from "hyparquet-writer/src/plain.js";
import {snappyCompress} from "hyparquet-writer/src/snappy.js";

/** A column of a row group as codes into its distinct values; −1 is NULL. */
export interface CodedColumn {
  readonly dictionary: readonly string[] | readonly number[];
  readonly codes: Int32Array;
}

/** A dictionary of numbers that is longer than this share of the rows saves nothing. */
const MAX_SHARE = 0.5;

/**
 * Writes one column of one row group: a dictionary page where it saves space, and one data page. The parts of the pages
 * are hyparquet-writer's; its own column writer looks at every value, not at every code, several times.
 */
export function writeColumnChunk(
  writer: ByteWriter,
  element: SchemaElement,
  {dictionary, codes}: CodedColumn
): ColumnChunk {
  const isCoded =
    dictionary.length > 0 && (isText(dictionary) || dictionary.length <= MAX_SHARE * codes.length);
  const start = writer.offset;
  let uncompressed = isCoded ? writeDictionary(writer, element, dictionary) : 0;
  const dataStart = writer.offset;
  const {present, levels} = split(codes);
  const page = new ByteWriter();
  if (isCoded) {
    const bits = Math.ceil(Math.log2(dictionary.length));
    page.appendUint8(bits);
    writeRleBitPackedHybrid(page, present, bits);
  } else {
    writePlain(page, decode(present, dictionary), "DOUBLE", undefined);
  }
  const encoding = isCoded ? "RLE_DICTIONARY" : "PLAIN";
  uncompressed += writePage(writer, encoding, levels, present.length, page.getBytes());
  return {
    file_offset: BigInt(start),
    meta_data: {
      type: element.type!,
      encodings: isCoded ? ["PLAIN", "RLE_DICTIONARY"] : ["PLAIN"],
      path_in_schema: [element.name],
      codec: "SNAPPY",
      num_values: BigInt(codes.length),
      total_compressed_size: BigInt(writer.offset - start),
      total_uncompressed_size: BigInt(uncompressed),
      data_page_offset: BigInt(dataStart),
      ...(isCoded ? {dictionary_page_offset: BigInt(start)} : {}),
      statistics: {...bounds(dictionary), null_count: BigInt(codes.length - present.length)}
    }
  };
}

/** The codes that are not NULL, and for each row whether it has one (1). */
function split(codes: Int32Array): {present: Int32Array; levels: Uint8Array} {
  const levels = new Uint8Array(codes.length);
  let count = 0;
  for (let at = 0; at < codes.length; at++) {
    if (codes[at]! < 0) continue;
    levels[at] = 1;
    count++;
  }
  if (count === codes.length) return {present: codes, levels};
  const present = new Int32Array(count);
  for (let at = 0, next = 0; next < count; at++) if (codes[at]! >= 0) present[next++] = codes[at]!;
  return {present, levels};
}

/** The values of codes, one after the other. */
function decode(codes: Int32Array, dictionary: CodedColumn["dictionary"]): Float64Array {
  const values = new Float64Array(codes.length);
  for (let at = 0; at < codes.length; at++) values[at] = dictionary[codes[at]!] as number;
  return values;
}

/** Returns the size of the page before compression. */
function writeDictionary(
  writer: ByteWriter,
  element: SchemaElement,
  dictionary: CodedColumn["dictionary"]
): number {
  const column = {
    ...{columnName: element.name, element, schemaPath: [element], codec: "SNAPPY" as const},
    compressors: {SNAPPY: snappyCompress},
    ...{stats: true, pageSize: 0, columnIndex: false, offsetIndex: false}
  };
  return writeDictionaryPage(writer, column, dictionary as DecodedArray);
}

/** A data page (version 2): which rows have a value, then the values. Returns its size before compression. */
function writePage(
  writer: ByteWriter,
  encoding: "RLE_DICTIONARY" | "PLAIN",
  isThere: Uint8Array,
  present: number,
  values: Uint8Array
): number {
  const levels = new ByteWriter();
  writeRleBitPackedHybrid(levels, isThere, 1);
  const compressed = snappyCompress(values);
  const start = writer.offset;
  writePageHeader(writer, {
    type: "DATA_PAGE_V2",
    uncompressed_page_size: levels.offset + values.length,
    compressed_page_size: levels.offset + compressed.length,
    data_page_header_v2: {
      ...{
        num_values: isThere.length,
        num_nulls: isThere.length - present,
        num_rows: isThere.length,
        encoding
      },
      ...{definition_levels_byte_length: levels.offset, repetition_levels_byte_length: 0, is_compressed: true}
    }
  });
  const header = writer.offset - start;
  writer.appendBytes(levels.getBytes());
  writer.appendBytes(compressed);
  return header + levels.offset + values.length;
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
  for (const value of dictionary as readonly number[]) {
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return {min_value: min === 0 ? -0 : min, max_value: max === 0 ? 0 : max};
}
