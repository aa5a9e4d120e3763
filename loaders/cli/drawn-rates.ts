import type {RateCell} from "../../src/model/draw-values.js";
import {drawValues} from "../../src/model/draw-values.js";
import {before, indicatorKeys} from "../../src/queries/classification-input.js";
import type {DrawnValues} from "../../src/queries/robustness.js";
import type {ClassificationRun} from "./classification-run.js";
import {UsageError} from "./usage-error.js";
import type {ValuesFile} from "./values-file.js";

/**
 * What chance could have made of the rates whose denominators are columns of the values; null without any. A cell without
 * value or denominator stays as it is.
 *
 * @param columns column with the denominator per indicator
 * @param per what rates are a share of, such as 100
 * @throws {UsageError} for an indicator the method does not have; else with the place of a rate that is none
 */
export function drawnRates(
  {method, values, earlier}: ClassificationRun,
  columns: Readonly<Record<string, string>>,
  per: number,
  seed: number
): DrawnValues | null {
  const entries = Object.entries(columns);
  if (entries.length === 0) return null;
  const keys = indicatorKeys(method);
  const unknown = entries.find(([key]) => !keys.includes(key));
  if (unknown) {
    const expected = `an indicator of the method (${keys.join(", ")})`;
    throw new UsageError(`robustness: --denominator; expected ${expected}, got "${unknown[0]}"`);
  }
  const changed = entries.filter(([key]) => indicatorKeys(method, "change").includes(key));
  const now = entries.flatMap(([key, column]) => cells(values, key, column, key, per));
  const then =
    earlier === null ? [] : changed.flatMap(([key, column]) => cells(earlier, key, column, before(key), per));
  const all = [...now, ...then];
  return {
    columns: [...new Set(all.map(({column}) => column))],
    rows: (count) => drawValues(all, per, count, seed)
  };
}

function cells(file: ValuesFile, key: string, denominator: string, column: string, per: number): RateCell[] {
  return file.rows.flatMap(({area_id, row, population, values}) => {
    const value = values.get(key) ?? null;
    const count = (denominator === "population" ? population : values.get(denominator)) ?? null;
    if (value === null || count === null || count === 0) return [];
    const fail = (problem: string, expected: string, name: string): never => {
      throw new Error(
        `values: ${problem}; expected ${expected}, got another (${file.file}, row ${row}, column ${name})`
      );
    };
    if (!Number.isInteger(count) || count < 0)
      fail("not a count", "a whole number that is not negative", denominator);
    if (value < 0 || value > per) fail("not a rate", `a number from 0 to ${per}`, key);
    return [{area_id, column, value, denominator: count}];
  });
}
