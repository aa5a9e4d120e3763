import type {EditionCertainty} from "../model/edition-certainty.js";
import type {Edition, Method} from "../model/method.js";
import {ROBUSTNESS_DEFAULTS, type RobustnessOptions} from "../model/robustness.js";
import {editionCertainty} from "../queries/edition-certainty.js";
import type {RobustnessDatabase} from "../queries/robustness.js";
import {buildInfo, fetchJson} from "./data-files.js";
import {database} from "./database.js";
import {QueryError} from "./query-error.js";
import {registerRows} from "./register-rows.js";
import type {Site} from "./site.js";
import {sliced, tableRowsInSlices, turn} from "./table-rows.js";

const SHIPPED = "views/certainty.json";

/** How sure the classes of an edition are, as the site ships it for its first view; null for any other edition. */
export async function shippedCertainty(
  {first}: Site,
  method: Method,
  edition: Edition
): Promise<EditionCertainty | null> {
  const {files} = await buildInfo();
  if (first?.method !== method.id || first.period !== edition.period) return null;
  return files.some(({path}) => path === SHIPPED) ? fetchJson<EditionCertainty>(SHIPPED) : null;
}

/**
 * The same computed in the page's database: the worker does the counting, the page draws and decodes in small steps and is
 * never held up for long. @throws QueryError, ClassificationError
 */
export async function computedCertainty(
  {indicators}: Pick<Site, "indicators">,
  method: Method,
  edition: Edition,
  options: RobustnessOptions = ROBUSTNESS_DEFAULTS
): Promise<EditionCertainty> {
  return withRobustnessDatabase((robust) => editionCertainty(method, edition, indicators, options, robust));
}

/** Runs work with the page's database as `robustness` needs it, on a connection of its own. */
export async function withRobustnessDatabase<T>(
  work: (database: RobustnessDatabase) => Promise<T>
): Promise<T> {
  const connection = await (await database()).connect();
  try {
    return await work({
      async run(query) {
        await turn();
        try {
          return await tableRowsInSlices(await connection.query(query.sql));
        } catch (error) {
          throw new QueryError(query, error);
        }
      },
      registerRows: (name, columns, rows) => registerRows(connection, name, columns, rows),
      pause: sliced()
    });
  } finally {
    await connection.close();
  }
}
