import {describe, expect, it} from "vitest";
import writeExcelFile from "write-excel-file/node";
import {readXlsx} from "../../../loaders/read/xlsx.js";

describe("readXlsx", () => {
  it("reads every sheet, blank rows, merged cells, texts, numbers and dates where they stand", async () => {
    const day = new Date(Date.UTC(2020, 11, 31));
    const bytes = await writeExcelFile([
      {
        sheet: "Quartiere",
        data: [
          [{value: "Titel"}],
          [],
          [{value: "Nr.", rowSpan: 2}, {value: "Arbeitslose", columnSpan: 2}, null],
          [null, {value: 2012}, {value: 2013}],
          [{value: "010101"}, {value: 12}, {value: "*"}]
        ]
      },
      {sheet: "Stand", data: [[{value: day, type: Date, format: "dd.mm.yyyy"}]]}
    ]).toBuffer();
    const tables = await readXlsx(bytes, "a.xlsx");
    expect(tables).toEqual([
      {
        file: "a.xlsx",
        sheet: "Quartiere",
        rows: [["Titel"], [], ["Nr.", "Arbeitslose"], [null, 2012, 2013], ["010101", 12, "*"]],
        remarks: [
          {
            kind: "merged",
            row: 3,
            column: 1,
            detail: "one cell over 2 rows; what it holds counts for the first"
          }
        ]
      },
      {file: "a.xlsx", sheet: "Stand", rows: [[day]]}
    ]);
  });

  it("names the file that is no workbook", async () => {
    await expect(readXlsx(Buffer.from("id;name"), "a.xlsx")).rejects.toThrow(
      "zip: no directory at the end; expected a whole zip file (a.xlsx)"
    );
  });
});
