import {describe, expect, it} from "vitest";
import {DeliveryMap} from "../../../loaders/harmonise/delivery-map.js";
import {areaIndex} from "../../../loaders/harmonise/area-index.js";
import {readMeasurements} from "../../../loaders/harmonise/read-measurements.js";
import type {Extract, ExtractTable} from "../../../loaders/manifest/municipality.js";
import type {RawCell} from "../../../loaders/read/raw-table.js";
import {AREAS, catalogueOf, extractOf, sourceOf, tableOf} from "./fixtures.js";

const catalogue = catalogueOf(["alle", "count"], ["alo", "count"], ["alter", "value"]);
const yearly = sourceOf({kind: "column", column: "Stichtag", format: "TT.MM.JJJJ", as: "JJJJ"});
const fixed = sourceOf({kind: "fixed", period: "2020"});
const delivered = () => new DeliveryMap();

function read(extract: Extract, source: ExtractTable, rows: RawCell[][], before = delivered()) {
  const areas = areaIndex(AREAS);
  const result = readMeasurements(tableOf(...rows), extract, source, {areas, catalogue, delivered: before});
  const {report} = result;
  expect(report.read).toBe(report.used + report.reported);
  expect(report.read + report.header_rows).toBe(rows.length);
  return {
    report,
    values: result.measurements.map(({key, period, area_id, value, flag}) => [
      key,
      period,
      area_id,
      value ?? flag
    ]),
    entries: report.entries.map(({row, column, reason, used}) => [row, column, reason, used])
  };
}

describe("readMeasurements", () => {
  it("reads one column per indicator with a period column and accounts for every row", () => {
    const {values, entries, report} = read(extractOf({Alle: "alle", Alter: "alter"}), yearly, [
      ["Stichtag", "Nr.", "Quartier", "Alle", "Alter"],
      ["31.12.2020", "11", "Altstadt", "1.200", "43,7"],
      ["31.12.2020", "12", "Neustadt", "*", ""],
      ["31.12.2020", "", "Stadt insgesamt", "1.300", "43,9"],
      ["", "", "", "", ""],
      ["31.12.2020", "1l", "Altstad", "5", "40,0"],
      ["31.12.2020", "11", "Altstadt", "1.200", "43,7"],
      ["2020", "21", "Hafen", "7", "41,0"],
      ["31.12.2021", "22", "Werder", "7", "41,0"],
      ["* geheim zu halten", "", "", "", ""]
    ]);
    expect(values).toEqual([
      ["alle", "2020", "11", 1200],
      ["alter", "2020", "11", 43.7],
      ["alle", "2020", "12", "suppressed"],
      ["alter", "2020", "12", "missing"]
    ]);
    expect(entries).toEqual([
      [4, null, "total", false],
      [5, null, "blank", false],
      [6, 2, "unknown_area", false],
      [7, null, "duplicate", false],
      [8, null, "no_period", false],
      [9, 2, "other_vintage", false],
      [10, null, "footnote", false]
    ]);
    expect(report).toMatchObject({
      read: 9,
      used: 2,
      reported: 7,
      header_rows: 1,
      unused_columns: ["Quartier"]
    });
    expect(report.absent).toEqual([{period: "2020", area_ids: ["21", "22"]}]);
    expect(report.entries[2]?.detail).toBe('no quartier "1l"; nearest known "11" (Altstadt)');
    expect(report.entries[3]?.detail).toBe('area "11": delivered before: a.csv, row 2');
  });

  it("reads indicator × period under a two-row header with merged cells", () => {
    const extract = extractOf({Arbeitslose: "alo", Menschen: "alle"}, {header: {row: 3, rows: 2, data: 5}});
    const {values, entries, report} = read(
      extract,
      sourceOf({kind: "header", row: 2, format: "JJJJ", as: null}),
      [
        ["Titel", null, null, null, null, null],
        [null, null, null, null, null, null],
        ["Nr.", "Gebiet", "Arbeitslose", null, "Menschen", null],
        [null, null, 2020, 2021, 2020, 2021],
        ["11", "Altstadt", 120, "-", 1200, 1300],
        ["22", "Werder", 10, 11, 100, 110],
        [null, null, null, null, null, null],
        ["- genau null", null, null, null, null, null]
      ]
    );
    expect(values).toEqual([
      ["alo", "2020", "11", 120],
      ["alo", "2021", "11", 0],
      ["alle", "2020", "11", 1200],
      ["alle", "2021", "11", 1300],
      ["alo", "2020", "22", 10],
      ["alle", "2020", "22", 100]
    ]);
    expect(entries).toEqual([
      [6, 4, "unknown_at_period", true],
      [6, 6, "unknown_at_period", true],
      [7, null, "blank", false],
      [8, null, "footnote", false]
    ]);
    expect(report.unused_columns).toEqual(["Gebiet"]);
  });

  it("takes rows of zeros as not computed where the manifest says so, and keeps their other values", () => {
    const extract = extractOf({e: "alle", s: "alter", t: "alo"}, {notComputedWhenAllZero: ["alter", "alo"]});
    const {values, entries} = read(extract, fixed, [
      ["Nr.", "e", "s", "t"],
      ["11", "180.0", "0", "0"],
      ["12", "200.0", "0", "3"]
    ]);
    expect(values).toEqual([
      ["alle", "2020", "11", 180],
      ["alter", "2020", "11", "not_applicable"],
      ["alo", "2020", "11", "not_applicable"],
      ["alle", "2020", "12", 200],
      ["alter", "2020", "12", 0],
      ["alo", "2020", "12", 3]
    ]);
    expect(entries).toEqual([[2, null, "not_computed", true]]);
  });

  it("gives signs the meaning of official statistics unless the extract says otherwise", () => {
    const signs = ["-", ".", "...", "x", "/", "k. A.", "*", "", "(12)"];
    const rows = (cells: string[]) => [
      ["Nr.", ...cells.map((_, i) => `c${i}`)],
      ["11", ...cells]
    ];
    const flagsOf = (own: Extract["signs"]) =>
      signs.map((sign) => read(extractOf({c0: "alo"}, {signs: own}), fixed, rows([sign])).values[0]?.[3]);
    const official = [
      0,
      "suppressed",
      "missing",
      "not_applicable",
      "missing",
      "suppressed",
      "suppressed",
      "missing",
      12
    ];
    expect(flagsOf(new Map())).toEqual(official);
    const own = new Map([
      ["", "suppressed"],
      ["-", "missing"]
    ] as const);
    expect(flagsOf(own)).toEqual(["missing", ...official.slice(1, 7), "suppressed", 12]);
  });

  it("keeps cells that are no number or no count as missing, says where, and never prints them", () => {
    const {values, entries, report} = read(extractOf({Alle: "alle", Alter: "alter"}), fixed, [
      ["Nr.", "Alle", "Alter"],
      ["11", "etwa 4711", "43,7"],
      ["12", "-4711", "41,0"],
      ["21", "4711,5", "41,0"]
    ]);
    expect(values.filter(([key]) => key === "alle").map(([, , , value]) => value)).toEqual(
      Array(3).fill("missing")
    );
    expect(entries).toEqual([
      [2, 2, "unreadable", true],
      [3, 2, "not_a_count", true],
      [4, 2, "not_a_count", true]
    ]);
    expect(JSON.stringify(report)).not.toContain("4711");
  });

  it("counts the first of several deliveries and reports the others, over all tables", () => {
    const before = delivered();
    read(
      extractOf({Alle: "alle"}),
      fixed,
      [
        ["Nr.", "Alle"],
        ["11", "5"]
      ],
      before
    );
    const {values, entries} = read(
      extractOf({Alle: "alle", Alter: "alter"}),
      fixed,
      [
        ["Nr.", "Alle", "Alter"],
        ["11", "6", "40"]
      ],
      before
    );
    expect(values).toEqual([["alter", "2020", "11", 40]]);
    expect(entries).toEqual([[2, 2, "duplicate_value", true]]);
  });

  it("refuses headings that are missing or stand twice, with the nearest", () => {
    expect(() =>
      read(extractOf({Alle: "alle", Alter: "alter"}), fixed, [
        ["Nr", "Alle", "Alle"],
        ["11", "5", "6"]
      ])
    ).toThrow(
      [
        'extract: column not found; expected "Nr.", got "Nr" as the nearest (a.csv, row 1)',
        'extract: heading "Alle" twice; expected once (a.csv, row 1, column 3)',
        'extract: column not found; expected "Alter", got no such heading (a.csv, row 1)'
      ].join("\n")
    );
  });

  it("never guesses whether 1.234 has decimals", () => {
    const rows = [
      ["Nr.", "Alle"],
      ["11", "1.234"]
    ];
    expect(() => read(extractOf({Alle: "alle"}), fixed, rows)).toThrow(
      /may stand for decimals or for thousands; expected decimal/
    );
    expect(read(extractOf({Alle: "alle"}, {decimal: ","}), fixed, rows).values[0]?.[3]).toBe(1234);
  });

  it("accounts for every row of 500 damaged tables", () => {
    const header = ["Stichtag", "Nr.", "Alle", "Alter"];
    const good = ["11", "12", "21"].map((area) => ["31.12.2021", area, "120", "40,5"]);
    const damage = [
      "",
      "x",
      "-",
      "11",
      "1,5",
      "insgesamt",
      "31.12.2020",
      "31.13.2021",
      "\u00a0",
      "*",
      null,
      7,
      NaN
    ];
    let seed = 42;
    const random = (n: number) => (seed = (seed * 48271) % 2147483647) % n;
    for (let round = 0; round < 500; round++) {
      const rows: RawCell[][] = good.map((row) => [...row]);
      for (let hits = random(6); hits >= 0; hits--)
        rows[random(3)]![random(4)] = damage[random(damage.length)]!;
      if (random(3) === 0) rows.splice(random(3), 1, rows[random(3)]!.slice(0, random(4)));
      const {report, values} = read(extractOf({Alle: "alle", Alter: "alter"}), yearly, [header, ...rows]);
      expect(values).toHaveLength(
        2 * report.used - report.entries.filter(({reason}) => reason === "duplicate_value").length
      );
    }
  });
});
