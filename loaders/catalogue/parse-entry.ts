import type {Source} from "../../src/model/build-info.js";
import type {Indicator} from "../../src/model/indicator.js";
import {GERMAN_WORDS, type CatalogueColumn} from "./catalogue-columns.js";
import {GAP_RULES, INDICATOR_TYPES, type GapRule, type IndicatorType} from "./catalogue.js";
import type {Report} from "./parse-catalogue.js";
import {parseFormula, parseQuotient, type Term} from "./parse-formula.js";

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
  const key = field("key");
  if (!/^[a-z][a-z0-9_]*$/.test(key)) report("key", "bad key", "small letters, digits and _, a letter first");
  if (field("title") === "") report("title", "no title", "a German title");
  const source = sources.get(field("source"));
  if (source === undefined) report("source", "unknown source", [...sources.keys()].join(", "));
  const isPublic = TRUTH.get(field("public").toLowerCase());
  if (isPublic === undefined) report("public", "unclear whether public", "ja or nein");
  const {texts, factor, isQuotient} = formulaTexts(field, report);
  const type = oneOf("type", INDICATOR_TYPES, isQuotient ? "rate" : "count", field, report);
  const gap = oneOf("gap", GAP_RULES, "withhold", field, report);
  if (gap === "partial" && type !== "count") report("gap", `a ${type} is never partial`, "withhold");
  const indicator: Indicator = {
    key,
    theme: field("theme"),
    title: field("title"),
    unit: field("unit"),
    decimals: parseDecimals(field("decimals"), report),
    kind: oneOf("kind", ["metric", "categorical"], "metric", field, report),
    polarity: oneOf("polarity", POLARITIES, "neutral", field, report),
    numerator: texts.numerator || null,
    denominator: texts.denominator || null,
    factor,
    source: source?.title ?? "",
    note: [field("note"), gap === "partial" ? PARTIAL_NOTE : ""].filter(Boolean).join(" "),
    public: isPublic ?? false
  };
  if (indicator.kind === "categorical" && type !== "value") {
    report("kind", `a ${type} is a number`, "metric, or type value");
  }
  const at = (column: FormulaColumn) => (isQuotient ? "formula" : column);
  const formulas = {
    numerator: terms(texts.numerator, at("numerator"), report),
    denominator: terms(texts.denominator, at("denominator"), report),
    formula: terms(texts.formula, "formula", report)
  };
  return {indicator, type, gap, formulas};
}

const POLARITIES = ["higher_is_worse", "higher_is_better", "neutral"] as const;

/** A word of a list, or a German word for it; `otherwise` where the cell is empty. */
function oneOf<T extends string>(
  column: CatalogueColumn,
  allowed: readonly T[],
  otherwise: T,
  field: Field,
  report: Report
): T {
  const text = field(column);
  const word = GERMAN_WORDS.get(text.toLowerCase()) ?? text;
  const found = word === "" ? otherwise : allowed.find((name) => name === word);
  if (found === undefined) report(column, `unknown ${column}`, allowed.join(", "));
  return found ?? otherwise;
}

interface FormulaTexts {
  readonly texts: Readonly<Record<FormulaColumn, string>>;
  readonly factor: number;
  /** Whether the formula says numerator, denominator and factor. */
  readonly isQuotient: boolean;
}

function formulaTexts(field: Field, report: Report): FormulaTexts {
  const [numerator, denominator, formula] = [field("numerator"), field("denominator"), field("formula")];
  const asWritten = {numerator, denominator, formula};
  try {
    const quotient = parseQuotient(formula);
    if (quotient === null) {
      return {texts: asWritten, factor: parseFactor(field("factor"), report), isQuotient: false};
    }
    const twice = (["numerator", "denominator", "factor"] as const).filter((column) => field(column) !== "");
    twice.forEach((column) => report(column, `the formula says the ${column} already`, "nothing"));
    const texts = {numerator: quotient.numerator, denominator: quotient.denominator, formula: ""};
    return {texts, factor: quotient.factor, isQuotient: true};
  } catch (error) {
    report("formula", `bad formula: ${(error as Error).message}`, FORMULA);
    return {texts: {...asWritten, formula: ""}, factor: 1, isQuotient: false};
  }
}

const FORMULA = "keys of counts, with +, - and parentheses";

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

function terms(text: string, column: FormulaColumn, report: Report): Term[] {
  try {
    return parseFormula(text);
  } catch (error) {
    report(column, `bad ${column}: ${(error as Error).message}`, FORMULA);
    return [];
  }
}
