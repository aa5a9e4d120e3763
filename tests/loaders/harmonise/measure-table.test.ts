import {describe, expect, it} from "vitest";
import {DeliveryMap} from "../../../loaders/harmonise/delivery-map.js";
import {areaIndex} from "../../../loaders/harmonise/area-index.js";
import {measureTable} from "../../../loaders/harmonise/measure-table.js";
import {readCsv} from "../../../loaders/read/csv.js";
import type {RawTable} from "../../../loaders/read/raw-table.js";
import {AREAS, catalogueOf, extractOf, sourceOf, tableOf} from "./fixtures.js";

const catalogue = catalogueOf(["alle", "count"], ["alo", "count"]);
const fixed = sourceOf({kind: "fixed", period: "2020"});
const extract = extractOf({Alle: "alle", Alo: "alo"}, {header: {row: 2, rows: 1, data: 3}, decimal: ","});

function measure(table: RawTable, own = extract) {
  const {measurements, report} = measureTable(table, own, fixed, {
    areas: areaIndex(AREAS),
    catalogue,
    delivered: new DeliveryMap()
  });
  expect(report.read).toBe(report.used + report.reported);
  const values = measurements.map(({area_id, key, value, flag}) => [area_id, key, value ?? flag]);
  return {
    values,
    entries: report.entries.map(({row, column, reason, used}) => [row, column, reason, used]),
    report
  };
}

const csv = (...lines: string[]) => readCsv(Buffer.from(`${lines.join("\n")}\n`), "a.csv");

describe("measureTable", () => {
  it("reports rows that are ragged or have one cell only, and uses the others", () => {
    const lines = [
      "Titel;;;",
      "Nr.;Gebiet;Alle;Alo",
      "11;Altstadt;100;10",
      "12;Neu;stadt;90;9",
      "21;80;8",
      "22"
    ];
    const {values, entries, report} = measure(csv(...lines, "11;Altstadt;100;10"));
    expect(values).toEqual([
      ["11", "alle", 100],
      ["11", "alo", 10]
    ]);
    expect(entries).toEqual([
      [4, null, "ragged", false],
      [5, null, "ragged", false],
      [6, null, "footnote", false],
      [7, null, "duplicate", false]
    ]);
    expect(report.entries[0]?.detail).toBe("5 cells where most rows have 4: a delimiter too many or too few");
  });

  it("never uses a row in which a delimiter was lost or added, wherever", () => {
    const lines = ["Titel", "Nr.;Gebiet;Alle;Alo", "11;Altstadt;100;10", "12;Neustadt;90;9", "21;Hafen;80;8"];
    const whole = measure(csv(...lines)).values;
    const row = lines[3]!;
    for (let at = 0; at < row.length; at++) {
      const changed =
        row[at] === ";" ? row.slice(0, at) + row.slice(at + 1) : `${row.slice(0, at)};${row.slice(at)}`;
      const {values, report} = measure(csv(...lines.with(3, changed)));
      expect(values).toEqual(whole.filter(([area]) => area !== "12"));
      expect(report.reported).toBe(1);
    }
  });

  it("says what is hidden, merged or per cent in the rows of data, and no more of the header", () => {
    const detail = "said by the reader";
    const remarks = [
      {kind: "hidden", row: 4, column: null, detail},
      {kind: "hidden", row: 1, column: null, detail},
      {kind: "merged", row: 2, column: 1, detail},
      {kind: "percent", row: null, column: 3, detail}
    ] as const;
    const table = tableOf([], ["Nr.", "Gebiet", "Alle", "Alo"], ["11", "a", 1, 2], [], ["12", "b", 3, 4]);
    expect(measure({...table, remarks}).entries).toEqual([
      [2, 3, "percent", true],
      [4, null, "blank", false],
      [4, null, "hidden", false]
    ]);
  });

  it("keeps unreliable values and zeros below half a unit, says so, and names formulas that failed", () => {
    const header = ["Nr.", "Gebiet", "Alle", "Alo"];
    const rows = [
      ["11", "a", "(1.234)", "0"],
      ["12", "b", 0, "-"],
      ["21", "c", "#NV", "#NOT CALCULATED"]
    ];
    const own = {...extract, signs: new Map([["0", "below_half"]] as const)};
    const {values, entries, report} = measure(tableOf([], header, ...rows), own);
    expect(values.map(([, , value]) => value)).toEqual([1234, 0, 0, 0, "missing", "missing"]);
    expect(entries).toEqual([
      [3, 3, "unreliable", true],
      [3, 4, "below_half", true],
      [4, 3, "below_half", true],
      [5, 3, "unreadable", true],
      [5, 4, "unreadable", true]
    ]);
    expect(report.entries.slice(3).map(({detail}) => detail)).toEqual([
      "alle: a formula that failed; kept as missing",
      "alo: a formula without result; open and save the file in a spreadsheet program; kept as missing"
    ]);
    expect(measure(tableOf([], header, ...rows)).entries.map(([, , reason]) => reason)).not.toContain(
      "below_half"
    );
  });
});
