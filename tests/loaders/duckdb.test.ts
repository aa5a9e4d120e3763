import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {Database} from "../../loaders/duckdb.js";
import {openDatabase} from "../../loaders/duckdb.js";

let database: Database;
let folder: string;
beforeAll(async () => {
  database = await openDatabase();
  folder = mkdtempSync(join(tmpdir(), "duckdb-"));
});
afterAll(() => {
  database.close();
  rmSync(folder, {recursive: true});
});

const query = (sql: string) => database.run({name: "test", sql});

describe("openDatabase", () => {
  it("gives plain rows with numbers for every kind of integer, on one thread", async () => {
    expect(
      await query("SELECT count(*) AS n, sum(i) AS s, 1.5::DOUBLE AS x, NULL AS nothing FROM range(4) t(i)")
    ).toEqual([{n: 4, s: 6, x: 1.5, nothing: null}]);
    expect(await query("SELECT current_setting('threads') AS threads")).toEqual([{threads: 1}]);
  });

  it("reads rows, Parquet and CSV under a name", async () => {
    const rows = [
      {id: "01", x: 0.1, on: true},
      {id: "02", x: null}
    ];
    await database.registerRows("it's", {id: "VARCHAR", x: "DOUBLE", on: "BOOLEAN"}, rows);
    expect(await query(`SELECT * FROM "it's" ORDER BY id`)).toEqual([rows[0], {id: "02", x: null, on: null}]);
    const parquet = join(folder, "a'b.parquet");
    await query(`COPY "it's" TO '${parquet.replaceAll("'", "''")}' (FORMAT parquet)`);
    await database.registerParquet("p", parquet);
    expect(await query("SELECT id FROM p ORDER BY id")).toEqual([{id: "01"}, {id: "02"}]);
    const csv = join(folder, "c.csv");
    writeFileSync(csv, "id,x\n007,1.50\n");
    await database.registerCsv("c", csv);
    expect(await query("SELECT * FROM c")).toEqual([{id: "007", x: "1.50"}]);
  });

  it("says which query failed, with its SQL", async () => {
    await expect(database.run({name: "history", sql: "SELECT x FROM nowhere"})).rejects.toThrow(
      /^query "history": .*nowhere[\s\S]*SELECT x FROM nowhere$/
    );
  });
});
