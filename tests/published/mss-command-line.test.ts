import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {parquetWriteBuffer} from "hyparquet-writer";
import Papa from "papaparse";
import {afterAll, beforeAll, expect, it} from "vitest";
import {csv, mss, mssRows, projectFile} from "../classification-helpers.js";
import {runCli} from "../loaders/cli/run-cli.js";
import {describeWithData} from "../shared-data.js";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "mss-"));
});
afterAll(() => rmSync(folder, {recursive: true}));

/** The raw table as CSV or Parquet with the columns of the method file. */
function writeValues(period: string, ending: string): string {
  const rows = mssRows(period);
  const file = join(folder, `values-${period}.${ending}`);
  if (ending === "csv") writeFileSync(file, Papa.unparse([...rows]));
  else {
    const columnData = Object.keys(rows[0]!).map((name) => ({name, data: rows.map((row) => row[name])}));
    writeFileSync(file, new Uint8Array(parquetWriteBuffer({columnData})));
  }
  return file;
}

async function classify(period: string, input: string, output: string): Promise<string> {
  const method = projectFile(`data/berlin/methods/mss-berlin-${period}.yaml`);
  const out = join(folder, `classes-${period}.${output}`);
  const values = writeValues(period, input);
  const args = ["classify", "--method", method, "--values", values, "--period", period, "--out", out];
  const {code, stderr} = await runCli(args);
  expect(code, stderr).toBe(0);
  return out;
}

describeWithData("Monitoring Soziale Stadtentwicklung Berlin by the command line", () => {
  it.each([
    ["2013", 434, "csv", "csv"],
    ["2019", 436, "csv", "csv"],
    ["2019", 436, "parquet", "json"]
  ])("%s: the official classes of all %i areas, %s to %s", async (period, count, input, output) => {
    const out = await classify(period, input, output);
    const rows: Record<string, string | null>[] =
      output === "json" ? JSON.parse(readFileSync(out, "utf8")) : csv(out);
    const classified = rows.filter(({excluded}) => !excluded);
    const official = mss(period, "1");
    expect([classified.length, official.length]).toEqual([count, count]);
    const expected = new Map(official.map((row) => [row.id!, row]));
    for (const row of classified) {
      const {status_index, dynamik_index, status_dynamik_index} = expected.get(row.area_id!)!;
      expect([row.status_class, row.dynamics_class, row.combined_class], row.area_id!).toEqual([
        String(Number(status_index)),
        dynamik_index,
        status_dynamik_index
      ]);
    }
  });

  it("says the same by compare, with the official file as the other side", async () => {
    const classes = await classify("2019", "parquet", "parquet");
    const official = join(folder, "official.csv");
    writeFileSync(
      official,
      Papa.unparse(
        mss("2019", "1").map((row) => ({
          area_id: row.id,
          status_class: String(Number(row.status_index)),
          dynamics_class: row.dynamik_index,
          combined_class: row.status_dynamik_index
        }))
      )
    );
    const {code, stderr} = await runCli(["compare", classes, official]);
    expect(code).toBe(0);
    expect(stderr.match(/: 0 of 436 areas differ \(100\.0 % agree\); kappa 1\.000/g)).toHaveLength(3);
  });
});
