import type * as DuckDB from "@duckdb/duckdb-wasm/blocking";
import {createRequire} from "node:module";
import {dirname, join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {openDatabase} from "../../loaders/duckdb.js";
import type {Database} from "../../loaders/duckdb.js";
import type {Method} from "../../src/model/method.js";
import {tableInput} from "../../src/queries/classification-input.js";
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
  const columns = Object.entries(inputColumns(method));
  const cell = (value: unknown, type: string) =>
    value == null ? "NULL" : `CAST(${literal(String(value))} AS ${type})`;
  const tuples = rows.map((row) => `(${columns.map(([name, type]) => cell(row[name], type)).join(", ")})`);
  const definition = columns.map(([name, type]) => `${identifier(name)} ${type}`).join(", ");
  wasm(`CREATE OR REPLACE TABLE "values" (${definition})`);
  wasm(`INSERT INTO "values" VALUES ${tuples.join(", ")}`);
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
});
