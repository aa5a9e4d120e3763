import {changeNoise} from "../model/change-noise.js";
import {drawValues} from "../model/draw-values.js";
import type {EditionCertainty} from "../model/edition-certainty.js";
import type {Indicator} from "../model/indicator.js";
import type {Edition, Method} from "../model/method.js";
import {PER, rateCellsOf, shareRates, type PublishedRate} from "../model/published-rate.js";
import type {RobustnessOptions} from "../model/robustness.js";
import {before, observationsInput, tableInput, type ClassificationInput} from "./classification-input.js";
import {withComponentWeights} from "./component-weights.js";
import {decodeRates, publishedRatesQuery} from "./published-rates.js";
import {identifier} from "./query.js";
import {robustness, type DrawnValues, type RobustnessDatabase} from "./robustness.js";

const INPUT = "certainty input";

/**
 * How sure the classes of an edition are, from the tables `areas` and `observations`: the share of variants that keep each
 * class (`robustness`), with chance where counts are published, and whether changes exceed chance (`changeNoise`). The same
 * seed gives the same numbers in the browser and in Node.
 *
 * @throws {ClassificationError} where the method has no answer
 */
export async function editionCertainty(
  method: Method,
  edition: Edition,
  indicators: ReadonlyMap<string, Pick<Indicator, "factor" | "unit">>,
  options: RobustnessOptions,
  database: RobustnessDatabase
): Promise<EditionCertainty> {
  const input = await materialised(method, edition, database);
  const {method: weighted} = await withComponentWeights(method, input, database.run);
  const rates = shareRates(decodeRates(await database.run(publishedRatesQuery(method, edition))), indicators);
  const drawn = drawnValues(rates, method, edition, options.seed);
  const found = await robustness(weighted, input, options, drawn, database);
  const ids = found.areas.map(({area_id}) => area_id);
  return {
    ...found,
    method: method.id,
    period: edition.period,
    variants: options.variants,
    seed: options.seed,
    changes: [...changeNoise(method, edition, rates, ids)]
  };
}

/** The input as a table: it is read once per way of normalising. */
async function materialised(
  method: Method,
  edition: Edition,
  {run}: RobustnessDatabase
): Promise<ClassificationInput> {
  const {sql, name} = observationsInput(method, edition);
  await run({name: `table of ${name}`, sql: `CREATE OR REPLACE TABLE ${identifier(INPUT)} AS\n${sql}`});
  return tableInput(method, INPUT, edition.period);
}

function drawnValues(
  rates: readonly PublishedRate[],
  method: Method,
  edition: Edition,
  seed: number
): DrawnValues | null {
  const cells = rateCellsOf(rates, method, edition, before);
  if (cells.length === 0) return null;
  return {
    columns: [...new Set(cells.map(({column}) => column))],
    rows: (count) => drawValues(cells, PER, count, seed)
  };
}
