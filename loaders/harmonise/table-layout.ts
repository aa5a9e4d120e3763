import {nearest} from "../../src/model/nearest.js";
import type {Extract, ExtractTable, PeriodFormat} from "../manifest/municipality.js";
import {throwProblems, type Problem} from "../problem.js";
import {cellText, type RawCell, type RawTable} from "../read/raw-table.js";
import {headingsNamed, readHeadings, type Heading} from "./headings.js";
import {parsePeriod} from "./parse-period.js";
import {rowKeys, type RowKeys} from "./row-keys.js";

/** A column with values. Columns count from 0. */
export interface ValueColumn {
  readonly column: number;
  /** null: the row says. */
  readonly keys: readonly string[] | null;
  /** null: the row, the file or the sheet says. */
  readonly period: string | null;
}

/** Where things are in a table. */
export interface TableLayout {
  /** Index of the first row of data. */
  readonly firstRow: number;
  /** Columns with the area's key and name; null where there is none. */
  readonly area: {readonly key: number | null; readonly name: number | null};
  /** Columns that say the period and the indicators of a row; null and none where no column does. */
  readonly periodColumn: number | null;
  readonly keyColumns: readonly number[];
  readonly values: readonly ValueColumn[];
  readonly unused: readonly string[];
  /** Period of a row; null where its cell is no period. For header periods always null. */
  periodOf(row: readonly RawCell[]): string | null;
  /** What the row says about the indicators of its values; null where the columns say it. */
  readonly keysOf: ((row: readonly RawCell[]) => RowKeys) | null;
}

/**
 * Finds an extract's columns in a table by their headings. `known` are the keys that may be delivered.
 *
 * @throws InputError for every heading that is missing or stands twice
 */
export function tableLayout(
  table: RawTable,
  extract: Extract,
  {period}: ExtractTable,
  known: ReadonlySet<string>
): TableLayout {
  const headings = readHeadings(table, extract, period);
  const problems: Problem[] = [];
  const find = (text: string): Heading[] => {
    const found = headingsNamed(headings, text);
    if (found.length === 0) problems.push(missing(text, headings, table, extract));
    return found;
  };
  const findOne = (text: string): number => {
    const [first, second] = find(text);
    if (second) problems.push({...twice(text, table, extract), column: second.column + 1});
    return first?.column ?? -1;
  };
  const findAny = (text: string | null) => (text === null ? null : findOne(text));
  const area = {key: findAny(extract.area.column), name: findAny(extract.area.name)};
  const periodColumn = period.kind === "column" ? findOne(period.column) : -1;
  const rows = extract.values === null ? null : rowKeys(extract.values, findOne, known);
  const taken = [area.key, area.name, periodColumn, ...(rows?.columns ?? [])];
  const values = valueColumns({table, extract, period, headings, taken, find, findOne, problems});
  throwProblems(problems);
  const named = new Set([...taken, ...values.map(({column}) => column)]);
  const unused = headings.filter(({column, text}) => text !== "" && !named.has(column)).map(({text}) => text);
  const periods = new Map<RawCell | undefined, string | null>();
  const parsed = (cell: RawCell | undefined, rule: PeriodFormat) => {
    const known = periods.get(cell);
    if (known !== undefined) return known;
    const found = parsePeriod(cell, rule);
    periods.set(cell, found);
    return found;
  };
  const periodOf = (row: readonly RawCell[]) => {
    if (period.kind === "fixed") return period.period;
    return period.kind === "column" ? parsed(row[periodColumn], period) : null;
  };
  const keysOf = rows?.keysOf ?? null;
  return {
    ...{firstRow: extract.header.data - 1, area, values, unused: [...new Set(unused)], periodOf, keysOf},
    ...{periodColumn: period.kind === "column" ? periodColumn : null, keyColumns: rows?.columns ?? []}
  };
}

interface Search {
  readonly table: RawTable;
  readonly extract: Extract;
  readonly period: ExtractTable["period"];
  readonly headings: readonly Heading[];
  readonly taken: readonly (number | null)[];
  readonly find: (text: string) => Heading[];
  readonly findOne: (text: string) => number;
  readonly problems: Problem[];
}

function valueColumns(search: Search): ValueColumn[] {
  const {extract, period, find, findOne} = search;
  if (period.kind === "header" && period.row === 1) return periodColumns(search, period);
  if (extract.values !== null) {
    const {column} = extract.values;
    return column === null ? [] : [{column: findOne(column), keys: null, period: null}];
  }
  const columns = [...extract.columns];
  return period.kind === "header"
    ? columns.flatMap(([text, keys]) => headerPeriods(find(text), keys, period, search))
    : columns.map(([text, keys]) => ({column: findOne(text), keys, period: null}));
}

/** Every column with a period as its heading. */
function periodColumns(
  {table, extract, headings, taken, problems}: Search,
  rule: PeriodFormat
): ValueColumn[] {
  const seen = new Set<string>();
  const values = headings
    .filter(({column}) => !taken.includes(column))
    .flatMap(({column, period: cell}): ValueColumn[] => {
      const period = parsePeriod(cell, rule);
      if (period === null) return [];
      if (seen.has(period)) problems.push({...twice(period, table, extract), column: column + 1});
      seen.add(period);
      return [{column, keys: null, period}];
    });
  if (values.length === 0) {
    const {file, sheet} = table;
    const where = {file, sheet, row: extract.header.row};
    problems.push({domain: "extract", problem: "no heading is a period", expected: rule.format, ...where});
  }
  return values;
}

function headerPeriods(
  headings: readonly Heading[],
  keys: readonly string[],
  rule: PeriodFormat,
  {table, extract, problems}: Search
): ValueColumn[] {
  const seen = new Set<string>();
  return headings.flatMap(({column, text, period: cell}) => {
    const period = parsePeriod(cell, rule);
    const row = extract.header.row + extract.header.rows - 1;
    const where = {file: table.file, sheet: table.sheet, row, column: column + 1};
    if (period === null) {
      const got = `"${cellText(cell)}"`;
      const problem = `no period under "${text}"`;
      problems.push({domain: "extract", problem, expected: rule.format, got, ...where});
      return [];
    }
    if (seen.has(period)) problems.push({...twice(`${text} ${period}`, table, extract), ...where});
    seen.add(period);
    return [{column, keys, period}];
  });
}

function missing(text: string, headings: readonly Heading[], table: RawTable, extract: Extract): Problem {
  const near = nearest(
    text,
    headings.flatMap((heading) => [heading.text, ...heading.parts])
  );
  const got = near ? `"${near}" as the nearest` : "no such heading";
  const position = {file: table.file, sheet: table.sheet, row: extract.header.row};
  return {domain: "extract", problem: "column not found", expected: `"${text}"`, got, ...position};
}

function twice(text: string, {file, sheet}: RawTable, {header}: Extract): Problem {
  const expected = header.rows === 1 ? "once" : 'once, or the texts of all header rows joined by " / "';
  return {domain: "extract", problem: `heading "${text}" twice`, expected, file, sheet, row: header.row};
}
