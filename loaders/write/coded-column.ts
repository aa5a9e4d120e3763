import type {ColumnChunk, DecodedArray, SchemaElement} from "hyparquet";
import type {ByteWriter} from "hyparquet-writer";
import {writeDataPageV2} from "hyparquet-writer/src/datapage.js";
import {writeDictionaryPage} from "hyparquet-writer/src/dictionary.js";
import {snappyCompress} from "hyparquet-writer/src/snappy.js";

/** A column of a row group as codes into its distinct values; −1 is NULL. */
export interface CodedColumn {
  readonly dictionary: readonly string[] | readonly number[];
  readonly codes: Int32Array;
}

/** Longer dictionaries of numbers save nothing: the values are written as they are. */
const MAX_NUMBERS = 0.5;

/**
 * Writes one column of one row group: a dictionary page where it saves space, and one data page. hyparquet-writer makes
 * the pages; its own column writer would look at every value several times.
 */
export function writeColumnChunk(
  writer: ByteWriter,
  element: SchemaElement,
  {dictionary, codes}: CodedColumn
): ColumnChunk {
  const column = {
    ...{columnName: element.name, element, schemaPath: [element], codec: "SNAPPY" as const},
    compressors: {SNAPPY: snappyCompress},
    ...{stats: true, pageSize: 0, columnIndex: false, offsetIndex: false}
  };
  const isCoded =
    dictionary.length > 0 && (isText(dictionary) || dictionary.length <= MAX_NUMBERS * codes.length);
  const start = writer.offset;
  let uncompressed = isCoded ? writeDictionaryPage(writer, column, dictionary as DecodedArray) : 0;
  const dataStart = writer.offset;
  const encoding = isCoded ? "RLE_DICTIONARY" : "PLAIN";
  const {values, levels, nulls} = pageValues(codes, isCoded ? null : dictionary);
  const pageData = {values, definitionLevels: levels, repetitionLevels: [], maxDefinitionLevel: 1};
  uncompressed += writeDataPageV2({writer, column, encoding, pageData});
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
      statistics: {...bounds(dictionary), null_count: BigInt(nulls)}
    }
  };
}

/** What a page holds: codes, or with `plain` the values they stand for; null where there is none. */
function pageValues(codes: Int32Array, plain: CodedColumn["dictionary"] | null) {
  const levels = new Array<number>(codes.length);
  let nulls = 0;
  for (let at = 0; at < codes.length; at++) {
    levels[at] = codes[at]! < 0 ? 0 : 1;
    nulls += 1 - levels[at]!;
  }
  if (nulls === 0 && plain === null) return {values: codes, levels, nulls};
  const values = new Array<string | number | null>(codes.length);
  for (let at = 0; at < codes.length; at++) {
    const code = codes[at]!;
    values[at] = code < 0 ? null : plain === null ? code : plain[code]!;
  }
  return {values, levels, nulls};
}

function isText(dictionary: CodedColumn["dictionary"]): dictionary is readonly string[] {
  return typeof dictionary[0] === "string";
}

/** The least and the greatest value, texts by their bytes; nothing for no values. */
function bounds(dictionary: CodedColumn["dictionary"]): {
  min_value?: string | number;
  max_value?: string | number;
} {
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
