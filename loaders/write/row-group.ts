import type {ColumnChunk, SchemaElement} from "hyparquet";
import {ByteWriter} from "hyparquet-writer";
import {schemaFromColumnData} from "hyparquet-writer/src/schema.js";
import {FLAGS} from "../../src/model/observation.js";
import {ChunkWriter, type CodedColumn} from "./coded-column.js";
import {NumberCodes} from "./number-codes.js";

export const MAX_ROW_GROUP = 100_000;

/** Texts that row groups refer to by number. */
export interface GroupTexts {
  readonly levels: readonly string[];
  readonly periods: readonly string[];
  /** Keys of the areas of a level, list by list. */
  readonly areas: readonly (readonly string[])[];
}

/** Some rows of one indicator, column by column. NaN, or no numbers at all, is NULL; a flag is its code, 0 for none. */
export interface RowGroup {
  readonly rows: number;
  readonly indicator: string;
  /** Five numbers per run of rows: level, period and list of areas, the first area and the one behind the last. */
  readonly runs: Int32Array;
  readonly values: Float64Array;
  readonly numerators: Float64Array | null;
  readonly denominators: Float64Array | null;
  readonly flags: Uint8Array;
}

/** A row group as Parquet has it; positions in `columns` count from its start. */
export interface EncodedGroup {
  readonly rows: number;
  readonly bytes: Uint8Array;
  readonly columns: readonly ColumnChunk[];
}

const COLUMNS = {
  indicator: "STRING",
  level: "STRING",
  period: "STRING",
  area_id: "STRING",
  value: "DOUBLE",
  numerator: "DOUBLE",
  denominator: "DOUBLE",
  flag: "STRING"
} as const;

export function observationSchema(): SchemaElement[] {
  const columnData = Object.entries(COLUMNS).map(([name, type]) => ({name, type, data: []}));
  return schemaFromColumnData({columnData});
}

/** Fills in the codes of all rows; returns what is to be known of them. */
type Encode = (codes: Int32Array) => Omit<CodedColumn, "codes">;

/** Encodes row groups one after the other. */
export class RowGroupEncoder {
  readonly #texts: GroupTexts;
  readonly #schema = observationSchema();
  readonly #codes = new Int32Array(MAX_ROW_GROUP);
  readonly #scratch = new ChunkWriter(MAX_ROW_GROUP);

  constructor(texts: GroupTexts) {
    this.#texts = texts;
  }

  encode(group: RowGroup): EncodedGroup {
    const {rows, indicator, values, numerators, denominators, flags} = group;
    const {levels, periods} = this.#texts;
    const writer = new ByteWriter(1 << 16);
    const codes = this.#codes.subarray(0, rows);
    const encoders: Record<keyof typeof COLUMNS, Encode> = {
      indicator: (own) => (own.fill(0), {dictionary: [indicator], nulls: 0, ends: [rows]}),
      level: (own) => encodeRuns(group, 0, levels, own),
      period: (own) => encodeRuns(group, 1, periods, own),
      area_id: (own) => this.#encodeAreas(group, own),
      value: (own) => encodeNumbers(values, own),
      numerator: (own) => encodeNumbers(numerators, own),
      denominator: (own) => encodeNumbers(denominators, own),
      flag: (own) => encodeFlags(flags, own)
    };
    const columns = Object.values(encoders).map((encode, index) =>
      this.#scratch.write(writer, this.#schema[index + 1]!, {...encode(codes), codes})
    );
    return {rows, bytes: writer.getBytes(), columns};
  }

  #encodeAreas(group: RowGroup, codes: Int32Array): Omit<CodedColumn, "codes"> {
    const codeOf = new Map<string, number>();
    const known = new Map<number, Int32Array>();
    eachRun(group, ([, , list = 0, from = 0, to = 0], start) => {
      const own = known.get(list) ?? Int32Array.from(this.#texts.areas[list]!, (id) => codeFor(id, codeOf));
      known.set(list, own);
      codes.set(own.subarray(from, to), start);
    });
    return {dictionary: [...codeOf.keys()], nulls: 0, ends: null};
  }
}

/** A column with one text per run; `field` says which number of the run stands for it. */
function encodeRuns(group: RowGroup, field: 0 | 1, texts: readonly string[], codes: Int32Array) {
  const codeOf = new Map<string, number>();
  const ends: number[] = [];
  eachRun(group, (run, start, end) => {
    codes.fill(codeFor(texts[run[field]!]!, codeOf), start, end);
    ends.push(end);
  });
  return {dictionary: [...codeOf.keys()], nulls: 0, ends};
}

function encodeNumbers(values: Float64Array | null, codes: Int32Array): Omit<CodedColumn, "codes"> {
  codes.fill(-1);
  const known = new NumberCodes();
  if (values === null) return {dictionary: known.numbers(), nulls: codes.length, ends: null};
  let nulls = 0;
  for (let at = 0; at < values.length; at++) {
    const value = values[at]!;
    if (value === value) codes[at] = known.codeOf(value);
    else nulls++;
  }
  return {dictionary: known.numbers(), nulls, ends: null};
}

function encodeFlags(flags: Uint8Array, codes: Int32Array): Omit<CodedColumn, "codes"> {
  const codeOf = new Map<string, number>();
  codes.fill(-1);
  let nulls = 0;
  for (let at = 0; at < flags.length; at++) {
    if (flags[at] === 0) nulls++;
    else codes[at] = codeFor(FLAGS[flags[at]! - 1]!, codeOf);
  }
  return {dictionary: [...codeOf.keys()], nulls, ends: null};
}

function codeFor<T>(value: T, codes: Map<T, number>): number {
  const found = codes.get(value);
  if (found !== undefined) return found;
  codes.set(value, codes.size);
  return codes.size - 1;
}

function eachRun({runs}: RowGroup, visit: (run: Int32Array, start: number, end: number) => void): void {
  let start = 0;
  for (let at = 0; at < runs.length; at += 5) {
    const run = runs.subarray(at, at + 5);
    const end = start + run[4]! - run[3]!;
    visit(run, start, end);
    start = end;
  }
}
