import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {Database} from "../../loaders/duckdb.js";
import {openDatabase} from "../../loaders/duckdb.js";
import {observationsInput} from "../../src/queries/classification-input.js";
import {classificationQuery} from "../../src/queries/classification.js";
import {decodeClassification} from "../../src/queries/decode-classification.js";
import {historyQuery} from "../../src/queries/history.js";
import {method} from "./random-method.js";

const AREA = {level: "quartier", name: "Hafen", parent_id: "01", valid_from: null, valid_to: null};
const areas = [
  {...AREA, area_id: "0101"},
  {...AREA, area_id: "0102"},
  {...AREA, area_id: "0103"},
  {...AREA, area_id: "0104", name: "ohne Angaben"},
  {...AREA, area_id: "0199", name: "alt", valid_to: "2020-12-31"},
  {...AREA, area_id: "0105", name: "neu", valid_from: "2021-01-01"},
  {...AREA, area_id: "01", level: "stadtteil"}
];

type Cell = [indicator: string, period: string, area_id: string, value: number | null, flag?: string];
const cells: Cell[] = [
  ["einwohner", "2021", "0101", 1000],
  ["einwohner", "2021", "0102", 1100],
  ["einwohner", "2021", "0103", 1200],
  ["einwohner", "2021", "0105", 100],
  ["einwohner", "2021", "0199", 5000],
  ["a", "2021", "0101", 4],
  ["a", "2021", "0102", 6],
  ["a", "2021", "0103", null, "suppressed"],
  ["a", "2021", "0105", 50],
  ["a", "2021", "0199", 90],
  ["a", "2019", "0101", 5],
  ["a", "2019", "0102", 5],
  ["a", "2019", "0103", 5],
  ["a", "2017", "0101", 77],
  ["b", "2019", "0101", null, "suppressed"],
  ["other", "2021", "0101", null, "suppressed"],
  ["a", "2020", "0101", 4],
  ["a", "2020", "0199", 6]
];

const base = method();
const edition = {period: "2021", baseline: "2019"};
const m = {
  ...base,
  editions: [edition],
  areas: {population: "einwohner", minimumPopulation: 300, exclude: []},
  dynamics: {...base.status, change: true}
};

let database: Database;
beforeAll(async () => {
  database = await openDatabase();
  const text = (names: string[]) => Object.fromEntries(names.map((name) => [name, "VARCHAR" as const]));
  await database.registerRows(
    "areas",
    text(["area_id", "level", "name", "parent_id", "valid_from", "valid_to"]),
    areas
  );
  await database.registerRows(
    "observations",
    {...text(["indicator", "level", "period", "area_id", "flag"]), value: "DOUBLE"},
    [...cells, ["a", "2021", "01", 99] as Cell].map(([indicator, period, area_id, value, flag]) => ({
      indicator,
      level: area_id === "01" ? "stadtteil" : "quartier",
      period,
      area_id,
      value,
      flag
    }))
  );
});
afterAll(() => database.close());

describe("observationsInput", () => {
  it("takes the areas in force at the end of the period, with and without values", async () => {
    const query = classificationQuery(m, observationsInput(m, edition));
    expect(query.name).toBe("classification test 2021");
    const rows = decodeClassification(await database.run(query), m);
    const of = (row: (typeof rows)[number]) => [
      row.area_id,
      row.excluded,
      row.status_index,
      row.dynamics_index
    ];
    expect(rows.map(of)).toEqual([
      ["0101", null, -1, -1],
      ["0102", null, 1, 1],
      ["0103", "suppressed", null, null],
      ["0104", "missing", null, null],
      ["0105", "below_minimum", null, null]
    ]);
    expect(rows[0]).toMatchObject({name: "Hafen", parent_id: "01", population: 1000, combined_class: "00"});
    expect(rows[0]!.dynamics).toEqual([{key: "a", value: -1, score: -1}]);
  });

  it("counts as withheld only what it needs: not the status indicator's value at the baseline", async () => {
    const status = {
      ...base.status,
      indicators: [{key: "b", direction: "higher_is_worse" as const, weight: 1}]
    };
    const withB = {...m, status};
    const rows = await database.run(classificationQuery(withB, observationsInput(withB, edition)));
    expect(rows.map(({excluded}) => excluded)).toEqual([
      "missing",
      "missing",
      "suppressed",
      "missing",
      "below_minimum"
    ]);
  });

  it("takes the older boundaries for an older period", async () => {
    const input = observationsInput(base, {period: "2020", baseline: null});
    const rows = decodeClassification(await database.run(classificationQuery(base, input)), base);
    expect(rows.map(({area_id}) => area_id)).toEqual(["0101", "0102", "0103", "0104", "0199"]);
    expect(rows.filter(({excluded}) => excluded === null)).toHaveLength(2);
  });
});

describe("historyQuery", () => {
  it("lists the values of all areas by indicator, level, area and period", async () => {
    const rows = await database.run(historyQuery(["a", "other"]));
    const place = {indicator: "a", level: "quartier", area_id: "0101"};
    expect(rows.filter(({area_id}) => area_id === "0101")).toEqual([
      {...place, period: "2017", value: 77},
      {...place, period: "2019", value: 5},
      {...place, period: "2020", value: 4},
      {...place, period: "2021", value: 4},
      {...place, indicator: "other", period: "2021", value: null}
    ]);
    expect(await database.run(historyQuery([]))).toEqual([]);
  });
});
