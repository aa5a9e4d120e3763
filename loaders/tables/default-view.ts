import {periodEnd} from "../../src/model/area.js";
import type {Area} from "../../src/model/area.js";
import type {ClassifiedArea} from "../../src/model/classification.js";
import type {Method} from "../../src/model/method.js";
import {indicatorKeys, observationsInput} from "../../src/queries/classification-input.js";
import {withComponentWeights} from "../../src/queries/component-weights.js";
import {classificationQuery} from "../../src/queries/classification.js";
import {decodeClassification} from "../../src/queries/decode-classification.js";
import type {Disclosed} from "../disclosure/apply-disclosure.js";
import {openDatabase} from "../duckdb.js";
import {observationRows, type ObservationBlock} from "../harmonise/observation-block.js";

/** `views/status-dynamics.json`: what the notebook shows first, before the database in the browser is ready. */
export interface DefaultView {
  readonly method: string;
  readonly period: string;
  readonly areas: readonly ClassifiedArea[];
}

/** The latest edition of the first method, by the query the browser runs; null for a municipality without methods. */
export async function defaultView(
  [method]: readonly Method[],
  areas: readonly Area[],
  observations: Disclosed<ObservationBlock>
): Promise<DefaultView | null> {
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
    return {method: method.id, period: edition.period, areas: decodeClassification(rows, method)};
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
  flag: "VARCHAR"
} as const;

function asRows(items: readonly object[]): Record<string, unknown>[] {
  return items.map((item) => ({...item}));
}
