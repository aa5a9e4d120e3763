import type {ColumnChunk} from "hyparquet";
import {ByteWriter, ParquetWriter} from "hyparquet-writer";
import type {Disclosed} from "../disclosure/apply-disclosure.js";
import {groupBy} from "../harmonise/group-by.js";
import type {ObservationBlock} from "../harmonise/observation-block.js";
import {runWorkers, threadCount} from "../threads/run-workers.js";
import {groupQueue, type GroupQueue} from "./group-queue.js";
import {MAX_ROW_GROUP, observationSchema, type EncodedGroup, type RowGroup} from "./row-group.js";

/** Threads cost more than they save on fewer rows. */
const SHARED_ROWS = 1_000_000;

export interface WriteOptions {
  /** From how many rows on several threads share the work; it makes no difference to the bytes. */
  readonly sharedRows?: number;
}

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
export async function observationsParquet(
  observations: Disclosed<ObservationBlock>,
  {sharedRows = SHARED_ROWS}: WriteOptions = {}
): Promise<Uint8Array> {
  const writer = new ByteWriter();
  const parquet = new ParquetWriter({writer, schema: observationSchema(), createdBy: "quartierslabor"});
  for (const {rows, bytes, columns} of await encodeGroups(observations.rows, sharedRows)) {
    const start = BigInt(writer.offset);
    writer.appendBytes(bytes);
    parquet.row_groups.push({
      columns: columns.map((column) => moved(column, start)),
      total_byte_size: columns.reduce((sum, {meta_data}) => sum + meta_data!.total_uncompressed_size, 0n),
      num_rows: BigInt(rows),
      total_compressed_size: BigInt(bytes.length)
    });
    parquet.num_rows += BigInt(rows);
  }
  parquet.finish();
  return writer.getBytes().slice();
}

/** A column chunk that stands further behind. */
function moved({file_offset, meta_data, ...chunk}: ColumnChunk, by: bigint): ColumnChunk {
  const {data_page_offset, dictionary_page_offset: dictionary, ...meta} = meta_data!;
  const offset = dictionary === undefined ? {} : {dictionary_page_offset: dictionary + by};
  return {
    ...{...chunk, file_offset: file_offset + by},
    meta_data: {...meta, data_page_offset: data_page_offset + by, ...offset}
  };
}

/** All row groups in their order; very many on several threads. */
async function encodeGroups(
  blocks: readonly ObservationBlock[],
  sharedRows: number
): Promise<EncodedGroup[]> {
  const rows = blocks.reduce((sum, {values}) => sum + values.length, 0);
  const isShared = rows >= sharedRows && threadCount() > 1;
  const memory = isShared ? SharedArrayBuffer : ArrayBuffer;
  const queue = {...packGroups(rowGroups(blocks), memory), next: new Int32Array(new memory(4))};
  const encoded: EncodedGroup[] = [];
  const onGroup = ({index, group}: {index: number; group: EncodedGroup}) => void (encoded[index] = group);
  const work = () => groupQueue(queue, onGroup);
  if (!isShared) work();
  else await runWorkers(new URL("./group-worker.ts", import.meta.url), queue, {onMessage: onGroup, work});
  return encoded;
}

type Memory = ArrayBufferConstructor | SharedArrayBufferConstructor;

function packGroups(groups: readonly (readonly Piece[])[], memory: Memory): Omit<GroupQueue, "next"> {
  const [levels, periods, areas] = [new Map<string, number>(), new Map<string, number>(), new Map()];
  const numbersOf = ({block, from, to}: Piece) => [
    numberOf(block.level, levels),
    numberOf(block.period, periods),
    numberOf(block.areas.ids, areas as Map<readonly string[], number>),
    from,
    to
  ];
  const packed = groups.map((pieces): RowGroup => {
    const rows = pieces.reduce((sum, {from, to}) => sum + to - from, 0);
    const numbers = (of: (block: ObservationBlock) => Float64Array | null) =>
      pieces.every(({block}) => of(block) === null)
        ? null
        : fill(new Float64Array(new memory(8 * rows)).fill(NaN), pieces, of);
    return {
      ...{rows, indicator: pieces[0]!.block.indicator, runs: Int32Array.from(pieces.flatMap(numbersOf))},
      values: numbers(({values}) => values)!,
      numerators: numbers(({numerators}) => numerators),
      denominators: numbers(({denominators}) => denominators),
      flags: fill(new Uint8Array(new memory(rows)), pieces, ({flags}) => flags)
    };
  });
  const texts = {levels: [...levels.keys()], periods: [...periods.keys()], areas: [...areas.keys()]};
  return {texts, groups: packed};
}

function numberOf<T>(value: T, numbers: Map<T, number>): number {
  const number = numbers.get(value) ?? numbers.size;
  numbers.set(value, number);
  return number;
}

/** Puts one column of pieces after the other. */
function fill<T extends Float64Array | Uint8Array>(
  column: T,
  pieces: readonly Piece[],
  of: (block: ObservationBlock) => T | null
): T {
  let start = 0;
  for (const {block, from, to} of pieces) {
    const own = of(block);
    if (own !== null) column.set(own.subarray(from, to), start);
    start += to - from;
  }
  return column;
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
