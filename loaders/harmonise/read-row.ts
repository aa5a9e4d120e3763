import type {Area} from "../../src/model/area.js";
import type {Catalogue} from "../catalogue/catalogue.js";
import type {Extract, ExtractTable, SignMeaning} from "../manifest/municipality.js";
import type {NumberFormat} from "../read/parse-number.js";
import {cellText, isBlankRow, type RawCell, type RawTable} from "../read/raw-table.js";
import type {AreaIndex} from "./area-index.js";
import type {AreaMatch, AreaMatcher, AreaText} from "./area-match.js";
import type {Deliveries} from "./earlier-tables.js";
import {kindOfForeignRow, unknownArea} from "./foreign-row.js";
import type {ReportEntry, RowReason} from "./import-report.js";
import type {RowMatch} from "./match-report.js";
import type {Measurement} from "./measurement.js";
import {readValues, type Item} from "./read-values.js";
import type {TableLayout} from "./table-layout.js";

const TOTAL_WORDS = ["insgesamt", "gesamt", "zusammen", "summe", "total"];

export interface RowContext {
  readonly table: RawTable;
  readonly extract: Extract;
  readonly source: ExtractTable;
  readonly level: string;
  readonly layout: TableLayout;
  readonly areas: AreaIndex;
  readonly matcher: AreaMatcher;
  readonly catalogue: Catalogue;
  readonly signs: ReadonlyMap<string, SignMeaning>;
  readonly format: NumberFormat;
  readonly delivered: Deliveries;
  /** The items of rows by their period, where the columns say the indicators. */
  readonly items: Map<string | null, readonly Item[]>;
  /** What was said of texts that mean none of some areas, to say it again. */
  readonly unknown: Map<ReadonlyMap<string, Area>, Map<string, Verdict>>;
}

export interface RowResult {
  readonly measurements: readonly Measurement[];
  /** A row that was not used has exactly one, with `used: false`. */
  readonly entries: readonly ReportEntry[];
  /** The areas of a row that was used. */
  readonly match: RowMatch | null;
}

interface Verdict {
  readonly reason: RowReason;
  readonly detail: string;
}

/** What is measured in a row of a table, or why nothing is. `index` counts from 0. */
export function readRow(row: readonly RawCell[], index: number, context: RowContext): RowResult {
  const {layout, level, matcher, source} = context;
  if (isBlankRow(row)) return setAside(index, "blank", "nothing in it");
  if (source.rows !== null && (index + 1 < source.rows.from || index + 1 > source.rows.to)) {
    return setAside(
      index,
      "outside",
      `not among the rows ${source.rows.from} to ${source.rows.to} of the manifest`
    );
  }
  const text = areaText(row, layout);
  const rowPeriod = layout.periodOf(row);
  const periods = periodsOf(layout, rowPeriod);
  const matches = new Map<string, AreaMatch>();
  for (const period of periods) {
    const match = matcher.match(text, level, period);
    if (match !== null) matches.set(period, match);
  }
  const column = layout.area.key ?? layout.area.name ?? 0;
  const [match] = matches.values();
  if (match === undefined) {
    const {reason, detail} = verdict(row, text, periods, context);
    const isArea = reason === "unknown_area" || reason === "other_vintage";
    return setAside(index, reason, detail, isArea ? column : null);
  }
  const rowKeys = layout.keysOf?.(row) ?? null;
  if (rowKeys !== null && rowKeys.reason !== null) return setAside(index, rowKeys.reason, rowKeys.detail);
  const {measurements, entries} = readValues(row, index, {matches, rowPeriod, rowKeys}, context);
  if (measurements.length > 0) {
    return {measurements, entries, match: {row: index + 1, column: column + 1, text, match}};
  }
  return setAside(index, "duplicate", `area "${text.key || text.name}": ${entries.at(-1)?.detail ?? ""}`);
}

/** The periods a row has values of. */
function periodsOf({values}: TableLayout, rowPeriod: string | null): string[] {
  if (values.every(({period}) => period === null)) return rowPeriod === null ? [] : [rowPeriod];
  return [...new Set(values.flatMap(({period}) => period ?? rowPeriod ?? []))];
}

function setAside(index: number, reason: RowReason, detail: string, column: number | null = null): RowResult {
  const at = column === null ? null : column + 1;
  return {
    measurements: [],
    entries: [{row: index + 1, column: at, reason, used: false, detail}],
    match: null
  };
}

function areaText(row: readonly RawCell[], {area}: TableLayout): AreaText {
  return {
    key: area.key === null ? "" : cellText(row[area.key]),
    name: area.name === null ? "" : cellText(row[area.name])
  };
}

/** Why a row is nobody's. */
function verdict(
  row: readonly RawCell[],
  text: AreaText,
  periods: readonly string[],
  {layout, extract, level, areas, unknown}: RowContext
): Verdict {
  const columns = layout.values.map((value) => value.column);
  const kind = kindOfForeignRow(row, columns, extract.totals ?? TOTAL_WORDS);
  if (kind === "total") return {reason: "total", detail: "row of totals; totals are computed"};
  if (kind === "footnote") return {reason: "footnote", detail: "text without values"};
  if (periods.length === 0) {
    return {reason: "no_period", detail: "no period here as the manifest describes it"};
  }
  const isElsewhere = areas.ever(level).has(text.key);
  if (isElsewhere) return otherVintage(text.key, periods, level);
  const [valid] = periods.map((each) => areas.at(level, each));
  const isOne = valid !== undefined && periods.every((each) => areas.at(level, each) === valid);
  const known = (isOne && unknown.get(valid)) || new Map<string, Verdict>();
  if (isOne) unknown.set(valid, known);
  const said = `${text.key}\n${text.name}`;
  const found = known.get(said) ?? unknownVerdict(text, periods, level, areas);
  known.set(said, found);
  return found;
}

function otherVintage(key: string, periods: readonly string[], level: string): Verdict {
  const detail = `${level} "${key}" exists in other boundaries only, not in those of ${periods.join(", ")}`;
  return {reason: "other_vintage", detail};
}

function unknownVerdict(
  {key, name}: AreaText,
  periods: readonly string[],
  level: string,
  areas: AreaIndex
): Verdict {
  const valid = [...new Set(periods.map((each) => areas.at(level, each)))].flatMap((each) => [
    ...each.values()
  ]);
  const text = key || name;
  const same = new Set(valid.filter((area) => area.name === text).map(({area_id}) => area_id));
  if (same.size > 1) {
    const detail = `"${text}" is the name of ${same.size} areas (${[...same].join(", ")}); an alias can say which`;
    return {reason: "unknown_area", detail};
  }
  return {reason: "unknown_area", detail: unknownArea(text, level, valid)};
}
