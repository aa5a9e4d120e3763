import * as ss from "simple-statistics";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {openDatabase} from "../../loaders/duckdb.js";
import type {Database} from "../../loaders/duckdb.js";
import type {Method} from "../../src/model/method.js";
import {tableInput} from "../../src/queries/classification-input.js";
import {classificationQuery} from "../../src/queries/classification.js";
import {withComponentWeights} from "../../src/queries/component-weights.js";
import type {InputRow} from "../classification-helpers.js";
import {inputColumns} from "../classification-helpers.js";
import {generator, method} from "./random-method.js";

let database: Database;
beforeAll(async () => {
  database = await openDatabase();
});
afterAll(() => database.close());

const KEYS = ["a", "b", "c"];
const componentMethod = (change = {}): Method =>
  method({
    indicators: KEYS.map((key) => ({key, direction: "higher_is_worse", weight: 1})),
    weights: "first-principal-component",
    ...change
  });

async function weigh(m: Method, rows: readonly InputRow[]) {
  await database.registerRows(
    "values",
    inputColumns(m),
    rows.map((row, i) => ({suppressed: false, area_id: String(i).padStart(3, "0"), ...row}))
  );
  return withComponentWeights(m, tableInput(m, "values", null), database.run);
}

/** A second implementation: power iteration on the correlations by simple-statistics. */
function referenceWeights(columns: readonly number[][]): number[] {
  const matrix = columns.map((x) => columns.map((y) => ss.sampleCorrelation(x, y)));
  const iterate = (v: number[]) => {
    const next = matrix.map((row) => ss.sum(row.map((r, i) => r * v[i]!)));
    const total = ss.sum(next);
    return next.map((x) => x / total);
  };
  return Array.from({length: 5000}).reduce<number[]>(
    iterate,
    columns.map((_, i) => 1 + i / 10)
  );
}

describe("weights by first principal component", () => {
  it("agree with a second implementation on 60 random inputs", async () => {
    for (let seed = 1; seed <= 60; seed++) {
      const random = generator(seed);
      const rows = Array.from({length: 30}, () => {
        const need = random() * 3;
        return {a: need + random(), b: need + 2 * random(), c: 10 - need - random()};
      });
      const indicators = componentMethod().status.indicators.map((item) =>
        item.key === "c" ? {...item, direction: "higher_is_better" as const} : item
      );
      const {method: weighted, found} = await weigh(componentMethod({indicators}), rows);
      const expected = referenceWeights([rows.map(({a}) => a), rows.map(({b}) => b), rows.map(({c}) => -c)]);
      weighted.status.indicators.forEach(({weight}, i) => expect(weight).toBeCloseTo(expected[i]!, 9));
      expect(ss.sum([...found[0]!.weights.values()])).toBeCloseTo(1, 12);
      expect(weighted.status.weights).toBeUndefined();
    }
  });

  it("leaves a method with stated weights as it is", async () => {
    const m = method();
    const {method: same, found} = await weigh(m, [{a: 1}, {a: 2}]);
    expect([same.status, found]).toEqual([m.status, []]);
  });

  it.each([
    ["runs against the others", [1, 2, 3, 4], [2, 3, 4, 6], [9, 8, 5, 1], "got c"],
    ["has no spread", [1, 2, 3, 4], [2, 3, 4, 6], [5, 5, 5, 5], '"a" and "c" have no correlation'],
    ["has no direction", [1, -1, 1, -1], [1, 1, -1, -1], [1, -1, -1, 1], "two components are equally strong"]
  ])("say so when an indicator %s", async (_, a, b, c, message) => {
    const rows = a.map((x, i) => ({a: x, b: b[i]!, c: c[i]!}));
    await expect(weigh(componentMethod({normalise: "none"}), rows)).rejects.toThrow(message);
  });

  it("must be found before the query is made", () => {
    const m = componentMethod();
    expect(() => classificationQuery(m, tableInput(m, "values", null))).toThrow(
      "expected weights as numbers"
    );
  });
});
