import {ByteWriter, ParquetWriter, schemaFromColumnData} from "hyparquet-writer";
import type {Disclosed} from "../disclosure/apply-disclosure.js";
import {flagOf} from "../harmonise/cells.js";
import type {ObservationBlock} from "../harmonise/observation-block.js";
import {groupBy} from "../harmonise/group-by.js";
import {writeColumnChunk, type CodedColumn} from "./coded-column.js";

const MAX_ROW_GROUP = 100_000;

/** Part of a block: areas from `from` to before `to`, by position. */
interface Piece {
  readonly block: ObservationBlock;
  readonly from: number;
  readonly to: number;
}

/**
 * `observations.parquet`, sorted by (indicator, level, period, area_id) by code units. A row group never holds two
 * indicators, so that a reader can fetch one by itself. The same blocks give the same bytes, in whatever order.
 */
export function observationsParquet(observations: Disclosed<ObservationBlock>): Uint8Array {
  const names = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[];
  const columnData = names.map((name) => ({name, type: COLUMNS[name].type, data: []}));
  const schema = schemaFromColumnData({columnData});
  const writer = new ByteWriter();
  const parquet = new ParquetWriter({writer, schema, createdBy: "quartierslabor"});
  for (const pieces of rowGroups(observations.rows)) {
    const start = writer.offset;
    const length = pieces.reduce((sum, {from, to}) => sum + to - from, 0);
    const columns = names.map((name, index) =>
      writeColumnChunk(writer, schema[index + 1]!, COLUMNS[name].encode(pieces, length))
    );
    const bytes = columns.reduce((sum, {meta_data}) => sum + (meta_data?.total_uncompressed_size ?? 0n), 0n);
    parquet.row_groups.push({
      columns,
      total_byte_size: bytes,
      num_rows: BigInt(length),
      total_compressed_size: BigInt(writer.offset - start)
    });
    parquet.num_rows += BigInt(length);
  }
  parquet.finish();
  return writer.getBytes().slice();
}

const COLUMNS = {
  indicator: texts(({indicator}) => indicator),
  level: texts(({level}) => level),
  period: texts(({period}) => period),
  area_id: {type: "STRING", encode: areaColumn},
  value: numbers(({values}) => values),
  numerator: numbers(({numerators}) => numerators),
  denominator: numbers(({denominators}) => denominators),
  flag: {type: "STRING", encode: flagColumn}
} as const;

/** A column with one text for all rows of a block. */
function texts(textOf: (block: ObservationBlock) => string) {
  const encode = (pieces: readonly Piece[], length: number): CodedColumn => {
    const dictionary = [...new Set(pieces.map(({block}) => textOf(block)))];
    const codes = new Int32Array(length);
    eachPiece(pieces, ({block, from, to}, start) =>
      codes.fill(dictionary.indexOf(textOf(block)), start, start + to - from)
    );
    return {dictionary, codes};
  };
  return {type: "STRING" as const, encode};
}

function areaColumn(pieces: readonly Piece[], length: number): CodedColumn {
  const codeOf = new Map<string, number>();
  const codes = new Int32Array(length);
  const known = new Map<readonly string[], Int32Array>();
  eachPiece(pieces, ({block: {areas}, from, to}, start) => {
    const own = known.get(areas.ids) ?? Int32Array.from(areas.ids, (id) => codeFor(id, codeOf));
    known.set(areas.ids, own);
    codes.set(own.subarray(from, to), start);
  });
  return {dictionary: [...codeOf.keys()], codes};
}

/** A column of numbers; NaN, or no numbers at all, is NULL. */
function numbers(valuesOf: (block: ObservationBlock) => Float64Array | null) {
  const encode = (pieces: readonly Piece[], length: number): CodedColumn => {
    const codeOf = new Map<number, number>();
    const codes = new Int32Array(length).fill(-1);
    eachPiece(pieces, ({block, from, to}, start) => {
      const values = valuesOf(block);
      if (values === null) return;
      for (let at = from; at < to; at++) {
        const value = values[at]!;
        if (value === value) codes[start + at - from] = codeFor(value, codeOf);
      }
    });
    return {dictionary: [...codeOf.keys()], codes};
  };
  return {type: "DOUBLE" as const, encode};
}

function flagColumn(pieces: readonly Piece[], length: number): CodedColumn {
  const codeOf = new Map<string, number>();
  const codes = new Int32Array(length).fill(-1);
  eachPiece(pieces, ({block: {flags}, from, to}, start) => {
    for (let at = from; at < to; at++) {
      const flag = flags[at] === 0 ? null : flagOf(flags[at]!);
      if (flag !== null) codes[start + at - from] = codeFor(flag, codeOf);
    }
  });
  return {dictionary: [...codeOf.keys()], codes};
}

function codeFor<T>(value: T, codes: Map<T, number>): number {
  const found = codes.get(value);
  if (found !== undefined) return found;
  codes.set(value, codes.size);
  return codes.size - 1;
}

function eachPiece(pieces: readonly Piece[], visit: (piece: Piece, start: number) => void): void {
  let start = 0;
  for (const piece of pieces) {
    visit(piece, start);
    start += piece.to - piece.from;
  }
}

/** Row groups: one per indicator, of equal size where an indicator is too long for one. */
function rowGroups(blocks: readonly ObservationBlock[]): Piece[][] {
  const sorted = blocks.toSorted(
    (a, b) => compare(a.indicator, b.indicator) || compare(a.level, b.level) || compare(a.period, b.period)
  );
  const byIndicator = groupBy(sorted, ({indicator}) => indicator);
  return [...byIndicator.values()].flatMap((own) => {
    const length = own.reduce((sum, {areas}) => sum + areas.ids.length, 0);
    return cut(own, Math.ceil(length / Math.ceil(length / MAX_ROW_GROUP)));
  });
}

/** Blocks one after the other, cut after every `size` rows. */
function cut(blocks: readonly ObservationBlock[], size: number): Piece[][] {
  const groups: Piece[][] = [];
  let room = 0;
  for (const block of blocks) {
    const {length} = block.areas.ids;
    for (let from = 0; from < length;) {
      if (room === 0) {
        groups.push([]);
        room = size;
      }
      const to = Math.min(length, from + room);
      groups.at(-1)?.push({block, from, to});
      room -= to - from;
      from = to;
    }
  }
  return groups;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
