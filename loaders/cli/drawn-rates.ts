import {drawValues} from "../../src/model/draw-values.js";
import {before, indicatorKeys} from "../../src/queries/classification-input.js";
import type {DrawnValues} from "../../src/queries/robustness.js";
import type {ClassificationRun} from "./classification-run.js";
import type {DenominatorFlags} from "./rate-cells.js";
import {denominators, rateCells} from "./rate-cells.js";

/**
 * What chance could have made of the rates whose denominators are columns of the values; null without any. A cell without
 * value or denominator stays as it is.
 *
 * @throws {UsageError} for an indicator the method does not have; else with the place of a rate that is none
 */
export function drawnRates(
  {method, values, earlier}: ClassificationRun,
  flags: DenominatorFlags,
  seed: number
): DrawnValues | null {
  const entries = denominators(method, flags);
  if (entries.length === 0) return null;
  const changed = indicatorKeys(method, "change");
  const cells = entries.flatMap(([key, column]) => [
    ...rateCells(values, key, column, key, flags.per),
    ...(earlier !== null && changed.includes(key)
      ? rateCells(earlier, key, column, before(key), flags.per)
      : [])
  ]);
  return {
    columns: [...new Set(cells.map(({column}) => column))],
    rows: (count) => drawValues(cells, flags.per, count, seed)
  };
}
