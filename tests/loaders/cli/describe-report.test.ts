import {expect, test} from "vitest";
import {describeReport, isProblem, problemCount} from "../../../loaders/cli/describe-report.js";
import type {ReportEntry, TableReport} from "../../../loaders/harmonise/import-report.js";

const table: TableReport = {
  extract: "einwohner",
  file: "extracts/einwohner.csv",
  sheet: null,
  level: "quartier",
  header_rows: 1,
  read: 75,
  used: 72,
  reported: 3,
  entries: [
    {row: 74, column: null, reason: "total", used: false, detail: "a total"},
    {row: 75, column: null, reason: "total", used: false, detail: "a total"},
    {row: 12, column: null, reason: "unknown_area", used: false, detail: "unknown area 019999"},
    {row: 20, column: 4, reason: "unreadable", used: true, detail: "expected a number, got text"},
    {row: 30, column: null, reason: "not_computed", used: true, detail: "all zero"}
  ],
  unused_columns: ["Bemerkung"],
  absent: [{period: "2012-12-31", area_ids: ["010101", "010102"]}]
};

test("says what became of each row, with the place of each problem", () => {
  const sheet: TableReport = {...table, sheet: "Stadt", level: "stadt", read: 1, used: 1, reported: 0};
  const clean = {...sheet, entries: [], unused_columns: [], absent: []};
  expect(describeReport({tables: [table, clean], points: [], geometries: []})).toBe(
    `extracts/einwohner.csv (quartier)
  75 rows read: 72 used, 3 not (2 total, 1 unknown area)
  row 12: unknown area 019999 (row not used)
  row 20, column 4: expected a number, got text
  zeros that mean "not computed": 1 row
  columns not used: Bemerkung
  areas without a row in 2012-12-31: 010101, 010102

extracts/einwohner.csv, sheet Stadt (stadt)
  1 row read: 1 used, 0 not

2 tables read, 2 problems
`
  );
});

test("lists the first twenty problems of a table", () => {
  const entries = Array.from({length: 30}, (_, index): ReportEntry => {
    return {row: index + 2, column: null, reason: "duplicate", used: false, detail: `row ${index} again`};
  });
  const lines = describeReport({tables: [{...table, entries}], points: [], geometries: []}).split("\n");
  expect(lines.filter((line) => line.includes("(row not used)"))).toHaveLength(20);
  expect(lines).toContain("  … and 10 more (all of them: --json)");
});

test("says what a file hides or shows otherwise, and counts no problem for it", () => {
  const entries: ReportEntry[] = [
    {row: 6, column: null, reason: "hidden", used: true, detail: "hidden rows up to 9"},
    {row: 7, column: 3, reason: "unreliable", used: true, detail: "alle: in parentheses"}
  ];
  const report = {tables: [{...table, entries}], points: [], geometries: []};
  expect(describeReport(report).split("\n")).toContain("  note: row 6: hidden rows up to 9");
  expect(problemCount(report)).toBe(0);
});

test("takes what every delivery has for no problem", () => {
  const reasons = table.entries.filter(isProblem).map(({reason}) => reason);
  expect(reasons).toEqual(["unknown_area", "unreadable"]);
});

test("lists what is to be said about boundaries; only what is not used counts as a problem", () => {
  const file = "geo/quartiere.shp";
  const layer = "quartier-2012";
  const report = {
    tables: [],
    points: [],
    geometries: [
      {file, layer, row: 7, area_id: "010101", problem: "the same id again", used: false},
      {file, layer, row: null, area_id: null, problem: "no CRS given, taken as EPSG:25832", used: true}
    ]
  };
  expect(problemCount(report)).toBe(1);
  expect(describeReport(report)).toBe(
    `boundaries
  quartier-2012 010101: the same id again (geo/quartiere.shp, feature 7) (not used)
  quartier-2012: no CRS given, taken as EPSG:25832 (geo/quartiere.shp)

0 tables read, 1 problem
`
  );
});

test("lists areas that were not named by their keys, which are no problem, and sums that lack areas", () => {
  const detail = '"Alt-Stadt" taken for quartier "11" (Altstadt): the name is spelt differently';
  const entries: ReportEntry[] = [{row: 4, column: 1, reason: "matched", used: true, detail}];
  const partial_sums = ["1", "2"].map((area_id) => {
    return {indicator: "plaetze", level: "bezirk", period: "2020", area_id};
  });
  const report = {tables: [{...table, entries}], points: [], geometries: [], partial_sums};
  expect(problemCount(report)).toBe(0);
  expect(describeReport(report)).toContain(
    `\n  areas not named by their keys:\n  row 4, column 1: ${detail}\n`
  );
  expect(describeReport(report)).toContain("as the catalogue says\n  plaetze (bezirk): 2\n");
});
