import {FLAGS, type Flag} from "../../src/model/observation.js";
import type {AreaList} from "./area-list.js";
import {flagCode} from "./cells.js";
import {fill, openBlock, type OpenBlock} from "./delivered-blocks.js";
import {blockName} from "./earlier-tables.js";
import {EntryLog} from "./entry-log.js";
import type {TableReport} from "./import-report.js";
import {areaBook, keyBook, NOT_A_COUNT, periodBook, valueBook, type AreaBook} from "./long-codebook.js";
import {isAside, remarkEntry, replaced} from "./measure-table.js";
import {MatchLog} from "./match-report.js";
import type {Block} from "./measurement.js";
import type {LongKnown, LongRows} from "./read-long.js";
import {readRow, type RowContext} from "./read-row.js";

/** Where the plain rows of one indicator and period go. */
interface Lane {
  readonly block: OpenBlock;
  readonly areas: AreaBook;
  readonly isCount: boolean;
  /** How many rows called an area by a text that is not its key, and the first of them, by the text's code. */
  readonly matched: Map<number, {readonly row: number; readonly count: number}>;
}

/** Fills the blocks of one long table, row by row. */
export class LongFiller {
  readonly #rows: LongRows;
  readonly #context: RowContext;
  readonly #known: LongKnown;
  readonly #blocks: Map<string, OpenBlock>;
  readonly #keys: readonly (string | null)[];
  readonly #periods: readonly (string | null)[];
  readonly #books = new Map<AreaList, AreaBook>();
  readonly #lanes = new Map<number, Lane | null>();
  /** Cells by their flag's code. */
  readonly #flags = new Float64Array(NOT_A_COUNT);
  readonly #entries = new EntryLog();
  readonly #matches = new MatchLog();

  constructor(rows: LongRows, context: RowContext, known: LongKnown, blocks: Map<string, OpenBlock>) {
    this.#rows = rows;
    this.#context = context;
    this.#known = known;
    this.#blocks = blocks;
    this.#keys = keyBook(rows.keys, context);
    this.#periods = periodBook(rows.periods, context);
  }

  /** Reads all rows; returns how many were not used. */
  readAll(): number {
    const {all, areas, keys, values, periods} = this.#rows;
    const {numbers, meanings} = valueBook(values, this.#context);
    const {source, layout} = this.#context;
    const {from, to} = source.rows ?? {from: 0, to: Infinity};
    const hasRemarks = all.remarks.size > 0;
    let reported = 0;
    for (let at = 0; at < all.length; at++) {
      const row = layout.firstRow + at + 1;
      const lane = this.#laneOf(periods.codes[at]!, keys.codes[at]!);
      const area = areas.codes[at]!;
      const position = lane === null || row < from || row > to ? -1 : lane.areas.positions[area]!;
      const value = values.codes[at]!;
      const meaning = meanings[value]!;
      const flag = meaning === NOT_A_COUNT && lane?.isCount === false ? 0 : meaning;
      const isPlain = lane !== null && position >= 0 && flag < NOT_A_COUNT;
      if (!isPlain || lane.block.rows[position] !== 0 || (hasRemarks && all.remarks.has(at))) {
        if (!this.#readOne(at, row)) reported++;
        continue;
      }
      lane.block.rows[position] = row;
      lane.block.cells.values[position] = numbers[value]!;
      lane.block.cells.flags[position] = flag;
      this.#flags[flag]!++;
      if (lane.areas.matches.has(area)) noteMatch(lane, area, row);
    }
    return reported;
  }

  /** What is to be said of the rows. */
  log(): Pick<TableReport, "entries" | "omitted" | "no_value"> {
    const column = this.#context.layout.area.key ?? this.#context.layout.area.name ?? 0;
    for (const lane of this.#lanes.values()) {
      for (const [code, {row, count}] of lane?.matched ?? []) {
        const found = lane!.areas.matches.get(code)!;
        this.#matches.add({...found, row, column: column + 1}, count);
      }
    }
    this.#matches.entries(this.#context.level).forEach((entry) => this.#entries.add(entry));
    const {entries, omitted} = this.#entries;
    const counts = FLAGS.map((flag): [Flag, number] => [flag, this.#flags[flagCode(flag)]!]);
    const no_value = Object.fromEntries(counts.filter(([, count]) => count > 0));
    return {entries, no_value, ...(omitted === undefined ? {} : {omitted})};
  }

  /** The lane of a period and an indicator by their codes; null where every row has to be looked at. */
  #laneOf(period: number, key: number): Lane | null {
    const number = period * this.#keys.length + key;
    const known = this.#lanes.get(number);
    if (known !== undefined) return known;
    const lane = this.#openLane(this.#periods[period] ?? null, this.#keys[key] ?? null);
    this.#lanes.set(number, lane);
    return lane;
  }

  #openLane(period: string | null, key: string | null): Lane | null {
    const {level, catalogue} = this.#context;
    if (period === null || key === null) return null;
    const place = {key, level, period};
    if (this.#known.earlier.touches(blockName(place))) return null;
    const list = this.#known.lists.at(level, period);
    const areas = this.#books.get(list) ?? areaBook(this.#rows.areas, list, period, this.#context);
    this.#books.set(list, areas);
    const isCount = catalogue.get(key)?.type === "count";
    return {block: this.#blockOf(place), areas, isCount, matched: new Map()};
  }

  /** Reads a row as one of any other table; returns whether it was used. */
  #readOne(at: number, row: number): boolean {
    const remark = this.#rows.all.remarks.get(at);
    const isOut = remark !== undefined && isAside(remark);
    const cells = isOut ? [] : this.#rows.all.row(at);
    const {entries, match, measurements} = readRow(cells, row - 1, this.#context);
    entries.forEach((entry) => this.#entries.add(replaced(entry, isOut ? remark : undefined)));
    const isUsed = entries.every(({used}) => used);
    if (remark !== undefined) {
      const notUsed = new Set(isUsed ? [] : [row]);
      remarkEntry(remark, row, notUsed).forEach((entry) => this.#entries.add(entry));
    }
    for (const {flag} of measurements) if (flag !== null) this.#flags[flagCode(flag)]!++;
    if (match !== null && match.match.kind !== "exact") this.#matches.add(match);
    measurements.forEach((measurement) => fill(this.#blockOf(measurement), measurement, row));
    return isUsed;
  }

  #blockOf(place: Pick<Block, "key" | "level" | "period">): OpenBlock {
    const name = blockName(place);
    const known = this.#blocks.get(name);
    if (known !== undefined) return known;
    const block = openBlock(place, this.#known.lists.at(place.level, place.period));
    this.#blocks.set(name, block);
    return block;
  }
}

function noteMatch({matched}: Lane, area: number, row: number): void {
  const known = matched.get(area);
  matched.set(area, {row: known?.row ?? row, count: (known?.count ?? 0) + 1});
}
