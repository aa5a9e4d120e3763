import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {openDatabase} from "../../loaders/duckdb.js";
import type {Database} from "../../loaders/duckdb.js";
import {drawValues} from "../../src/model/draw-values.js";
import {drawVariants, varyingAssumptions} from "../../src/model/draw-variants.js";
import type {IndexDefinition, Method} from "../../src/model/method.js";
import type {RobustnessOptions, Variant} from "../../src/model/robustness.js";
import {ROBUSTNESS_DEFAULTS} from "../../src/model/robustness.js";
import {tableInput} from "../../src/queries/classification-input.js";
import type {DrawnValues} from "../../src/queries/robustness.js";
import {robustness} from "../../src/queries/robustness.js";
import type {InputRow} from "../classification-helpers.js";
import {inputColumns} from "../classification-helpers.js";
import {classes, method, randomCase} from "./random-method.js";
import {referenceIndex, referenceQuantileClasses, referenceValueClass} from "./reference-classification.js";

let database: Database;
beforeAll(async () => {
  database = await openDatabase();
});
afterAll(() => database.close());

const options: RobustnessOptions = {...ROBUSTNESS_DEFAULTS, variants: 20, seed: 4};

async function run(m: Method, rows: readonly InputRow[], more = {}, drawn: DrawnValues | null = null) {
  await database.registerRows(
    "values",
    inputColumns(m),
    rows.map((row) => ({suppressed: false, ...row}))
  );
  return robustness(m, tableInput(m, "values", null), {...options, ...more}, drawn, database);
}

/** Classes of one variant by the plain implementation; `cuts` of a method with fixed cut points. */
function referenceClasses(
  index: IndexDefinition,
  variant: Variant["status"],
  columns: number[][]
): number[] | null {
  const varied: IndexDefinition = {
    ...index,
    normalise: variant.normalise,
    standardise: variant.standardise,
    indicators: index.indicators.map((indicator, i) => ({...indicator, weight: variant.weights[i]!}))
  };
  const x = referenceIndex(varied, columns);
  if (x === null) return null;
  if (index.cuts.kind === "quantiles") return referenceQuantileClasses(index.classes.length, x);
  const points = index.cuts.kind === "values" ? index.cuts.points : [];
  const moved = points.map((point, i) => ({...point, at: variant.cuts[i]!}));
  return x.map((value) => referenceValueClass(moved, value));
}

const complete = (rows: readonly InputRow[], keys: readonly string[]) =>
  rows.filter((row) => keys.every((key) => row[key] !== null));

describe("robustness", () => {
  it("classifies variants as the plain implementation does, on random methods and values", async () => {
    let compared = 0;
    for (let seed = 1; compared < 100; seed++) {
      const {method: m, rows} = randomCase(seed);
      const keys = m.status.indicators.map(({key}) => key);
      const counted = complete(rows, keys);
      if (m.status.cuts.kind === "natural-breaks" || m.status.round !== undefined || counted.length < 8)
        continue;
      const result = await run(m, rows).catch((error: Error) => error.message);
      if (typeof result === "string") {
        expect(result).toMatch(/no spread|give no index/);
        continue;
      }
      const index = counted.map((_, i) => i);
      const x = referenceIndex(
        m.status,
        keys.map((key) => counted.map((row) => Number(row[key])))
      )!;
      const mean = x.reduce((a, b) => a + b, 0) / x.length;
      const deviation = Math.sqrt(x.reduce((a, b) => a + (b - mean) ** 2, 0) / x.length);
      const variants = drawVariants(m, options, {deviation: {status: deviation, dynamics: 0}, chance: false});
      const stored = await database.run({name: "all", sql: `SELECT * FROM "status variants"`});
      const got = new Map(stored.map((row) => [`${row.variant} ${row.area_id}`, row.class]));
      for (const variant of variants) {
        const columns = keys.map((key) => counted.map((row) => Number(row[key])));
        const expected = referenceClasses(m.status, variant.status, columns);
        for (const i of index) {
          const found = got.get(`${variant.variant} ${counted[i]!.area_id}`);
          expect(found ?? null, `seed ${seed} variant ${variant.variant}`).toBe(
            expected && String(expected[i])
          );
        }
      }
      compared++;
    }
  }, 60_000);

  it("counts what the variants give", async () => {
    const {method: m, rows} = mssLike();
    const result = await run(m, rows, {variants: 40});
    const stored = await database.run({
      name: "all",
      sql: `SELECT * FROM "status variants" WHERE variant <= 40`
    });
    for (const {area_id, status} of result.areas) {
      const own = stored.filter((row) => row.area_id === area_id).map((row) => String(row.class));
      expect(own).toHaveLength(40);
      expect(status.kept).toBe(own.filter((code) => code === status.class).length / 40);
      const others = own.filter((code) => code !== status.class);
      const count = (code: string | null) => others.filter((other) => other === code).length;
      expect(count(status.other)).toBe(Math.max(0, ...others.map(count)));
    }
  });

  it("gives the same for the same seed, and the stated classes when nothing varies", async () => {
    const {method: m, rows} = mssLike();
    expect(await run(m, rows)).toEqual(await run(m, [...rows].reverse()));
    expect(await run(m, rows)).not.toEqual(await run(m, rows, {seed: 5}));
    const still = await run(m, rows, {assumptions: []});
    expect(still.areas.every(({status}) => status.kept === 1 && status.other === null)).toBe(true);
    expect(still.effects).toEqual([]);
  });

  it("sees that an assumption does all where it alone varies", async () => {
    const {method: m, rows} = mssLike();
    const {effects, assumptions} = await run(m, rows, {assumptions: ["cuts"], variants: 400, shift: 1});
    expect(assumptions).toEqual(["cuts"]);
    expect(effects).toHaveLength(1);
    expect(effects[0]!.first).toBeCloseTo(1, 0);
    expect(effects[0]!.total).toBeCloseTo(1, 0);
  });

  it("draws counts where denominators are given: nothing but chance moves small areas more than large ones", async () => {
    const m = method({
      standardise: "z-population",
      cuts: {kind: "values", points: [{at: 0, equal: "lower"}]}
    });
    const rows = Array.from({length: 40}, (_, i) => ({area_id: String(i).padStart(2, "0"), a: 9 + i / 20}));
    const drawn = (denominator: number): DrawnValues => {
      const cells = rows.map(({area_id, a}) => ({area_id, column: "a", value: a, denominator}));
      return {columns: ["a"], rows: (count) => drawValues(cells, 100, count, 1)};
    };
    const kept = async (denominator: number) => {
      const {areas} = await run(m, rows, {assumptions: ["chance"], variants: 200}, drawn(denominator));
      return areas.reduce((sum, {status}) => sum + status.kept, 0) / areas.length;
    };
    const [small, large] = [await kept(200), await kept(200_000)];
    expect(small).toBeLessThan(0.75);
    expect(large).toBeGreaterThan(0.95);
  });

  it("takes natural breaks as found, and moves them", async () => {
    const rows = [1, 1.1, 1.2, 5, 5.1, 5.2, 9, 9.3].map((a, i) => ({area_id: String(i), a}));
    const m = method({cuts: {kind: "natural-breaks"}, classes: classes(3)});
    const {areas, assumptions} = await run(m, rows, {shift: 0.05});
    expect(areas.map(({status}) => status.class)).toEqual(["0", "0", "0", "1", "1", "1", "2", "2"]);
    expect(assumptions).toContain("cuts");
    expect(areas.every(({status}) => status.kept === 1)).toBe(true);
  });
});

describe("varyingAssumptions", () => {
  const scale = {deviation: {status: 1, dynamics: 1}, chance: false};

  it("leaves out what a method gives no choice in", () => {
    const single = method({normalise: "none", cuts: {kind: "quantiles"}});
    expect(varyingAssumptions(single, options, scale)).toEqual([]);
    const fixed = method();
    expect(varyingAssumptions(fixed, options, scale)).toEqual(["deviation", "cuts"]);
    const {method: all} = mssLike();
    expect(varyingAssumptions(all, options, {...scale, chance: true})).toEqual(options.assumptions);
  });

  it("never turns to z-values under a geometric mean, nor changes the scale under fixed cut points", () => {
    const {method: m} = mssLike();
    const geometric = {
      ...m,
      status: {...m.status, normalise: "min-max", aggregate: "geometric-mean"} as const
    };
    const unscaled = {...m, status: {...m.status, standardise: null}};
    const used = (of: Method) =>
      new Set(drawVariants(of, {...options, variants: 200}, scale).map(({status}) => status.normalise));
    expect(used(geometric)).toEqual(new Set(["min-max", "percent-rank", "rank-exponential"]));
    expect(used(unscaled)).toEqual(new Set(["z-population", "z-sample"]));
  });

  it("keeps the sum of the weights and the order of the cut points", () => {
    const {method: m} = mssLike();
    for (const {status} of drawVariants(m, {...options, shift: 3}, scale)) {
      expect(status.weights.reduce((a, b) => a + b, 0)).toBeCloseTo(4, 12);
      expect(status.cuts).toEqual([...status.cuts].sort((a, b) => a - b));
      expect(status.weights.filter((weight) => weight === 0).length).toBeLessThan(2);
    }
  });
});

/** Three indicators, z-values, standardised again, fixed cut points. */
function mssLike(): {method: Method; rows: InputRow[]} {
  const m = method({
    indicators: ["a", "b", "c"].map((key, i) => ({
      key,
      direction: "higher_is_worse",
      weight: i === 0 ? 2 : 1
    })),
    standardise: "z-population",
    cuts: {
      kind: "values",
      points: [
        {at: -1, equal: "upper"},
        {at: 1, equal: "lower"}
      ]
    },
    classes: classes(3)
  });
  const rows = Array.from({length: 30}, (_, i) => ({
    area_id: String(i).padStart(3, "0"),
    a: 5 + 4 * Math.sin(i),
    b: 7 + 3 * Math.sin(i + 0.4) + Math.cos(7 * i),
    c: 9 + 2 * Math.sin(i - 0.3)
  }));
  return {method: m, rows};
}
