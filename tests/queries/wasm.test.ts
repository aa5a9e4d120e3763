import type * as DuckDB from "@duckdb/duckdb-wasm/blocking";
import {createRequire} from "node:module";
import {dirname, join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {openDatabase} from "../../loaders/duckdb.js";
import type {Database} from "../../loaders/duckdb.js";
import type {Method} from "../../src/model/method.js";
import {drawValues} from "../../src/model/draw-values.js";
import {ROBUSTNESS_DEFAULTS} from "../../src/model/robustness.js";
import {tableInput} from "../../src/queries/classification-input.js";
import {withComponentWeights} from "../../src/queries/component-weights.js";
import type {RobustnessDatabase} from "../../src/queries/robustness.js";
import {robustness} from "../../src/queries/robustness.js";
import {classificationQuery} from "../../src/queries/classification.js";
import {decodeClassification} from "../../src/queries/decode-classification.js";
import {identifier, literal} from "../../src/queries/query.js";
import type {InputRow} from "../classification-helpers.js";
import {inputColumns, mssMethod, mssRows} from "../classification-helpers.js";
import {describeWithData} from "../shared-data.js";
import {randomCase} from "./random-method.js";

type Row = Record<string, unknown>;
type Run = (sql: string) => Row[];

/** DuckDB as the browser has it (duckdb-wasm), run inside Node without a worker. */
async function openWasm(): Promise<Run> {
  const require = createRequire(import.meta.url);
  const entry = require.resolve("@duckdb/duckdb-wasm/dist/duckdb-node-blocking.cjs");
  const duckdb = require(entry) as typeof DuckDB;
  const bundle = (name: string) => ({
    mainModule: join(dirname(entry), `duckdb-${name}.wasm`),
    mainWorker: ""
  });
  const bundles = {mvp: bundle("mvp"), eh: bundle("eh")};
  const database = await duckdb.createDuckDB(bundles, new duckdb.VoidLogger(), duckdb.NODE_RUNTIME);
  await database.instantiate(() => undefined);
  database.open({query: {castBigIntToDouble: true}});
  const connection = database.connect();
  return (sql) =>
    connection
      .query(sql)
      .toArray()
      .map((row: {toJSON(): Row}) => row.toJSON());
}

let wasm: Run;
let native: Database;
beforeAll(async () => {
  wasm = await openWasm();
  native = await openDatabase();
}, 60_000);
afterAll(() => native.close());

function fillWasm(method: Method, rows: readonly InputRow[]): void {
  fillTable("values", inputColumns(method), rows);
}

function fillTable(
  table: string,
  types: Readonly<Record<string, string>>,
  rows: readonly Readonly<Record<string, unknown>>[]
): void {
  const columns = Object.entries(types);
  const cell = (value: unknown, type: string) =>
    value == null ? "NULL" : `CAST(${literal(String(value))} AS ${type})`;
  const tuples = rows.map((row) => `(${columns.map(([name, type]) => cell(row[name], type)).join(", ")})`);
  const definition = columns.map(([name, type]) => `${identifier(name)} ${type}`).join(", ");
  wasm(`CREATE OR REPLACE TABLE ${identifier(table)} (${definition})`);
  if (tuples.length > 0) wasm(`INSERT INTO ${identifier(table)} VALUES ${tuples.join(", ")}`);
}

/** The rows of the classification in both databases. */
async function both(method: Method, rows: readonly InputRow[], period: string | null) {
  const complete = rows.map((row) => ({suppressed: false, ...row}));
  fillWasm(method, complete);
  await native.registerRows("values", inputColumns(method), complete);
  const query = classificationQuery(method, tableInput(method, "values", period));
  return [wasm(query.sql), await native.run(query)] as const;
}

/** Texts equal, numbers within 1e-12. */
function expectSame(a: readonly Row[], b: readonly Row[]): void {
  expect(a).toHaveLength(b.length);
  a.forEach((row, i) => {
    for (const [key, value] of Object.entries(row)) {
      const other = b[i]![key];
      if (typeof value !== "number" || typeof other !== "number") expect(value, key).toEqual(other);
      else if (!Object.is(value, other))
        expect(Math.abs(value - other), key).toBeLessThan(1e-12 * (1 + Math.abs(value)));
    }
  });
}

describeWithData("the same SQL in duckdb-wasm and in native DuckDB", () => {
  it.each(["2013", "2015", "2017", "2019", "2021"])("MSS %s: the same rows", async (period) => {
    const method = mssMethod(period);
    const [browser, node] = await both(method, mssRows(period), period);
    expectSame(browser, node);
    expect(
      decodeClassification(browser, method).filter(({excluded}) => excluded === null).length
    ).toBeGreaterThan(400);
  });
});

describe("duckdb-wasm", () => {
  it("agrees with native DuckDB on 60 random methods of all kinds", async () => {
    for (let seed = 1; seed <= 60; seed++) {
      const {method, rows} = randomCase(seed);
      expectSame(...(await both(method, rows, null)));
    }
  }, 60_000);

  it("finds the same weights, variants and sensitivity as native DuckDB", async () => {
    const {method: stated} = randomCase(1);
    const keys = ["a", "b"];
    const status = {
      ...stated.status,
      indicators: keys.map((key) => ({key, direction: "higher_is_worse", weight: 1}) as const),
      weights: "first-principal-component" as const,
      normalise: "z-population" as const,
      aggregate: "sum" as const,
      standardise: "z-population" as const,
      round: undefined
    };
    const method: Method = {...stated, status};
    const rows = Array.from({length: 25}, (_, i) => ({
      area_id: String(10 + i),
      suppressed: false,
      a: 10 + 3 * Math.sin(i),
      b: 12 + 3 * Math.sin(i + 0.5) + Math.cos(5 * i)
    }));
    const cells = rows.map(({area_id, a}) => ({area_id, column: "a", value: a, denominator: 400}));
    const drawn = {columns: ["a"], rows: (count: number) => drawValues(cells, 100, count, 1)};
    const browser: RobustnessDatabase = {
      run: ({sql}) => Promise.resolve(wasm(sql)),
      registerRows: (name, columns, items) => Promise.resolve(fillTable(name, columns, [...items]))
    };
    fillWasm(method, rows);
    await native.registerRows("values", inputColumns(method), rows);
    const input = tableInput(method, "values", null);
    const options = {...ROBUSTNESS_DEFAULTS, variants: 60};
    const [one, two] = await Promise.all(
      [browser, native].map(async (database) => {
        const {method: weighted, found} = await withComponentWeights(method, input, database.run);
        return {found, result: await robustness(weighted, input, options, drawn, database)};
      })
    );
    expect(one!.found[0]!.explained).toBeCloseTo(two!.found[0]!.explained, 12);
    expect(one!.result).toEqual(two!.result);
    expect(one!.result.assumptions).toContain("chance");
  }, 60_000);
});
