import type {ClassifiedArea} from "../model/classification.js";
import type {Edition, Method} from "../model/method.js";
import {classificationQuery} from "../queries/classification.js";
import {indicesOf, observationsInput} from "../queries/classification-input.js";
import {withComponentWeights} from "../queries/component-weights.js";
import {decodeClassification} from "../queries/decode-classification.js";
import type {Query} from "../queries/query.js";
import {runQuery} from "./query.js";
import type {Site} from "./site.js";

export interface Classification {
  readonly rows: readonly ClassifiedArea[];
  /** The statement that made them. */
  readonly query: Query;
  /** The method with the weights that were found, where it leaves them to the values. */
  readonly weighted: Method;
}

/**
 * Classifies one edition in the page's database. The result also stays there as table `classification`, for SQL cells and
 * for the queries behind the numbers of a text. @throws QueryError, ClassificationError
 */
export async function classify(method: Method, edition: Edition): Promise<Classification> {
  const input = observationsInput(method, edition);
  const weighted = await withComponentWeights(method, input, runQuery);
  const query = classificationQuery(weighted.method, input);
  const rows = decodeClassification(await runQuery(query), weighted.method);
  await runQuery({
    name: `${query.name} (table)`,
    sql: `CREATE OR REPLACE TABLE classification AS\n${query.sql}`
  });
  return {rows, query, weighted: weighted.method};
}

/**
 * The classification of an edition for a page that shall not wait: at once what the site ships, where it is that edition and its weights are stated,
 * then what the page's own database computes with the same statement.
 */
export async function* classifications(
  site: Pick<Site, "first">,
  method: Method,
  edition: Edition
): AsyncGenerator<Classification, void> {
  const {first} = site;
  const stated = indicesOf(method).every(({weights}) => weights === undefined);
  if (stated && first?.method === method.id && first.period === edition.period) {
    const query = classificationQuery(method, observationsInput(method, edition));
    yield {rows: first.areas, query, weighted: method};
  }
  yield await classify(method, edition);
}
