import {readFile} from "node:fs/promises";
import type {Catalogue} from "../catalogue/catalogue.js";
import type {AreaIndex} from "../harmonise/area-index.js";
import type {FileRef} from "../harmonise/geometry-entry.js";
import type {TableReport} from "../harmonise/import-report.js";
import type {Measurement} from "../harmonise/measurement.js";
import {measureTable} from "../harmonise/measure-table.js";
import type {Extract, ExtractTable} from "../manifest/municipality.js";
import {InputError, throwProblems, type Problem} from "../problem.js";
import {readCsv} from "../read/csv.js";
import type {RawTable} from "../read/raw-table.js";
import {readWorkbook} from "../read/workbook.js";

interface Sources {
  readonly areas: AreaIndex;
  readonly catalogue: Catalogue;
  readonly path: (ref: FileRef) => string;
  readonly onFile: (file: string) => void;
}

/**
 * Measurements of all extracts and what became of each row, in the manifest's order.
 *
 * @throws InputError with the mistakes of all files at once: unreadable files, missing sheets and headings
 */
export async function readExtracts(
  extracts: readonly Extract[],
  {areas, catalogue, path, onFile}: Sources
): Promise<{measurements: Measurement[]; reports: TableReport[]}> {
  const delivered = new Map<string, string>();
  const workbooks = new Map<string, Promise<RawTable[]>>();
  const problems: Problem[] = [];
  const results: {measurements: Measurement[]; report: TableReport}[] = [];
  for (const extract of extracts) {
    for (const source of extract.tables) {
      onFile(source.sheet === null ? source.file : `${source.file}, sheet ${source.sheet}`);
      try {
        const table = await readTable(extract, source, path(source), workbooks);
        results.push(measureTable(table, extract, source, {areas, catalogue, delivered}));
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        problems.push(...error.problems);
      }
    }
  }
  throwProblems(problems);
  return {
    measurements: results.flatMap(({measurements}) => measurements),
    reports: results.map(({report}) => report)
  };
}

async function readTable(
  {encoding, delimiter, shortRows}: Extract,
  {file, format, sheet}: ExtractTable,
  path: string,
  workbooks: Map<string, Promise<RawTable[]>>
): Promise<RawTable> {
  if (format === "csv") {
    const options = {encoding: encoding ?? undefined, delimiter: delimiter ?? undefined, shortRows};
    return readCsv(await readFile(path), file, options);
  }
  const opened = workbooks.get(path) ?? readFile(path).then((bytes) => readWorkbook(bytes, file));
  workbooks.set(path, opened);
  const sheets = await opened;
  const found = sheet === null ? sheets[0] : sheets.find((table) => table.sheet === sheet);
  if (found !== undefined) return found;
  const names = sheets.map((table) => `"${table.sheet}"`).join(", ");
  throw new InputError([
    {domain: "extract", problem: "sheet not found", expected: names, got: `"${sheet}"`, file}
  ]);
}
