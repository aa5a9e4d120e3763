import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {Database} from "../../loaders/duckdb.js";
import {openDatabase} from "../../loaders/duckdb.js";
import {tableInput} from "../../src/queries/classification-input.js";
import {classificationQuery} from "../../src/queries/classification.js";
import type {InputRow} from "../classification-helpers.js";
import {classifyRows} from "../classification-helpers.js";
import {NORMALISATIONS, classes, generator, method, randomCase} from "./random-method.js";
import {ckmeans} from "simple-statistics";
import {
  deviance,
  referenceIndex,
  referenceQuantileClasses,
  referenceValueClass
} from "./reference-classification.js";

let database: Database;
beforeAll(async () => {
  database = await openDatabase();
});
afterAll(() => database.close());

const rowsOf = (values: readonly (number | null)[]): InputRow[] =>
  values.map((a, i) => ({area_id: String(i).padStart(2, "0"), a}));

async function check(seed: number): Promise<"answer" | "none"> {
  const {method: m, rows} = randomCase(seed);
  const keys = m.status.indicators.map(({key}) => key);
  const eligible = rows.filter((row) => keys.every((key) => row[key] !== null));
  const columns = keys.map((key) => eligible.map((row) => Number(row[key])));
  const expected = eligible.length === 0 ? null : referenceIndex(m.status, columns);
  const distinct = new Set(expected?.map((x) => x.toPrecision(12))).size;
  const {cuts} = m.status;
  const k = m.status.classes.length;
  if (expected === null || (cuts.kind === "natural-breaks" && distinct < k)) {
    await expect(classifyRows(m, rows, null, database), `seed ${seed}`).rejects.toThrow(/^classification: /);
    return "none";
  }
  const areas = await classifyRows(m, rows, null, database);
  expect(areas).toHaveLength(rows.length);
  for (const area of areas.filter(({excluded}) => excluded !== null)) {
    const {suppressed} = rows.find(({area_id}) => area_id === area.area_id)!;
    expect(area).toMatchObject({
      excluded: suppressed ? "suppressed" : "missing",
      status_index: null,
      status_class: null
    });
  }
  const counted = areas.filter(({excluded}) => excluded === null);
  expect(counted.map(({area_id}) => area_id)).toEqual(eligible.map(({area_id}) => area_id));
  const index = counted.map((area) => area.status_index!);
  index.forEach((x, i) =>
    expect(Math.abs(x - expected[i]!), `seed ${seed}`).toBeLessThan(1e-9 * (1 + Math.abs(x)))
  );
  const got = counted.map(({status_class}) => Number(status_class));
  if (cuts.kind === "values") expect(got).toEqual(index.map((x) => referenceValueClass(cuts.points, x)));
  if (cuts.kind === "quantiles") expect(got).toEqual(referenceQuantileClasses(k, index));
  if (cuts.kind === "natural-breaks") {
    const best = ckmeans(index, k).reduce(
      (sum, group) =>
        sum +
        deviance(
          group,
          group.map(() => 0)
        ),
      0
    );
    expect(Math.abs(deviance(index, got) - best), `seed ${seed}`).toBeLessThan(1e-9 * (1 + best));
  }
  return "answer";
}

/** Every normalisation with every aggregation it allows and every cut rule. */
function combinations(): string[] {
  return NORMALISATIONS.flatMap((normalise) =>
    ["sum", "weighted-mean", ...(normalise.startsWith("z-") ? [] : ["geometric-mean"])].flatMap((aggregate) =>
      ["values", "quantiles", "natural-breaks"].map((cuts) => `${normalise} ${aggregate} ${cuts}`)
    )
  );
}

describe("classification", () => {
  it("agrees with a second implementation on 500 random inputs", async () => {
    const results: string[] = [];
    const unanswered = new Set(combinations());
    for (let seed = 1; seed <= 500 || (unanswered.size > 0 && seed <= 2000); seed++) {
      const result = await check(seed);
      results.push(result);
      const {normalise, aggregate, cuts} = randomCase(seed).method.status;
      if (result === "answer") unanswered.delete(`${normalise} ${aggregate} ${cuts.kind}`);
    }
    expect([...unanswered]).toEqual([]);
    expect(results.filter((result) => result === "answer").length).toBeGreaterThan(300);
    expect(results.filter((result) => result === "none").length).toBeGreaterThan(30);
  }, 60_000);

  it("excludes before it computes: the minimum first, then the list, then values that are not there", async () => {
    const m = method({standardise: "z-population"});
    const exclude = [
      {areas: ["low", "named"], periods: null, reason: "Sonderfall"},
      {areas: ["other"], periods: ["2018"], reason: "nur 2018"}
    ];
    const withRules = {...m, areas: {population: "einwohner", minimumPopulation: 300, exclude}};
    const rows: InputRow[] = [
      {area_id: "low", population: 299, a: 1000},
      {area_id: "named", population: 5000, a: 1000},
      {area_id: "other", population: 300, a: 1},
      {area_id: "plain", population: 300, a: 3},
      {area_id: "hidden", population: 400, a: null, suppressed: true},
      {area_id: "gap", population: 400, a: null},
      {area_id: "unknown", population: null, a: 2}
    ];
    const areas = await classifyRows(withRules, rows, "2020", database);
    expect(Object.fromEntries(areas.map((area) => [area.area_id, area.excluded]))).toEqual({
      low: "below_minimum",
      named: "listed",
      other: null,
      plain: null,
      hidden: "suppressed",
      gap: "missing",
      unknown: "missing"
    });
    expect(areas.find(({area_id}) => area_id === "named")?.excluded_reason).toBe("Sonderfall");
    expect(areas.find(({area_id}) => area_id === "low")?.excluded_reason).toBeNull();
    expect(areas.find(({area_id}) => area_id === "plain")).toMatchObject({
      status_index: 1,
      status_class: "1"
    });
    const in2018 = classifyRows(withRules, rows, "2018", database);
    await expect(in2018).rejects.toThrow('indicator "a" has no spread');
  });

  it("puts a value equal to a cut point where the method says", async () => {
    const m = method({
      normalise: "none",
      cuts: {
        kind: "values",
        points: [
          {at: -1, equal: "upper"},
          {at: 1.5, equal: "lower"}
        ]
      },
      classes: classes(3)
    });
    const areas = await classifyRows(m, rowsOf([-1.000001, -1, 1.5, 1.500001]), null, database);
    expect(areas.map(({status_class}) => status_class)).toEqual(["0", "1", "1", "2"]);
  });

  it("finds natural breaks as good as the best of all divisions", async () => {
    const random = generator(7);
    for (let round = 0; round < 30; round++) {
      const x = Array.from({length: 9}, () => Math.round(random() * 12));
      const sorted = [...x].sort((a, b) => a - b);
      if (new Set(x).size < 3) continue;
      let best = Infinity;
      for (let i = 1; i < x.length - 1; i++) {
        for (let j = i + 1; j < x.length; j++) {
          best = Math.min(
            best,
            deviance(
              sorted,
              sorted.map((_, p) => (p < i ? 0 : p < j ? 1 : 2))
            )
          );
        }
      }
      const m = method({normalise: "none", cuts: {kind: "natural-breaks"}, classes: classes(3)});
      const areas = await classifyRows(m, rowsOf(x), null, database);
      const got = areas.map(({status_class}) => Number(status_class));
      expect(deviance(x, got)).toBeCloseTo(best, 9);
      expect(new Set(got).size).toBe(3);
    }
  });

  it("classes 550 areas by natural breaks within seconds", async () => {
    const random = generator(1);
    const m = method({cuts: {kind: "natural-breaks"}, classes: classes(5)});
    const areas = await classifyRows(m, rowsOf(Array.from({length: 550}, random)), null, database);
    expect(new Set(areas.map(({status_class}) => status_class)).size).toBe(5);
  }, 10_000);

  it("does not depend on the order of the rows, to the last bit", async () => {
    const random = generator(3);
    const rows = rowsOf(Array.from({length: 300}, () => random() * 30));
    const shuffled = [...rows].sort((a, b) => Math.sin(Number(a.area_id)) - Math.sin(Number(b.area_id)));
    for (const normalise of NORMALISATIONS) {
      const m = method({normalise, standardise: "z-population"});
      const [one, two] = [
        await classifyRows(m, rows, null, database),
        await classifyRows(m, shuffled, null, database)
      ];
      expect(two).toEqual(one);
    }
  });

  it.each(["z-population", "z-sample", "min-max"] as const)(
    "%s: names the indicator without spread",
    async (normalise) => {
      const promise = classifyRows(method({normalise}), rowsOf([2.1, 2.1, 2.1]), null, database);
      await expect(promise).rejects.toThrow(
        'classification: method "test", status index: indicator "a" has no spread; expected at least two different values, got one value in 3 eligible areas'
      );
    }
  );

  it.each(["z-population", "z-sample", "min-max", "percent-rank"] as const)(
    "%s: needs two areas",
    async (normalise) => {
      const promise = classifyRows(method({normalise}), rowsOf([2.1]), null, database);
      await expect(promise).rejects.toThrow(/indicator "a" has no spread.*a single eligible area/);
    }
  );

  it("says so when indicators cancel out", async () => {
    const indicators = [
      {key: "a", direction: "higher_is_worse", weight: 1},
      {key: "b", direction: "higher_is_better", weight: 1}
    ] as const;
    const rows = [1.1, 2.7, 3.9].map((a, i) => ({area_id: String(i), a, b: a}));
    const promise = classifyRows(method({indicators, standardise: "z-population"}), rows, null, database);
    await expect(promise).rejects.toThrow("its indicators (a, b) give no index");
  });

  it("says so when no area is left, and why", async () => {
    const promise = classifyRows(method(), rowsOf([null, null]), null, database);
    await expect(promise).rejects.toThrow("0 eligible of 2 (2 missing)");
  });

  it("computes a change and treats a missing baseline as missing", async () => {
    const base = method();
    const m = {...base, dynamics: {...base.status, change: true, normalise: "none" as const}};
    const rows = [
      {area_id: "1", a: 5, "a before": 7},
      {area_id: "2", a: 6, "a before": 5},
      {area_id: "3", a: 6, "a before": null}
    ];
    const areas = await classifyRows(m, rows, null, database);
    expect(areas.map((area) => [area.dynamics_index, area.combined_class, area.excluded])).toEqual([
      [-2, "00", null],
      [1, "11", null],
      [null, null, "missing"]
    ]);
    expect(areas[0]!.dynamics).toEqual([{key: "a", value: -2, score: -2}]);
    expect(areas[2]!.status).toEqual([{key: "a", value: 6, score: null}]);
  });

  it("gives every indicator's value and score", async () => {
    const indicators = [{key: 'quote "x"', direction: "higher_is_better", weight: 1}] as const;
    const rows = [1, 3].map((x, i) => ({area_id: `0${i}`, 'quote "x"': x}));
    const areas = await classifyRows(method({indicators}), rows, null, database);
    expect(areas.map(({status}) => status[0])).toEqual([
      {key: 'quote "x"', value: 1, score: 1},
      {key: 'quote "x"', value: 3, score: -1}
    ]);
  });

  it("is SQL a reader can follow", () => {
    const {name, sql} = classificationQuery(
      method({standardise: "z-population"}),
      tableInput(method(), "values", "2020")
    );
    expect(name).toBe("classification test 2020");
    expect(sql).toMatchSnapshot();
  });
});
