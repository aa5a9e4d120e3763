import {extname} from "node:path";
import type {Problem} from "../problem.js";
import {WORKBOOK_ENDINGS} from "../read/workbook-endings.js";
import type {ExtractYaml, PeriodYaml} from "./manifest-yaml.js";
import type {Extract, ExtractTable, PeriodRule, RowRange} from "./municipality.js";
import {hasPlaceholder} from "./name-pattern.js";
import {parseValues} from "./parse-values.js";
import type {YamlPath} from "./yaml-source.js";

export type Report = (path: YamlPath, problem: Pick<Problem, "problem" | "expected" | "got">) => void;

/** One entry of `extracts` with its defaults, and every mistake the schema cannot see reported. */
export function parseExtract(entry: ExtractYaml, path: YamlPath, report: Report): Extract {
  const {row = 1, rows = 1, data = row + rows} = entry.header ?? {};
  if (data < row + rows) {
    report([...path, "header", "data"], {
      problem: "data above the header",
      expected: `${row + rows} or more`
    });
  }
  if (entry.area.column === undefined && entry.area.name === undefined) {
    report([...path, "area"], {problem: "no column of areas", expected: "column (keys), name, or both"});
  }
  const columns = Object.entries(entry.columns ?? {});
  return {
    id: entry.id,
    title: entry.title,
    source: entry.source,
    tables: extractTables(entry, path, report),
    encoding: entry.encoding ?? null,
    delimiter: entry.delimiter ?? null,
    decimal: entry.decimal ?? null,
    ...(entry.short_rows && {shortRows: entry.short_rows}),
    header: {row, rows, data},
    area: {column: entry.area.column ?? null, name: entry.area.name ?? null},
    columns: new Map(columns.map(([heading, keys]) => [heading, [keys].flat()])),
    values: parseValues(entry, path, report),
    totals: entry.totals ?? null,
    signs: new Map(Object.entries(entry.signs ?? {})),
    notCovered: new Map(Object.entries(entry.not_covered ?? {})),
    notComputedWhenAllZero: entry.not_computed?.when_all_zero ?? []
  };
}

interface TableParts {
  readonly file: string;
  readonly sheet?: string;
  readonly level?: string;
  readonly period?: PeriodYaml;
  readonly rows?: RowRange;
  readonly path: YamlPath;
}

function extractTables(entry: ExtractYaml, path: YamlPath, report: Report): ExtractTable[] {
  if ((entry.file === undefined) === (entry.files === undefined)) {
    report(path, {problem: "an extract needs its file", expected: "either file or files"});
    return [];
  }
  const files = entry.files?.map((file, index) => ({...file, path: [...path, "files", index]}));
  const parts: readonly TableParts[] = files ?? [{file: entry.file ?? "", path}];
  return parts.flatMap((part) => {
    const {file, sheet, level = entry.level, path: at} = part;
    const sheets = sheetLevels(entry, sheet, level);
    if (sheets.length === 0)
      report(at, {problem: "no level", expected: "level, here or for the whole extract"});
    const isNamed = [file, ...sheets.map(([name]) => name ?? "")].some(hasPlaceholder);
    const rule = tablePeriod(entry, part, isNamed, report);
    const format = formatOf(entry.format ?? extname(file).slice(1));
    const from = entry.from ?? "folder";
    const rows = part.rows ?? entry.rows ?? null;
    return rule === null
      ? []
      : sheets.map(([name, key]) => ({file, from, format, sheet: name, level: key, period: rule, rows}));
  });
}

/** By the ending, unless the manifest says: every kind of spreadsheet tells itself by its content. */
function formatOf(named: string): ExtractTable["format"] {
  return WORKBOOK_ENDINGS.includes(`.${named.toLowerCase()}`) ? "workbook" : "csv";
}

/** The sheets to read with the level of their areas; null: the first sheet, or no sheets at all. */
function sheetLevels(entry: ExtractYaml, sheet = entry.sheet, level?: string): [string | null, string][] {
  if (entry.sheets !== undefined) return Object.entries(entry.sheets);
  return level === undefined ? [] : [[sheet ?? null, level]];
}

function tablePeriod(
  entry: ExtractYaml,
  {period = entry.period, path}: TableParts,
  isNamed: boolean,
  report: Report
): PeriodRule | null {
  if (isNamed) return namePeriod(period, path, report);
  if (period !== undefined) return periodRule(entry, period, path, report);
  report(path, {problem: "no period", expected: "period, here or for the whole extract"});
  return null;
}

function namePeriod(period: PeriodYaml | undefined, path: YamlPath, report: Report): PeriodRule {
  const {as = null, ...rest} = typeof period === "object" ? period : period === undefined ? {} : {period};
  if (Object.keys(rest).length > 0) {
    const problem = "two periods: the name of the file or sheet says it already";
    report([...path, "period"], {problem, expected: "as, or nothing"});
  }
  return {kind: "name", as};
}

function periodRule(
  entry: ExtractYaml,
  period: PeriodYaml,
  path: YamlPath,
  report: Report
): PeriodRule | null {
  if (typeof period !== "object") return {kind: "fixed", period: String(period)};
  const form = {format: period.format ?? ("JJJJ" as const), as: period.as ?? null};
  const where = [...path, "period"];
  if ((period.column === undefined) === (period.header_row === undefined)) {
    report(where, {problem: "unclear where the period stands", expected: "either column or header_row"});
    return null;
  }
  if (period.column !== undefined) return {kind: "column", column: period.column, ...form};
  if (period.header_row === 1) {
    if (entry.columns === undefined) return {kind: "header", row: 1, ...form};
    const expected = "layout: years or breakdown";
    report(where, {problem: "the headings are periods, so they cannot name indicators", expected});
    return null;
  }
  if (entry.header?.rows === 2) return {kind: "header", row: 2, ...form};
  report(where, {problem: "there is one header row only", expected: "header: {rows: 2}"});
  return null;
}
