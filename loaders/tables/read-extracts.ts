import {readFile} from "node:fs/promises";
import type {Catalogue} from "../catalogue/catalogue.js";
import type {AreaIndex} from "../harmonise/area-index.js";
import type {AreaMatcher} from "../harmonise/area-match.js";
import type {FileRef} from "../harmonise/geometry-entry.js";
import type {TableReport} from "../harmonise/import-report.js";
import type {Measurement} from "../harmonise/measurement.js";
import {measureTable} from "../harmonise/measure-table.js";
import {periodOfName} from "../manifest/name-pattern.js";
import type {Extract, ExtractTable} from "../manifest/municipality.js";
import {InputError, throwProblems, type Problem} from "../problem.js";
import {readCsv} from "../read/csv.js";
import type {RawTable} from "../read/raw-table.js";
import {readWorkbook} from "../read/workbook.js";

interface Sources {
  readonly areas: AreaIndex;
  readonly matcher?: AreaMatcher;
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
  {areas, matcher, catalogue, path, onFile}: Sources
): Promise<{measurements: Measurement[]; reports: TableReport[]}> {
  const known = {areas, matcher, catalogue, delivered: new Map<string, string>()};
  const workbooks = new Map<string, Promise<RawTable[]>>();
  const problems: Problem[] = [];
  const results: {measurements: Measurement[]; report: TableReport}[] = [];
  const collect = async (work: () => Promise<void>) =>
    work().catch((error: unknown) => {
      if (!(error instanceof InputError)) throw error;
      problems.push(...error.problems);
    });
  for (const extract of extracts) {
    for (const named of extract.tables) {
      await collect(async () => {
        for (const source of await expandSheets(named, () => openWorkbook(named, path(named), workbooks))) {
          onFile(source.sheet === null ? source.file : `${source.file}, sheet ${source.sheet}`);
          await collect(async () => {
            const table = await readTable(extract, source, path(source), workbooks);
            results.push(measureTable(table, extract, source, known));
          });
        }
      });
    }
  }
  throwProblems(problems);
  return {
    measurements: results.flatMap(({measurements}) => measurements),
    reports: results.map(({report}) => report)
  };
}

/** The tables that a sheet's name with placeholders stands for ("{JJJJ}"), in the workbook's order. */
async function expandSheets(
  table: ExtractTable,
  open: () => Promise<readonly RawTable[]>
): Promise<ExtractTable[]> {
  const {sheet, period, file} = table;
  if (sheet === null || period.kind !== "name") return [table];
  const sheets = (await open()).map((each) => each.sheet ?? "");
  const found = sheets.flatMap((name): ExtractTable[] => {
    const named = periodOfName(sheet, name, period.as);
    return named === null ? [] : [{...table, sheet: name, period: {kind: "fixed", period: named}}];
  });
  if (found.length > 0) return found;
  const got = sheets.map((name) => `"${name}"`).join(", ");
  const expected = `a sheet whose name fits "${sheet}"`;
  throw new InputError([{domain: "extract", problem: "sheet not found", expected, got, file}]);
}

async function openWorkbook(
  {file}: ExtractTable,
  path: string,
  workbooks: Map<string, Promise<RawTable[]>>
): Promise<RawTable[]> {
  const opened = workbooks.get(path) ?? readFile(path).then((bytes) => readWorkbook(bytes, file));
  workbooks.set(path, opened);
  return opened;
}

async function readTable(
  {encoding, delimiter, shortRows}: Extract,
  source: ExtractTable,
  path: string,
  workbooks: Map<string, Promise<RawTable[]>>
): Promise<RawTable> {
  const {file, format, sheet} = source;
  if (format === "csv") {
    const options = {encoding: encoding ?? undefined, delimiter: delimiter ?? undefined, shortRows};
    return readCsv(await readFile(path), file, options);
  }
  const sheets = await openWorkbook(source, path, workbooks);
  const found = sheet === null ? sheets[0] : sheets.find((table) => table.sheet === sheet);
  if (found !== undefined) return found;
  const names = sheets.map((table) => `"${table.sheet}"`).join(", ");
  throw new InputError([
    {domain: "extract", problem: "sheet not found", expected: names, got: `"${sheet}"`, file}
  ]);
}
