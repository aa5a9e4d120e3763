import {expect, it} from "vitest";
import {openDatabase} from "../../loaders/duckdb.js";
import {numeral} from "../../src/queries/sql-text.js";
import {generator} from "./random-method.js";

it("numeral writes numbers that DuckDB reads as the same double", async () => {
  expect([1, -1.5, 0.22, 1e-7, 1e21].map(numeral)).toEqual([
    "1",
    "-1.5",
    "0.22",
    "CAST('1e-7' AS DOUBLE)",
    "CAST('1e+21' AS DOUBLE)"
  ]);
  const random = generator(11);
  const numbers = Array.from({length: 300}, (_, i) =>
    Number(((random() - 0.5) * 10 ** (i % 9)).toPrecision(1 + (i % 17)))
  );
  const database = await openDatabase();
  const sql = `SELECT ${numbers.map((x, i) => `CAST(${numeral(x)} AS DOUBLE) AS c${i}`).join(", ")}`;
  const [row] = await database.run({name: "numerals", sql});
  database.close();
  expect(Object.values(row!)).toEqual(numbers);
});
