import {readFile, rm} from "node:fs/promises";
import {join} from "node:path";

import {DuckDBInstance} from "@duckdb/node-api";
import readExcelFile from "read-excel-file/node";
import {areaIndex} from "../loaders/harmonise/area-index.js";
import {areaLists} from "../loaders/harmonise/area-list.js";
import {deliveredBlocks} from "../loaders/harmonise/delivered-blocks.js";
import {DeliveryMap} from "../loaders/harmonise/delivery-map.js";
import {measureTable} from "../loaders/harmonise/measure-table.js";
import {readWorkbook} from "../loaders/read/workbook.js";
import {prepareTables} from "../loaders/tables/prepare-tables.js";
import {literal} from "../src/queries/query.js";
import {sheetAreas, sheetCatalogue, sheetExtract, sheetSource} from "./made-workbook.js";

/** What is measured, by name. */
export const tasks: Readonly<Record<string, (...parameters: string[]) => Promise<void>>> = {
  /** DuckDB's own way from a CSV file to a Parquet file, with all its threads. */
  async "duckdb-copy"(csv = "", parquet = "") {
    const instance = await DuckDBInstance.create(":memory:");
    const connection = await instance.connect();
    const source = `read_csv(${literal(csv)}, delim = ';', header = true, all_varchar = true)`;
    const number = "try_cast(replace(value, ',', '.') AS DOUBLE) AS value";
    await connection.run(
      `COPY (SELECT indicator, period, area_id, ${number} FROM ${source}) TO ${literal(parquet)} (FORMAT parquet)`
    );
    connection.closeSync();
    instance.closeSync();
  },

  /** A municipality's tables from nothing: every check, every level, every file. */
  async "first-build"(folder = "", workDir = "", downloads = join(workDir, "downloads")) {
    await rm(workDir, {recursive: true, force: true});
    await prepareTables(folder, {scope: "public", workDir, downloads});
  },

  /** The same once more. */
  async rebuild(folder = "", workDir = "") {
    await prepareTables(folder, {scope: "public", workDir});
  },

  /** A workbook by a widely used library alone. */
  async "excel-library"(file = "") {
    await readExcelFile(await readFile(file));
  },

  /** A workbook as an extract: read, checked, harmonised, every row accounted for. */
  async "excel-extract"(file = "") {
    const [table] = await readWorkbook(await readFile(file), "extracts/mappe.xlsx");
    const areas = areaIndex(sheetAreas());
    const delivered = new DeliveryMap();
    const known = {areas, catalogue: sheetCatalogue(), delivered};
    const {measurements} = measureTable(table!, sheetExtract(), sheetSource(), known);
    deliveredBlocks(measurements, areaLists(areas), () => 1);
  }
};
