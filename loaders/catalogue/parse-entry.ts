import type {Source} from "../../src/model/build-info.js";
import type {Indicator} from "../../src/model/indicator.js";
import type {CatalogueColumn} from "./catalogue-columns.js";
import {GAP_RULES, INDICATOR_TYPES, type GapRule, type IndicatorType} from "./catalogue.js";
import type {Report} from "./parse-catalogue.js";
import {parseFormula, type Term} from "./parse-formula.js";

/** A row of the catalogue, its formulas not yet resolved. */
export interface Draft {
  readonly indicator: Indicator;
  readonly type: IndicatorType;
  readonly gap: GapRule;
  readonly formulas: Readonly<Record<FormulaColumn, readonly Term[]>>;
}

export const FORMULA_COLUMNS = ["numerator", "denominator", "formula"] as const;
export type FormulaColumn = (typeof FORMULA_COLUMNS)[number];

const TRUTH = new Map([
  ["ja", true],
  ["true", true],
  ["wahr", true],
  ["öffentlich", true],
  ["public", true],
  ["nein", false],
  ["false", false],
  ["falsch", false],
  ["intern", false],
  ["internal", false]
]);

type Field = (column: CatalogueColumn) => string;

/** One row of the catalogue; every mistake in it is reported. */
export function parseEntry(field: Field, sources: ReadonlyMap<string, Source>, report: Report): Draft {
  const oneOf = <T extends string>(column: CatalogueColumn, allowed: readonly T[], otherwise?: T): T => {
    const found = allowed.find((name) => name === (field(column) || otherwise));
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
  const type = oneOf("type", INDICATOR_TYPES);
  const gap = oneOf("gap", GAP_RULES, "withhold");
  if (gap === "partial" && type !== "count") report("gap", `a ${type} is never partial`, "withhold");
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
    note: [field("note"), gap === "partial" ? PARTIAL_NOTE : ""].filter(Boolean).join(" "),
    public: isPublic ?? false
  };
  if (indicator.kind === "categorical" && type !== "value") {
    report("kind", `a ${type} is a number`, "metric, or type value");
  }
  const formulas = {
    numerator: terms("numerator", field, report),
    denominator: terms("denominator", field, report),
    formula: terms("formula", field, report)
  };
  return {indicator, type, gap, formulas};
}

/** What readers of the site must know of an indicator whose sums may lack areas. */
const PARTIAL_NOTE = "Summen können unvollständig sein: Gebiete ohne Angabe sind darin nicht enthalten.";

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

function terms(column: FormulaColumn, field: Field, report: Report): Term[] {
  try {
    return parseFormula(field(column));
  } catch (error) {
    const expected = "keys of counts, with +, - and parentheses";
    report(column, `bad ${column}: ${(error as Error).message}`, expected);
    return [];
  }
}
