import {extname} from "node:path";
import type {ExtractYaml, PeriodYaml} from "./manifest-yaml.js";
import type {Extract, ExtractTable, PeriodRule} from "./municipality.js";
import type {Problem} from "../problem.js";
import {WORKBOOK_ENDINGS} from "../read/workbook-endings.js";
import type {YamlPath} from "./yaml-source.js";

type Report = (path: YamlPath, problem: Pick<Problem, "problem" | "expected" | "got">) => void;

/** One entry of `extracts` with its defaults, and every mistake the schema cannot see reported. */
export function parseExtract(entry: ExtractYaml, path: YamlPath, report: Report): Extract {
  const keys = Object.values(entry.columns);
  Object.entries(entry.columns).forEach(([heading, key], index) => {
    if (keys.indexOf(key) === index) return;
    report([...path, "columns", heading], {problem: "two columns for one indicator", got: `"${key}"`});
  });
  return {
    id: entry.id,
    title: entry.title,
    source: entry.source,
    tables: extractTables(entry, path, report),
    encoding: entry.encoding ?? null,
    delimiter: entry.delimiter ?? null,
    decimal: entry.decimal ?? null,
    ...(entry.short_rows && {shortRows: entry.short_rows}),
    header: {row: entry.header?.row ?? 1, rows: entry.header?.rows ?? 1},
    areaColumn: entry.area.column,
    columns: new Map(Object.entries(entry.columns)),
    totals: entry.totals ?? null,
    signs: new Map(Object.entries(entry.signs ?? {})),
    notComputedWhenAllZero: entry.not_computed?.when_all_zero ?? []
  };
}

interface TableParts {
  readonly file: string;
  readonly sheet?: string;
  readonly level?: string;
  readonly period?: PeriodYaml;
  readonly path: YamlPath;
}

function extractTables(entry: ExtractYaml, path: YamlPath, report: Report): ExtractTable[] {
  if ((entry.file === undefined) === (entry.files === undefined)) {
    report(path, {problem: "an extract needs its file", expected: "either file or files"});
    return [];
  }
  const files = entry.files?.map((file, index) => ({...file, path: [...path, "files", index]}));
  const parts: readonly TableParts[] = files ?? [{file: entry.file ?? "", path}];
  return parts.flatMap(({file, sheet, level = entry.level, period = entry.period, path: at}) => {
    const rule = period === undefined ? null : periodRule(entry, period, at, report);
    if (period === undefined) {
      report(at, {problem: "no period", expected: "period, here or for the whole extract"});
    }
    const sheets = sheetLevels(entry, sheet, level);
    if (sheets.length === 0) {
      report(at, {problem: "no level", expected: "level, here or for the whole extract"});
    }
    const format = formatOf(entry.format ?? extname(file).slice(1));
    const from = entry.from ?? "folder";
    return rule === null
      ? []
      : sheets.map(([name, key]) => ({file, from, format, sheet: name, level: key, period: rule}));
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
  if (entry.header?.rows === 2) return {kind: "header", ...form};
  report(where, {problem: "there is one header row only", expected: "header: {rows: 2}"});
  return null;
}
