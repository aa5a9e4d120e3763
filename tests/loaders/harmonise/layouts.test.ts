import {describe, expect, it} from "vitest";
import {DeliveryMap} from "../../../loaders/harmonise/delivery-map.js";
import {areaIndex} from "../../../loaders/harmonise/area-index.js";
import {areaMatcher} from "../../../loaders/harmonise/area-match.js";
import {readMeasurements} from "../../../loaders/harmonise/read-measurements.js";
import type {Extract, ExtractTable, ValuesRule} from "../../../loaders/manifest/municipality.js";
import type {RawCell} from "../../../loaders/read/raw-table.js";
import {AREAS, catalogueOf, extractOf, sourceOf, tableOf} from "./fixtures.js";

const catalogue = catalogueOf(
  ...([
    ["alle", "count"],
    ["u3", "count"],
    ["frauen", "count"],
    ["alter", "value"]
  ] as const),
  ...([["quote", "rate", "u3", "alle"]] as const)
);
const fixed = sourceOf({kind: "fixed", period: "2020"});
const areas = areaIndex(AREAS);

function read(extract: Extract, source: ExtractTable, rows: RawCell[][], delivered = new DeliveryMap()) {
  const matcher = areaMatcher(areas, []);
  const result = readMeasurements(tableOf(...rows), extract, source, {areas, catalogue, delivered, matcher});
  const {report} = result;
  expect(report.read).toBe(report.used + report.reported);
  expect(report.read + report.header_rows).toBe(rows.length);
  const values = result.measurements.map((each) => [
    each.key,
    each.period,
    each.area_id,
    each.value ?? each.flag
  ]);
  const entries = report.entries.map(({row, column, reason, used}) => [row, column, reason, used]);
  return {values, entries, details: report.entries.map(({detail}) => detail), report};
}

const rowsSay = (keys: ValuesRule["keys"], column: string | null = "Wert") =>
  extractOf({}, {values: {column, keys}});

describe("readMeasurements, by layout", () => {
  it("sums columns of one count, and uses a column for several", () => {
    const extract = extractOf({"0-3 m": "u3", "0-3 w": ["u3", "frauen"], "ab 3 w": "frauen"});
    const {values} = read(extract, fixed, [
      ["Nr.", "0-3 m", "0-3 w", "ab 3 w"],
      ["11", 4, 5, 100],
      ["12", 4, "*", 100]
    ]);
    expect(values).toEqual([
      ["u3", "2020", "11", 9],
      ["frauen", "2020", "11", 105],
      ["u3", "2020", "12", "suppressed"],
      ["frauen", "2020", "12", "suppressed"]
    ]);
  });

  it("reads one value per row, by a map or by the keys themselves", () => {
    const map = new Map([["Einwohner", "alle"]]);
    const rows = [
      ["Nr.", "Merkmal", "Jahr", "Wert"],
      ["11", "Einwohner", "2020", "1.200"],
      ["11", "Hunde", "2020", "7"],
      ["11", "Einwohner", "2020", "1.300"]
    ];
    const yearly = sourceOf({kind: "column", column: "Jahr", format: "JJJJ", as: null});
    const extract = {...rowsSay({kind: "column", column: "Merkmal", map}), decimal: ","} as const;
    const {values, entries} = read(extract, yearly, rows);
    expect(values).toEqual([["alle", "2020", "11", 1200]]);
    expect(entries).toEqual([
      [3, null, "unknown_indicator", false],
      [4, null, "duplicate", false]
    ]);
    const keys = rows.map((row) => row.map((cell) => (cell === "Einwohner" ? "alle" : cell)));
    const itself = {...rowsSay({kind: "column", column: "Merkmal", map: null}), decimal: ","} as const;
    expect(read(itself, yearly, keys).values).toEqual(values);
    const rate = keys.map((row) => row.map((cell) => (cell === "Hunde" ? "quote" : cell)));
    expect(read(itself, yearly, rate).entries[0]).toEqual([3, null, "unknown_indicator", false]);
  });

  it("reads one column per year", () => {
    const extract = rowsSay({kind: "fixed", key: "alle"}, null);
    const source = sourceOf({kind: "header", row: 1, format: "JJJJ", as: null});
    const {values, report} = read(extract, source, [
      ["Nr.", "Name", 2019, "2020", "Anmerkung"],
      ["11", "Altstadt", 10, 11, "geschätzt"],
      ["12", "Neustadt", "-", null, ""]
    ]);
    expect(values).toEqual([
      ["alle", "2019", "11", 10],
      ["alle", "2020", "11", 11],
      ["alle", "2019", "12", 0],
      ["alle", "2020", "12", "missing"]
    ]);
    expect(report.unused_columns).toEqual(["Name", "Anmerkung"]);
    expect(() => read(extract, source, [["Nr.", "Name"]])).toThrow(
      "extract: no heading is a period; expected JJJJ (a.csv, row 1)"
    );
    expect(() => read(extract, source, [["Nr.", "2019", "2019"]])).toThrow(/heading "2019" twice/);
  });

  it("sums the rows of a breakdown into the counts that name them", () => {
    const counts = new Map([
      ["alle", []],
      ["u3", [{column: "Alter", from: 0, to: 2}]],
      ["frauen", [{column: "Geschlecht", texts: ["w", "weiblich"]}]]
    ]);
    const extract = rowsSay({kind: "breakdown", counts});
    const {values, entries, details} = read(extract, fixed, [
      ["Nr.", "Alter", "Geschlecht", "Wert"],
      ["11", "0", "m", 1],
      ["11", "2", "w", 2],
      ["11", "90 und älter", "weiblich", 4],
      ["11", "2", "w", 8],
      ["12", 1, "w", "*"],
      ["12", 3, "w", 16]
    ]);
    expect(values).toEqual([
      ["alle", "2020", "11", 7],
      ["u3", "2020", "11", 3],
      ["frauen", "2020", "11", 6],
      ["alle", "2020", "12", "suppressed"],
      ["u3", "2020", "12", "suppressed"],
      ["frauen", "2020", "12", "suppressed"]
    ]);
    expect(entries).toEqual([[5, null, "duplicate", false]]);
    expect(details[0]).toBe('area "11": delivered before: a.csv, row 3');
  });

  it("reports rows of a breakdown that no count takes, and never adds another table's to a sum", () => {
    const counts = new Map([["u3", [{column: "Alter", from: 0, to: 2}]]]);
    const extract = rowsSay({kind: "breakdown", counts});
    const rows = [
      ["Nr.", "Alter", "Wert"],
      ["11", "1", 3],
      ["11", "40", 5]
    ];
    const before = new DeliveryMap();
    before.set("u3 quartier 2020", "11", "b.csv, row 2");
    expect(read(extract, fixed, rows).entries).toEqual([[3, null, "no_count", false]]);
    expect(read(extract, fixed, rows, before).values).toEqual([]);
  });

  it("reads the rows the manifest names and no other", () => {
    const {values, entries} = read(extractOf({Alle: "alle"}), {...fixed, rows: {from: 3, to: 3}}, [
      ["Nr.", "Alle"],
      ["11", 1],
      ["12", 2],
      ["21", 3]
    ]);
    expect(values).toEqual([["alle", "2020", "12", 2]]);
    expect(entries).toEqual([
      [2, null, "outside", false],
      [4, null, "outside", false]
    ]);
  });

  it("finds a heading by one of its rows where only one has it, and says how to write it where two have", () => {
    const header = {row: 1, rows: 3, data: 5};
    const rows = [
      ["Gebiet", "Bevölkerung", null, "Wohnen", null],
      [null, "alle", null, "alle", null],
      ["Nr.", "Zahl", "Frauen", "Zahl", "Alter"],
      ["", "Erläuterung", "Erläuterung", "", ""],
      ["11", 10, 6, 3, 2]
    ];
    const columns = {"Bevölkerung / alle / Zahl": "alle", Frauen: "frauen", Alter: "alter"};
    const extract = extractOf(columns, {header, area: {column: "Nr.", name: null}});
    expect(read(extract, fixed, rows).values).toEqual([
      ["alle", "2020", "11", 10],
      ["frauen", "2020", "11", 6],
      ["alter", "2020", "11", 2]
    ]);
    expect(() => read(extractOf({Zahl: "alle"}, {header}), fixed, rows)).toThrow(
      /heading "Zahl" twice; expected once, or the texts of all header rows joined by " \/ "/
    );
  });

  it("reports every match that is not exact, once for all its rows", () => {
    const extract = extractOf({Alle: "alle"}, {area: {column: "Nr.", name: "Name"}});
    const source = sourceOf({kind: "column", column: "Jahr", format: "JJJJ", as: null});
    const {entries, details, report} = read(extract, source, [
      ["Nr.", "Name", "Jahr", "Alle"],
      ["", "Alt-Stadt", 2019, 1],
      ["", "Alt-Stadt", 2020, 1],
      ["012", "", 2020, 2],
      ["", "Hafen/Werder", 2020, 3],
      ["22", "Werder", 2021, 4]
    ]);
    expect(entries).toEqual([
      [2, 1, "matched", true],
      [4, 1, "matched", true],
      [5, 1, "combined", true],
      [6, 1, "other_vintage", false]
    ]);
    expect(details).toEqual([
      '"Alt-Stadt" taken for quartier "11" (Altstadt): the name is spelt differently; 2 rows',
      '"012" taken for quartier "12" (Neustadt): leading zeros were lost',
      '"Hafen/Werder" stands for several (quartier): "21" (Hafen), "22" (Werder); used only in sums over all of them',
      'quartier "22" exists in other boundaries only, not in those of 2021'
    ]);
    expect(report.absent).toEqual([{period: "2019", area_ids: ["12", "21", "22"]}]);
  });

  it("says that a source leaves areas out, and which of them it has all the same", () => {
    const notCovered = new Map([
      ["12", "Insel"],
      ["11", "Insel"],
      ["1x", "Insel"]
    ]);
    const {values, entries, details} = read(extractOf({Alle: "alle"}, {notCovered}), fixed, [
      ["Nr.", "Alle"],
      ["11", 1]
    ]);
    expect(values).toEqual([
      ["alle", "2020", "11", 1],
      ["alle", "2020", "12", 0]
    ]);
    expect(entries.map(([, , reason]) => reason)).toEqual([
      "not_covered",
      "not_covered",
      "unknown_at_period"
    ]);
    expect(details[0]).toBe('quartier "12" is left out of sums: Insel');
  });
});
