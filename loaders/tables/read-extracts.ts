import {readFileSync} from "node:fs";
import {readFile} from "node:fs/promises";
import type {Catalogue} from "../catalogue/catalogue.js";
import type {AreaIndex} from "../harmonise/area-index.js";
import type {AreaLists} from "../harmonise/area-list.js";
import type {AreaMatcher} from "../harmonise/area-match.js";
import {deliveredBlocks, joinBlocks} from "../harmonise/delivered-blocks.js";
import {DeliveryMap} from "../harmonise/delivery-map.js";
import {blockName, EarlierTables, type Deliveries, type RowedBlock} from "../harmonise/earlier-tables.js";
import type {FileRef} from "../harmonise/geometry-entry.js";
import type {TableReport} from "../harmonise/import-report.js";
import type {Block} from "../harmonise/measurement.js";
import {measureTable} from "../harmonise/measure-table.js";
import {isLong, readLong} from "../harmonise/read-long.js";
import {periodOfName} from "../manifest/name-pattern.js";
import type {Extract, ExtractTable} from "../manifest/municipality.js";
import {InputError, throwProblems, type Problem} from "../problem.js";
import {codedCsv} from "../read/coded-csv.js";
import {readCsv} from "../read/csv.js";
import type {RawTable} from "../read/raw-table.js";
import {readWorkbook} from "../read/workbook.js";
import type {ResultCache} from "./result-cache.js";

export interface ExtractSources {
  readonly areas: AreaIndex;
  readonly lists: AreaLists;
  readonly matcher: AreaMatcher;
  readonly catalogue: Catalogue;
  readonly path: (ref: FileRef) => string;
  readonly onFile: (file: string) => void;
  readonly cache: ResultCache;
  /** A key for what is made of a file, from the file's content and how it is read. */
  readonly keyOf: (ref: FileRef, how: unknown) => string;
}

/** What one table delivered, and what became of each of its rows. */
interface TableResult {
  readonly blocks: readonly RowedBlock[];
  readonly report: TableReport;
}

/**
 * What all extracts delivered and what became of each row, in the manifest's order. A table that did not change since an
 * earlier run is not read again, unless another one delivered some of its values before it.
 *
 * @throws InputError with the mistakes of all files at once: unreadable files, missing sheets and headings
 */
export async function readExtracts(
  extracts: readonly Extract[],
  sources: ExtractSources
): Promise<{blocks: Block[]; reports: TableReport[]}> {
  const reader = new ExtractReader(sources);
  const problems: Problem[] = [];
  const results: TableResult[] = [];
  const collect = async (work: () => Promise<void>) =>
    work().catch((error: unknown) => {
      if (!(error instanceof InputError)) throw error;
      problems.push(...error.problems);
    });
  for (const extract of extracts) {
    for (const named of extract.tables) {
      await collect(async () => {
        for (const source of await reader.tablesOf(named)) {
          await collect(async () => void results.push(await reader.read(extract, source)));
        }
      });
    }
  }
  throwProblems(problems);
  return {
    blocks: joinBlocks(results.flatMap(({blocks}) => blocks)),
    reports: results.map(({report}) => report)
  };
}

class ExtractReader {
  readonly #sources: ExtractSources;
  readonly #earlier = new EarlierTables();
  readonly #workbooks = new Map<string, Promise<RawTable[]>>();

  constructor(sources: ExtractSources) {
    this.#sources = sources;
  }

  /** The tables that a sheet's name with placeholders stands for ("{JJJJ}"), in the workbook's order. */
  async tablesOf(table: ExtractTable): Promise<ExtractTable[]> {
    const {cache, keyOf} = this.#sources;
    const {sheet, period, file} = table;
    if (sheet === null || period.kind !== "name") return [table];
    const sheets = await cache.remember(keyOf(table, "sheets"), async () =>
      (await this.#workbook(table)).map((each) => each.sheet ?? "")
    );
    const found = sheets.flatMap((name): ExtractTable[] => {
      const named = periodOfName(sheet, name, period.as);
      return named === null ? [] : [{...table, sheet: name, period: {kind: "fixed", period: named}}];
    });
    if (found.length > 0) return found;
    const got = sheets.map((name) => `"${name}"`).join(", ");
    const expected = `a sheet whose name fits "${sheet}"`;
    throw new InputError([{domain: "extract", problem: "sheet not found", expected, got, file}]);
  }

  async read(extract: Extract, source: ExtractTable): Promise<TableResult> {
    const {cache, keyOf} = this.#sources;
    const how = {...extract, tables: undefined, title: undefined, source};
    const alone = await cache.remember(keyOf(source, how), () =>
      this.#readTable(extract, source, new EarlierTables())
    );
    const isNew = !this.#earlier.overlaps(alone.blocks);
    const result = isNew ? alone : await this.#readTable(extract, source, this.#earlier);
    this.#earlier.add(result.report, result.blocks);
    return result;
  }

  async #readTable(extract: Extract, source: ExtractTable, earlier: EarlierTables): Promise<TableResult> {
    const {path, onFile} = this.#sources;
    const {file, sheet, format} = source;
    onFile(sheet === null ? file : `${file}, sheet ${sheet}`);
    if (format !== "csv") return this.#readRows(await this.#sheet(source), extract, source, earlier);
    const {encoding, delimiter, shortRows} = extract;
    const options = {encoding: encoding ?? undefined, delimiter: delimiter ?? undefined, shortRows};
    // In one go: `readFile` reads half a megabyte at a time.
    const bytes = readFileSync(path(source));
    const csv = isLong(extract, source) ? codedCsv(bytes, file, options) : null;
    const known = {...this.#sources, earlier};
    const long = csv === null ? null : readLong(csv, extract, source, known);
    return long ?? this.#readRows(readCsv(bytes, file, options), extract, source, earlier);
  }

  #readRows(table: RawTable, extract: Extract, source: ExtractTable, earlier: EarlierTables): TableResult {
    const own = new DeliveryMap();
    const delivered: Deliveries = {
      get: (block, area) => own.get(block, area) ?? earlier.get(block, area),
      set: (block, area, where) => own.set(block, area, where)
    };
    const known = {...this.#sources, delivered};
    const {measurements, report} = measureTable(table, extract, source, known);
    const blocks = deliveredBlocks(measurements, this.#sources.lists, (measurement) => {
      const where = own.get(blockName(measurement), measurement.area_id) ?? "";
      return Number(where.slice(where.lastIndexOf(" ") + 1));
    });
    return {blocks, report};
  }

  async #sheet(source: ExtractTable): Promise<RawTable> {
    const {file, sheet} = source;
    const sheets = await this.#workbook(source);
    const found = sheet === null ? sheets[0] : sheets.find((table) => table.sheet === sheet);
    if (found !== undefined) return found;
    const names = sheets.map((table) => `"${table.sheet}"`).join(", ");
    throw new InputError([
      {domain: "extract", problem: "sheet not found", expected: names, got: `"${sheet}"`, file}
    ]);
  }

  #workbook(source: ExtractTable): Promise<RawTable[]> {
    const path = this.#sources.path(source);
    const opened =
      this.#workbooks.get(path) ?? readFile(path).then((bytes) => readWorkbook(bytes, source.file));
    this.#workbooks.set(path, opened);
    return opened;
  }
}
