import {expect, it} from "vitest";
import {openDatabase} from "../../loaders/duckdb.js";
import {drawValues} from "../../src/model/draw-values.js";
import {ROBUSTNESS_DEFAULTS} from "../../src/model/robustness.js";
import {before, tableInput} from "../../src/queries/classification-input.js";
import {editionCertainty} from "../../src/queries/edition-certainty.js";
import {robustness} from "../../src/queries/robustness.js";
import {inputColumns, methodOf} from "../classification-helpers.js";

const method = methodOf("data/musterstadt/methods/musterstadt-2025.yaml");
const edition = method.editions[0]!;
const keys = ["alo_quote", "sgb2_quote", "kinderarmut"];
const ids = Array.from({length: 24}, (_, i) => `01${String(i).padStart(4, "0")}`);
const options = {...ROBUSTNESS_DEFAULTS, variants: 40, seed: 7};

/** A share in percent of a count that is made up, the same on every run. */
function made(id: string, k: number, then: boolean) {
  const i = Number(id);
  const denominator = 300 + 20 * (i % 24) + 100 * k;
  const numerator = Math.round(
    denominator * (0.1 + 0.08 * Math.abs(Math.sin(i + k)) + (then ? 0.01 * Math.cos(3 * i) : 0))
  );
  return {value: (100 * numerator) / denominator, numerator, denominator};
}

it("gives what robustness on a table of the same values gives, as the command line runs it", async () => {
  const database = await openDatabase();
  const areas = ids.map((area_id) => ({area_id, level: "quartier", name: area_id, parent_id: "01"}));
  const texts = (names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [name, "VARCHAR" as const]));
  const observations = ids.flatMap((area_id) => [
    {indicator: "einwohner", level: "quartier", period: "2025", area_id, value: 1000},
    ...keys.flatMap((indicator, k) =>
      (["2025", "2023"] as const).map((period) => ({
        ...{indicator, level: "quartier", period, area_id},
        ...made(area_id, k, period === "2023")
      }))
    )
  ]);
  await database.registerRows(
    "areas",
    texts(["area_id", "level", "name", "parent_id", "valid_from", "valid_to"]),
    areas
  );
  const numbers = {value: "DOUBLE", numerator: "DOUBLE", denominator: "DOUBLE"} as const;
  const columns = {...texts(["indicator", "level", "period", "area_id", "flag"]), ...numbers};
  await database.registerRows("observations", columns, observations);
  const catalogue = new Map(keys.map((key) => [key, {factor: 100, unit: "%"}]));
  const found = await editionCertainty(method, edition, catalogue, options, database);

  const rows = ids.map((area_id) => ({
    ...{area_id, name: area_id, parent_id: "01", population: 1000, suppressed: false},
    ...Object.fromEntries(keys.map((key, k) => [key, made(area_id, k, false).value])),
    ...Object.fromEntries(keys.map((key, k) => [before(key), made(area_id, k, true).value]))
  }));
  await database.registerRows("values", inputColumns(method), rows);
  const cells = keys.flatMap((key, k) =>
    [false, true].flatMap((then) =>
      ids.map((area_id) => {
        const {value, denominator} = made(area_id, k, then);
        return {area_id, column: then ? before(key) : key, value, denominator};
      })
    )
  );
  const drawn = {
    columns: [...new Set(cells.map(({column}) => column))],
    rows: (count: number) => drawValues(cells, 100, count, options.seed)
  };
  const expected = await robustness(method, tableInput(method, "values", "2025"), options, drawn, database);
  expect({areas: found.areas, effects: found.effects, assumptions: found.assumptions}).toEqual(expected);
  expect(found.assumptions).toContain("chance");
  expect(found.changes).toHaveLength(ids.length);
  expect(found.changes[0]![1].map(({key}) => key)).toEqual(keys);
  database.close();
});
