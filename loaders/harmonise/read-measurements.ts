import type {Flag} from "../../src/model/observation.js";
import {isComputed, type Catalogue} from "../catalogue/catalogue.js";
import type {Extract, ExtractTable} from "../manifest/municipality.js";
import {InputError} from "../problem.js";
import {detectDecimal} from "../read/parse-number.js";
import {cellText, type RawTable} from "../read/raw-table.js";
import type {AreaIndex} from "./area-index.js";
import {areaMatcher, type AreaMatcher} from "./area-match.js";
import type {Deliveries} from "./earlier-tables.js";
import {groupBy} from "./group-by.js";
import type {TableReport} from "./import-report.js";
import {matchEntry, matchName} from "./match-report.js";
import {sumCells} from "./cells.js";
import type {Measurement} from "./measurement.js";
import {notCovered} from "./not-covered.js";
import {signsOf} from "./read-cell.js";
import {readRow, type RowContext} from "./read-row.js";
import {tableLayout, type TableLayout} from "./table-layout.js";

export interface Known {
  readonly areas: AreaIndex;
  readonly catalogue: Catalogue;
  /** What was delivered before; added to. */
  readonly delivered: Deliveries;
  /** Without aliases when not given. */
  readonly matcher?: AreaMatcher;
}

/**
 * Measurements of one table, and what became of each of its rows: rows read = rows used + rows reported. An area that is
 * not named by its exact key stands in the report. Of several deliveries of the same value the first counts, the others
 * are reported; columns and rows of a breakdown are summed.
 *
 * @throws InputError where a heading is missing or the decimal mark cannot be told
 */
export function readMeasurements(
  table: RawTable,
  extract: Extract,
  source: ExtractTable,
  known: Known
): {measurements: Measurement[]; report: TableReport} {
  const layout = tableLayout(table, extract, source, deliveredKeys(known.catalogue));
  const context = rowContext({table, extract, source, layout}, known, () => valueTexts(table, layout));
  const {level} = source;
  const results = table.rows
    .slice(layout.firstRow)
    .map((row, index) => readRow(row, layout.firstRow + index, context));
  const matches = groupBy(
    results.flatMap(({match}) => (match === null || match.match.kind === "exact" ? [] : [match])),
    matchName
  );
  const firsts = new Map([...matches.values()].map((rows) => [rows[0].row, rows]));
  const entries = results.flatMap((result) => {
    const rows = result.match === null ? undefined : firsts.get(result.match.row);
    return rows === undefined ? result.entries : [matchEntry(rows[0], rows.length, level), ...result.entries];
  });
  const reported = results.filter((result) => result.entries.some(({used}) => !used)).length;
  const all = results.flatMap((result) => result.measurements);
  const read = extract.values?.keys.kind === "breakdown" ? sumParts(all) : all;
  const uncovered = notCovered(read, extract, level, known.areas);
  const measurements = [...read, ...uncovered.measurements];
  const report: TableReport = {
    ...{extract: extract.id, file: table.file, sheet: table.sheet, level, header_rows: layout.firstRow},
    ...{read: results.length, used: results.length - reported, reported},
    ...{entries: [...uncovered.entries, ...entries], no_value: flagCounts(read)},
    ...{unused_columns: layout.unused, absent: absentAreas(presentAreas(measurements), level, known.areas)}
  };
  return {measurements, report};
}

/** Keys that an extract may deliver: those that are not computed from others. */
export function deliveredKeys(catalogue: Catalogue): ReadonlySet<string> {
  const entries = [...catalogue.values()].filter((entry) => !isComputed(entry));
  return new Set(entries.map(({indicator}) => indicator.key));
}

/**
 * What is needed to read a row of a table. `texts` gives the cells with values, to find out the decimal mark where the
 * manifest does not say it.
 *
 * @throws InputError where the decimal mark cannot be told
 */
export function rowContext(
  given: Pick<RowContext, "table" | "extract" | "source" | "layout">,
  {areas, catalogue, delivered, matcher = areaMatcher(areas, [])}: Known,
  texts: () => readonly string[]
): RowContext {
  const {table, extract, source} = given;
  const signs = signsOf(extract.signs);
  const format = {decimal: extract.decimal ?? decimalOf(texts(), table)};
  const {level} = source;
  return {
    ...given,
    level,
    areas,
    matcher,
    catalogue,
    signs,
    format,
    delivered,
    unknown: new Map(),
    items: new Map()
  };
}

function valueTexts({rows}: RawTable, {firstRow, values}: TableLayout): string[] {
  const texts = new Set<string>();
  for (let index = firstRow; index < rows.length; index++) {
    for (const {column} of values) {
      const cell = rows[index]![column];
      if (typeof cell === "string") texts.add(cell);
    }
  }
  return [...texts];
}

function decimalOf(texts: readonly string[], {file, sheet}: RawTable): "," | "." {
  const decimal = detectDecimal(texts.map(cellText));
  if (decimal !== null) return decimal;
  const problem = "a mark in the numbers may stand for decimals or for thousands";
  throw new InputError([
    {domain: "extract", problem, expected: 'decimal: "," or "." in kommune.yaml', file, sheet}
  ]);
}

/** One measurement per indicator, period and area from the rows of a breakdown. */
function sumParts(parts: readonly Measurement[]): Measurement[] {
  const groups = groupBy(parts, ({key, period, area_id}) => `${key} ${period} ${area_id}`);
  return [...groups.values()].map((group) => ({...group[0], ...sumCells(group)}));
}

/** Areas by period that have at least one measurement. */
function presentAreas(measurements: readonly Measurement[]): Map<string, Set<string>> {
  const present = new Map<string, Set<string>>();
  for (const {period, area_id, members} of measurements) {
    const ids = present.get(period) ?? new Set();
    present.set(period, ids);
    if (members === undefined) ids.add(area_id);
    else members.forEach((id) => ids.add(id));
  }
  return present;
}

/** Areas of a level that are not among those present, by period. */
export function absentAreas(
  present: ReadonlyMap<string, ReadonlySet<string>>,
  level: string,
  areas: AreaIndex
): TableReport["absent"] {
  return [...present]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([period, ids]) => {
      const area_ids = [...areas.at(level, period).keys()].filter((id) => !ids.has(id));
      return area_ids.length > 0 ? [{period, area_ids}] : [];
    });
}

function flagCounts(measurements: readonly Measurement[]): TableReport["no_value"] {
  const counts = new Map<Flag, number>();
  for (const {flag} of measurements) if (flag !== null) counts.set(flag, (counts.get(flag) ?? 0) + 1);
  return Object.fromEntries(counts);
}
