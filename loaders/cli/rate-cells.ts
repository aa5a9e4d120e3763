import type {Command} from "commander";
import {InvalidArgumentError, Option} from "commander";
import type {RateCell} from "../../src/model/draw-values.js";
import type {Method} from "../../src/model/method.js";
import {indicatorKeys} from "../../src/queries/classification-input.js";
import {UsageError} from "./usage-error.js";
import type {ValuesFile} from "./values-file.js";

/** What tells the counts behind rates. */
export interface DenominatorFlags {
  /** Column with the denominator per indicator. */
  readonly denominator: Readonly<Record<string, string>>;
  /** What rates are a share of, such as 100 for percent. */
  readonly per: number;
}

/** Adds `--denominator` and `--per`. @param without what a run without denominators lacks */
export function withDenominators(command: Command, without: string): Command {
  return command
    .addOption(
      new Option(
        "--denominator <indicator=column>",
        "column with the count an indicator is a rate of; repeatable"
      )
        .argParser(pair)
        .default({}, `none: ${without}`)
    )
    .option("--per <x>", "what rates are a share of", positive, 100);
}

function pair(text: string, before: Readonly<Record<string, string>>): Record<string, string> {
  const [, key, column] = /^([^=]+)=(.+)$/.exec(text) ?? [];
  if (key === undefined || column === undefined) throw new InvalidArgumentError("expected INDICATOR=COLUMN.");
  return {...before, [key]: column};
}

/** A number above 0 from the command line. */
export function positive(text: string): number {
  const x = Number(text);
  if (!(x > 0) || !Number.isFinite(x)) throw new InvalidArgumentError("expected a number above 0.");
  return x;
}

/** Indicator and column of each denominator. @throws {UsageError} for an indicator the method does not have */
export function denominators(method: Method, {denominator}: DenominatorFlags): [string, string][] {
  const keys = indicatorKeys(method);
  const entries = Object.entries(denominator);
  const unknown = entries.find(([key]) => !keys.includes(key));
  if (unknown === undefined) return entries;
  const expected = `an indicator of the method (${keys.join(", ")})`;
  throw new UsageError(`values: --denominator; expected ${expected}, got "${unknown[0]}"`);
}

/**
 * The rates of an indicator with their denominators; areas without value or denominator are left out.
 *
 * @param denominator column of the values, also "population"
 * @param column what the cells are called
 * @throws with the place of a denominator that is no count or a rate that is none
 */
export function rateCells(
  file: ValuesFile,
  key: string,
  denominator: string,
  column: string,
  per: number
): RateCell[] {
  return file.rows.flatMap(({area_id, row, population, values}) => {
    const value = values.get(key) ?? null;
    const count = (denominator === "population" ? population : values.get(denominator)) ?? null;
    if (value === null || count === null || count === 0) return [];
    const fail = (problem: string, expected: string, name: string): never => {
      const place = `${file.file}, row ${row}, column ${name}`;
      throw new Error(`values: ${problem}; expected ${expected}, got another (${place})`);
    };
    if (!Number.isInteger(count) || count < 0)
      fail("not a count", "a whole number that is not negative", denominator);
    if (value < 0 || value > per) fail("not a rate", `a number from 0 to ${per}`, key);
    return [{area_id, column, value, denominator: count}];
  });
}
