import {nearest} from "../../src/model/nearest.js";
import {throwProblems, type Problem} from "../problem.js";
import {cellText, isBlankRow, type RawTable} from "../read/raw-table.js";
import type {Source} from "../../src/model/build-info.js";
import type {Indicator} from "../../src/model/indicator.js";
import {INDICATOR_TYPES, type Catalogue, type CatalogueEntry} from "./catalogue.js";

const DOMAIN = "catalogue";
const REQUIRED = ["key", "theme", "title", "type", "unit", "kind", "polarity", "source", "public"] as const;
const OPTIONAL = ["numerator", "denominator", "factor", "decimals", "note"] as const;
const COLUMNS: readonly string[] = [...REQUIRED, ...OPTIONAL];
const TRUTH = new Map([
  ["ja", true],
  ["true", true],
  ["wahr", true],
  ["nein", false],
  ["false", false],
  ["falsch", false]
]);

type Report = (column: string, problem: string, expected: string, got?: string) => void;

/**
 * Parses the indicator catalogue: a header row, then a row per indicator; blank rows are skipped. In the result an
 * indicator's `source` is the title of the municipality's source that the catalogue names by its key.
 *
 * @throws InputError with every mistake, each with line and column
 */
export function parseCatalogue(table: RawTable, sources: ReadonlyMap<string, Source>): Catalogue {
  const problems: Problem[] = [];
  const header = (table.rows[0] ?? []).map(cellText);
  checkHeader(header, table.file, problems);
  throwProblems(problems);
  const entries = new Map<string, CatalogueEntry>();
  const reports = new Map<string, Report>();
  table.rows.forEach((row, index) => {
    if (index === 0 || isBlankRow(row)) return;
    const field = (column: string) => cellText(row[header.indexOf(column)]);
    const report: Report = (column, problem, expected, got = `"${field(column)}"`) =>
      void problems.push({
        ...{domain: DOMAIN, problem, expected, got},
        ...{file: table.file, line: index + 1, column: header.indexOf(column) + 1}
      });
    const entry = parseEntry(field, sources, report);
    const {key} = entry.indicator;
    if (entries.has(key)) report("key", "indicator twice", "each key once");
    entries.set(key, entry);
    reports.set(key, report);
  });
  for (const [key, entry] of entries) checkFormulas(entry, entries, reports.get(key)!);
  throwProblems(problems);
  return entries;
}

function checkHeader(header: readonly string[], file: string, problems: Problem[]): void {
  for (const column of REQUIRED.filter((name) => !header.includes(name))) {
    problems.push({domain: DOMAIN, problem: "column missing", expected: `"${column}"`, file, line: 1});
  }
  header.forEach((name, index) => {
    if (COLUMNS.includes(name)) return;
    const expected = nearest(name, COLUMNS) ?? COLUMNS.join(", ");
    const position = {file, line: 1, column: index + 1};
    problems.push({domain: DOMAIN, problem: "unknown column", expected, got: `"${name}"`, ...position});
  });
}

function parseEntry(field: (column: string) => string, sources: ReadonlyMap<string, Source>, report: Report) {
  const oneOf = <T extends string>(column: string, allowed: readonly T[]): T => {
    const found = allowed.find((name) => name === field(column));
    if (found === undefined) report(column, `unknown ${column}`, allowed.join(", "));
    return found ?? allowed[0]!;
  };
  const key = field("key");
  if (!/^[a-z][a-z0-9_]*$/.test(key)) report("key", "bad key", "small letters, digits and _, a letter first");
  if (field("title") === "") report("title", "no title", "a German title");
  const source = sources.get(field("source"));
  if (source === undefined) report("source", "unknown source", [...sources.keys()].join(", "));
  const isPublic = TRUTH.get(field("public").toLowerCase());
  if (isPublic === undefined) report("public", "unclear whether public", "ja or nein");
  const indicator: Indicator = {
    key,
    theme: field("theme"),
    title: field("title"),
    unit: field("unit"),
    decimals: parseDecimals(field("decimals"), report),
    kind: oneOf("kind", ["metric", "categorical"]),
    polarity: oneOf("polarity", ["higher_is_worse", "higher_is_better", "neutral"]),
    numerator: field("numerator") || null,
    denominator: field("denominator") || null,
    factor: parseFactor(field("factor"), report),
    source: source?.title ?? "",
    note: field("note"),
    public: isPublic ?? false
  };
  const type = oneOf("type", INDICATOR_TYPES);
  return {
    indicator,
    type,
    numerator: formulaKeys(indicator.numerator),
    denominator: formulaKeys(indicator.denominator)
  };
}

function parseDecimals(text: string, report: Report): number {
  if (/^[0-6]?$/.test(text)) return Number(text);
  report("decimals", "bad number of decimals", "a whole number from 0 to 6");
  return 0;
}

function parseFactor(text: string, report: Report): number {
  const factor = text === "" ? 1 : Number(text.replace(",", "."));
  if (factor > 0 && Number.isFinite(factor)) return factor;
  report("factor", "bad factor", "a positive number, for instance 100");
  return 1;
}

/** "u3+a3_6" → ["u3", "a3_6"] */
function formulaKeys(formula: string | null): string[] {
  return formula === null ? [] : formula.split("+").map((key) => key.trim());
}

const FORMULAS = {count: [], value: [], mean: ["denominator"], rate: ["numerator", "denominator"]} as const;

function checkFormulas(entry: CatalogueEntry, catalogue: Catalogue, report: Report): void {
  const wanted: readonly string[] = FORMULAS[entry.type];
  const counts = [...catalogue.values()]
    .filter(({type}) => type === "count")
    .map(({indicator}) => indicator.key);
  for (const side of ["numerator", "denominator"] as const) {
    if (wanted.includes(side) && entry[side].length === 0) {
      report(side, `a ${entry.type} needs its ${side}`, "keys of counts, joined by +");
    }
    if (!wanted.includes(side) && entry[side].length > 0)
      report(side, `a ${entry.type} has no ${side}`, "nothing");
    for (const key of entry[side].filter((name) => catalogue.get(name)?.type !== "count")) {
      const expected = nearest(key, counts) ?? `a count of the catalogue (${counts.join(", ")})`;
      report(side, `unknown count in ${side}`, expected, `"${key}"`);
    }
  }
}
