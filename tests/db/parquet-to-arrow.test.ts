import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";
import {parquetWriteBuffer} from "hyparquet-writer";
import {expect, it} from "vitest";
import {parquetToArrow} from "../../src/db/parquet-to-arrow.js";
import {plainRow} from "../../src/db/plain-value.js";
import {temporaryFolder} from "../copy-municipality.js";

it("keeps texts, dates as text, counts, decimals, truth and null", async () => {
  const path = join(await temporaryFolder(), "types.parquet");
  const connection = await (await DuckDBInstance.create()).connect();
  await connection.run(`COPY (
    SELECT '010101' AS area_id, 3::INTEGER AS count, 9007199254740991::BIGINT AS big, 12.5::DOUBLE AS value,
      true AS public, DATE '2020-12-31' AS valid_to
    UNION ALL SELECT NULL, NULL, NULL, NULL, NULL, NULL
  ) TO '${path}'`);
  const {buffer: file} = new Uint8Array(await readFile(path));
  const table = await parquetToArrow(file);
  expect(table.schema.fields.map(({type}) => String(type))).toEqual([
    "Utf8",
    "Int32",
    "Float64",
    "Float64",
    "Bool",
    "Utf8"
  ]);
  expect(table.toArray().map((row) => plainRow(row.toJSON()))).toEqual([
    {
      area_id: "010101",
      count: 3,
      big: 9_007_199_254_740_991,
      value: 12.5,
      public: true,
      valid_to: "2020-12-31"
    },
    {area_id: null, count: null, big: null, value: null, public: null, valid_to: null}
  ]);
});

it("refuses a type it does not know", async () => {
  const file = parquetWriteBuffer({columnData: [{name: "key", data: [new Uint8Array(16)], type: "UUID"}]});
  await expect(parquetToArrow(file)).rejects.toThrow(/^parquet: unknown type of column key/);
});
