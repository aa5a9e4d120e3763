import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {parquetWriteBuffer} from "hyparquet-writer";
import {afterAll, beforeAll, expect, it} from "vitest";
import {readCells} from "../../../loaders/cli/read-cells.js";
import {readValuesFile} from "../../../loaders/cli/values-file.js";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "cells-"));
});
afterAll(() => rmSync(folder, {recursive: true}));

const at = (name: string) => join(folder, name);

function parquet(name: string, columns: Record<string, unknown[]>): string {
  const columnData = Object.entries(columns).map(([column, data]) => ({name: column, data}));
  writeFileSync(at(name), new Uint8Array(parquetWriteBuffer({columnData})));
  return at(name);
}

it("reads Parquet as it reads CSV, to the last digit", async () => {
  const values = [0.1 + 0.2, -1e-17, 123456.7890625, null];
  const file = parquet("values.parquet", {area_id: ["01", "02", "03", "04"], a: values, n: [1, 2, 3, 4]});
  const {rows, unknown, hasPopulation} = await readValuesFile(file, ["a"]);
  expect(rows.map(({values: row}) => row.get("a"))).toEqual(values);
  expect(rows.map(({area_id, row}) => [area_id, row])).toEqual([
    ["01", 1],
    ["02", 2],
    ["03", 3],
    ["04", 4]
  ]);
  expect([unknown, hasPopulation]).toEqual([["n"], false]);
});

it("names the place of what is no number", async () => {
  const file = parquet("texts.parquet", {area_id: ["01", "02"], a: ["1", "x"]});
  await expect(readValuesFile(file, ["a"])).rejects.toThrow(`got "x" (${file}, row 2, column a)`);
  const infinite = parquet("nan.parquet", {area_id: ["01"], a: [Number.NaN]});
  await expect(readValuesFile(infinite, ["a"])).rejects.toThrow("values: not a number; expected");
});

it("refuses what is no Parquet file, and says that a file is not there", async () => {
  writeFileSync(at("broken.parquet"), "PAR1 and nothing else");
  await expect(readCells(at("broken.parquet"), "values")).rejects.toThrow(
    `values: the file cannot be read; expected columns of numbers and texts in a Parquet file, got something else (${at("broken.parquet")})`
  );
  await expect(readCells(at("no.parquet"), "classes")).rejects.toThrow(
    "classes: the file cannot be read; expected a CSV or Parquet file, got no such file"
  );
});
