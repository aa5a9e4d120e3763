import type {Extract, ExtractTable, PeriodFormat, PeriodRule} from "../manifest/municipality.js";
import {throwProblems, type Problem} from "../problem.js";
import {cellText, type RawCell, type RawTable} from "../read/raw-table.js";
import {nearest} from "../../src/model/nearest.js";
import {parsePeriod} from "./parse-period.js";

/** A column with values of one indicator, for one period where the header says so. Columns count from 0. */
export interface ValueColumn {
  readonly column: number;
  readonly key: string;
  /** null: the row says. */
  readonly period: string | null;
}

/** Where things are in a table. */
export interface TableLayout {
  /** Index of the first row of data. */
  readonly firstRow: number;
  readonly areaColumn: number;
  readonly values: readonly ValueColumn[];
  readonly unused: readonly string[];
  /** Period of a row; null where its cell is no period. For header periods always null. */
  periodOf(row: readonly RawCell[]): string | null;
}

interface Heading {
  readonly column: number;
  readonly text: string;
  readonly below: RawCell;
}

/**
 * Finds an extract's columns in a table by their headings.
 *
 * @throws InputError for every heading that is missing or stands twice
 */
export function tableLayout(table: RawTable, extract: Extract, {period}: ExtractTable): TableLayout {
  const headings = readHeadings(table, extract, period);
  const problems: Problem[] = [];
  const find = (text: string): Heading[] => {
    const found = headings.filter((heading) => heading.text === text);
    if (found.length === 0) problems.push(missing(text, headings, table, extract));
    return found;
  };
  const findOne = (text: string): number => {
    const [first, second] = find(text);
    if (second) problems.push({...twice(text, table, extract), column: second.column + 1});
    return first?.column ?? -1;
  };
  const areaColumn = findOne(extract.areaColumn);
  const periodColumn = period.kind === "column" ? findOne(period.column) : -1;
  const columns = [...extract.columns];
  const values =
    period.kind === "header"
      ? columns.flatMap(([text, key]) => headerPeriods(find(text), key, period, table, extract, problems))
      : columns.map(([text, key]) => ({column: findOne(text), key, period: null}));
  throwProblems(problems);
  const named = new Set([areaColumn, periodColumn, ...values.map(({column}) => column)]);
  const unused = headings.filter(({column, text}) => text !== "" && !named.has(column)).map(({text}) => text);
  const periodOf = (row: readonly RawCell[]) => {
    if (period.kind === "fixed") return period.period;
    return period.kind === "column" ? parsePeriod(row[periodColumn], period) : null;
  };
  const firstRow = extract.header.row - 1 + extract.header.rows;
  return {firstRow, areaColumn, values, unused: [...new Set(unused)], periodOf};
}

/** Headings as texts. Of two header rows the upper one's merged cells reach to the right; without periods they are joined. */
function readHeadings(table: RawTable, {header}: Extract, period: PeriodRule): Heading[] {
  const top = table.rows[header.row - 1] ?? [];
  if (header.rows === 1) return top.map((cell, column) => ({column, text: cellText(cell), below: null}));
  const bottom = table.rows[header.row] ?? [];
  const columns = Array.from({length: Math.max(top.length, bottom.length)}, (_, column) => column);
  const filled = columns.reduce<string[]>((texts, column) => {
    const reach = cellText(bottom[column]) === "" ? "" : (texts[column - 1] ?? "");
    return [...texts, cellText(top[column]) || reach];
  }, []);
  return columns.map((column) => {
    const [upper, lower] = [filled[column] ?? "", cellText(bottom[column])];
    const text = period.kind === "header" ? upper : [upper, lower].filter(Boolean).join(" / ");
    return {column, text, below: bottom[column] ?? null};
  });
}

function headerPeriods(
  headings: readonly Heading[],
  key: string,
  rule: PeriodFormat,
  table: RawTable,
  extract: Extract,
  problems: Problem[]
): ValueColumn[] {
  const seen = new Set<string>();
  return headings.flatMap(({column, text, below}) => {
    const period = parsePeriod(below, rule);
    const where = {file: table.file, sheet: table.sheet, row: extract.header.row + 1, column: column + 1};
    if (period === null) {
      const got = `"${cellText(below)}"`;
      problems.push({
        domain: "extract",
        problem: `no period under "${text}"`,
        expected: rule.format,
        got,
        ...where
      });
      return [];
    }
    if (seen.has(period)) problems.push({...twice(`${text} ${period}`, table, extract), ...where});
    seen.add(period);
    return [{column, key, period}];
  });
}

function missing(text: string, headings: readonly Heading[], table: RawTable, extract: Extract): Problem {
  const near = nearest(
    text,
    headings.map((heading) => heading.text)
  );
  const got = near ? `"${near}" as the nearest` : "no such heading";
  const position = {file: table.file, sheet: table.sheet, row: extract.header.row};
  return {domain: "extract", problem: "column not found", expected: `"${text}"`, got, ...position};
}

function twice(text: string, {file, sheet}: RawTable, {header}: Extract): Problem {
  return {
    domain: "extract",
    problem: `heading "${text}" twice`,
    expected: "once",
    file,
    sheet,
    row: header.row
  };
}
