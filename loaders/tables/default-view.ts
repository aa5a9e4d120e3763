import {periodEnd} from "../../src/model/area.js";
import type {Area} from "../../src/model/area.js";
import type {ClassifiedArea} from "../../src/model/classification.js";
import type {EditionCertainty} from "../../src/model/edition-certainty.js";
import type {Method} from "../../src/model/method.js";
import {ROBUSTNESS_DEFAULTS} from "../../src/model/robustness.js";
import {indicatorKeys, observationsInput} from "../../src/queries/classification-input.js";
import {withComponentWeights} from "../../src/queries/component-weights.js";
import {classificationQuery} from "../../src/queries/classification.js";
import {decodeClassification} from "../../src/queries/decode-classification.js";
import {editionCertainty} from "../../src/queries/edition-certainty.js";
import type {DisclosedTables} from "../disclosure/apply-disclosure.js";
import {openDatabase} from "../duckdb.js";
import {observationRows} from "../harmonise/observation-block.js";

/** `views/status-dynamics.json`: what the notebook shows first, before the database in the browser is ready. */
export interface DefaultView {
  readonly method: string;
  readonly period: string;
  readonly areas: readonly ClassifiedArea[];
}

/** What the notebook shows first, and how sure it is: `views/certainty.json`. */
export interface DefaultViews {
  readonly view: DefaultView;
  readonly certainty: EditionCertainty;
}

/** The latest edition of the first method, by the query the browser runs; null for a municipality without methods. */
export async function defaultViews(
  [method]: readonly Method[],
  areas: readonly Area[],
  {observations, indicators}: DisclosedTables
): Promise<DefaultViews | null> {
  const edition = method?.editions.toSorted((a, b) =>
    periodEnd(a.period) < periodEnd(b.period) ? 1 : -1
  )[0];
  if (method === undefined || edition === undefined) return null;
  const keys = new Set([...indicatorKeys(method), method.areas.population]);
  const periods = new Set([edition.period, edition.baseline]);
  const needed = observations.rows.filter(
    ({indicator, level, period}) => keys.has(indicator) && level === method.level && periods.has(period)
  );
  const database = await openDatabase();
  try {
    await database.registerRows("areas", AREA_COLUMNS, asRows(areas));
    await database.registerRows("observations", OBSERVATION_COLUMNS, asRows([...observationRows(needed)]));
    const input = observationsInput(method, edition);
    const weighted = await withComponentWeights(method, input, database.run);
    const rows = await database.run(classificationQuery(weighted.method, input));
    const view = {method: method.id, period: edition.period, areas: decodeClassification(rows, method)};
    const catalogue = new Map(indicators.rows.map((one) => [one.key, one]));
    const certainty = await editionCertainty(method, edition, catalogue, ROBUSTNESS_DEFAULTS, database);
    return {view, certainty};
  } finally {
    database.close();
  }
}

const AREA_COLUMNS = {
  area_id: "VARCHAR",
  level: "VARCHAR",
  name: "VARCHAR",
  parent_id: "VARCHAR",
  valid_from: "VARCHAR",
  valid_to: "VARCHAR"
} as const;

const OBSERVATION_COLUMNS = {
  indicator: "VARCHAR",
  level: "VARCHAR",
  period: "VARCHAR",
  area_id: "VARCHAR",
  value: "DOUBLE",
  numerator: "DOUBLE",
  denominator: "DOUBLE",
  flag: "VARCHAR"
} as const;

function asRows(items: readonly object[]): Record<string, unknown>[] {
  return items.map((item) => ({...item}));
}
