import {readSheet} from "read-excel-file/node";
import {expect, it} from "vitest";
import {toCsv, toExcel, type DownloadTable} from "../../src/views/table-download.js";

const table: DownloadTable = {
  title: "=Titel",
  columns: [
    {name: "area_id", type: "STRING", values: ["01", "=1+1", null], title: "Schlüssel", definition: "Text"},
    {name: "value", type: "DOUBLE", values: [-1.5, 0, null], title: "Wert", definition: "in %", source: "Amt"}
  ],
  sources: ["Quelle A. Lizenz: CC0-1.0."],
  facts: [["Link", "https://stadt.example/?v=1"]]
};

it("writes text cells as text in Excel, numbers as numbers, a missing value as an empty cell", async () => {
  const file = Buffer.from(await (await toExcel(table)).arrayBuffer());
  expect(await readSheet(file, "Werte")).toEqual([
    ["area_id", "value"],
    ["01", -1.5],
    ["=1+1", 0]
  ]);
  const about = (await readSheet(file, "Erläuterung")).map((row) => row.filter((cell) => cell !== null));
  expect(about).toContainEqual(["=Titel"]);
  expect(about).toContainEqual(["value", "Wert", "in %", "Amt"]);
  expect(about).toContainEqual(["Link", "https://stadt.example/?v=1"]);
  expect(about.flat()).toContain("suppressed");
});

it("guards texts of a CSV, never numbers", () => {
  expect(toCsv(table.columns)).toBe("\ufeffarea_id,value\r\n01,-1.5\r\n'=1+1,0\r\n,\r\n");
});
