import {describe, expect, test} from "vitest";
import {addressIndex} from "../../../loaders/harmonise/address-index.js";
import type {AreaLocator} from "../../../loaders/harmonise/area-locator.js";
import type {PointTools} from "../../../loaders/harmonise/place-point.js";
import {readPoints} from "../../../loaders/harmonise/read-points.js";
import type {PointSource} from "../../../loaders/manifest/point-source.js";
import type {PlaceTable} from "../../../loaders/read/place-table.js";
import type {RawCell} from "../../../loaders/read/raw-table.js";

/** One area "1" between 9 and 10 degrees east and 50 and 51 degrees north. */
const areas: AreaLocator = {
  areasOf: ([lon, lat], named) => ({
    quartier: named?.area_id ?? (lon >= 9 && lon <= 10 && lat >= 50 && lat <= 51 ? "1" : null)
  }),
  distanceM: ([lon], {area_id}) => (area_id === "2" ? (lon < 9.9 ? 3000 : 2) : null)
};
const houses = [{street: "Große Straße", number: "12", postcode: "", point: [9.5, 50.5] as [number, number]}];
const tools: PointTools = {areas, locate: addressIndex(houses)};

const source: PointSource = {
  ...{file: "kitas.csv", from: "folder", sheet: null, encoding: null, delimiter: null, headerRow: 1},
  ...{id: "kita", title: "Kitas", source: "amt", address: null, area: null, key: null, name: null},
  coordinates: {x: "x", y: "y", crs: null, decimal: null},
  category: {kind: "fixed", category: "Kita"},
  ...{link: null, keep: [], isPublic: true}
};

function read(rows: RawCell[][], more: Partial<PointSource> = {}, using = tools) {
  const [headings = [], ...cells] = rows;
  const table: PlaceTable = {
    ...{file: "kitas.csv", sheet: null, headerRows: 1, headings: headings.map(String), crs: null},
    rows: cells.map((row, i) => ({row: i + 2, cells: row, point: null}))
  };
  return readPoints(table, {...source, ...more}, using);
}

const entriesOf = ({report}: ReturnType<typeof read>) =>
  report.entries.map(({row, reason, used}) => [row, reason, used]);

describe("coordinates", () => {
  test("decimal comma and point, text and numbers", () => {
    for (const [x, y] of [
      ["9,5", "50,25"],
      ["9.5", "50.25"],
      [9.5, 50.25],
      ["9.500", "50.250"]
    ]) {
      expect(
        read([
          ["x", "y"],
          [x!, y!]
        ]).points
      ).toMatchObject([{lon: 9.5, lat: 50.25, areas: {quartier: "1"}}]);
    }
  });

  test("metres of a named system, also with dots for thousands", () => {
    const coordinates = {x: "x", y: "y", crs: "EPSG:25832", decimal: null};
    const rows = [
      ["x", "y"],
      ["535.637,12", "5.594.113,5"]
    ];
    const {points} = read(rows, {coordinates});
    expect(points[0]!.lon).toBeCloseTo(9.5, 2);
    expect(points[0]!.lat).toBeCloseTo(50.5, 2);
  });

  test("marks that can be read both ways must be explained", () => {
    const coordinates = {x: "x", y: "y", crs: "EPSG:25832", decimal: null};
    expect(() =>
      read(
        [
          ["x", "y"],
          ["535.637", "5594.113"]
        ],
        {coordinates}
      )
    ).not.toThrow();
    expect(() =>
      read(
        [
          ["x", "y"],
          ["535.637", "559.113"]
        ],
        {coordinates}
      )
    ).toThrow(
      'points: a mark in the coordinates may stand for decimals or for thousands; expected decimal: "," or "." in kommune.yaml (kitas.csv)'
    );
  });

  test("rows without, with bad or foreign coordinates are reported, swapped ones with a hint", () => {
    const result = read([
      ["x", "y"],
      ["9.5", "50.5"],
      ["", ""],
      ["9.5", ""],
      ["0", "0"],
      ["n. b.", "50.5"],
      ["12.5", "50.5"],
      ["50.5", "9.5"],
      [null, " "]
    ]);
    expect(entriesOf(result)).toEqual([
      [3, "blank", false],
      [4, "bad_coordinates", false],
      [5, "bad_coordinates", false],
      [6, "bad_coordinates", false],
      [7, "outside", false],
      [8, "outside", false],
      [9, "blank", false]
    ]);
    expect(result.report.entries[1]).toMatchObject({column: 2, detail: '"y" is no coordinate in EPSG:4326'});
    expect(result.report.entries[5]!.detail).toBe("in no area of any level; x and y seem to be swapped");
    expect(result.report).toMatchObject({read: 8, used: 1, reported: 7});
  });
});

describe("addresses", () => {
  const address = {street: "Adresse", number: null, suffix: null, postcode: null};

  test("locate rows without coordinates; wrong coordinates are not replaced", () => {
    const result = read(
      [
        ["x", "y", "Adresse"],
        ["9.1", "50.1", "Nirgends 1"],
        ["", "", "Grosse Str. 12"],
        ["", "", "Große Straße 12-14"],
        ["", "", "Große Straße"],
        ["", "", "Kleine Straße 1"],
        ["x", "y", "Große Straße 12"]
      ],
      {address}
    );
    expect(result.points.map(({lon, address: text}) => [lon, text])).toEqual([
      [9.1, "Nirgends 1"],
      [9.5, "Grosse Str. 12"],
      [9.5, "Große Straße 12-14"]
    ]);
    expect(entriesOf(result)).toEqual([
      [3, "spelling", true],
      [4, "inexact_address", true],
      [5, "no_address", false],
      [6, "unknown_address", false],
      [7, "bad_coordinates", false]
    ]);
  });

  test("are all there is where a source has no coordinates", () => {
    const rows = [["Adresse"], ["Große Straße 12"], ["Kleine Straße 1"]];
    const result = read(rows, {address, coordinates: null});
    expect(result.points.map(({id}) => id)).toEqual(["kita-2"]);
    expect(entriesOf(result)).toEqual([[3, "unknown_address", false]]);
  });
});

describe("columns", () => {
  const row = ["9.5", "50.5"];

  test("only named ones are kept; contacts among the others are named in the report", () => {
    const head = ["x", "y", "Name", "Telefon", "E-Mail", "Ansprechpartnerin", "Leitung", "Plätze", "Träger"];
    const cells = [...row, "Kita Nord", "0461 1", "a@b.de", "Frau Muster", "Herr Muster", 40, "Stadt"];
    const {points, report} = read([head, cells], {name: "Name", keep: ["Plätze"]});
    expect(points).toEqual([
      {
        ...{id: "kita-2", category: "Kita", name: "Kita Nord", address: null, lon: 9.5, lat: 50.5},
        ...{areas: {quartier: "1"}, link: null, public: true, details: '{"Plätze":40}'}
      }
    ]);
    expect(report.unused_columns).toEqual(["Telefon", "E-Mail", "Ansprechpartnerin", "Leitung", "Träger"]);
    expect(report.contact_columns).toEqual(["Telefon", "E-Mail", "Ansprechpartnerin", "Leitung"]);
    const named = read([head, cells], {keep: ["Telefon"]});
    expect(named.points[0]!.details).toBe('{"Telefon":"0461 1"}');
    expect(named.report.contact_columns).not.toContain("Telefon");
  });

  test("categories from a column, mapped; null leaves rows out, unknown ones are reported", () => {
    const map = new Map([
      ["GS", "Grundschule"],
      ["VHS", null]
    ]);
    const rows = [
      ["x", "y", "Art"],
      [...row, "GS"],
      [...row, "VHS"],
      [...row, "Gs."],
      [...row, ""]
    ];
    const result = read(rows, {category: {kind: "column", column: "Art", map}});
    expect(result.points.map(({category}) => category)).toEqual(["Grundschule"]);
    expect(entriesOf(result)).toEqual([
      [3, "left_out", false],
      [4, "unknown_category", false],
      [5, "no_category", false]
    ]);
    expect(result.report.entries[1]!.detail).toBe('no category "Gs." in kommune.yaml; nearest known "GS"');
    const plain = read(rows, {category: {kind: "column", column: "Art", map: null}});
    expect(plain.points.map(({category}) => category)).toEqual(["GS", "VHS", "Gs."]);
  });

  test("keys name a point once", () => {
    const result = read(
      [
        ["x", "y", "Nr"],
        [...row, "7"],
        [...row, 7],
        [...row, ""]
      ],
      {key: "Nr"}
    );
    expect(result.points.map(({id}) => id)).toEqual(["kita-7", "kita-4"]);
    expect(result.report.entries).toMatchObject([{row: 3, reason: "duplicate", detail: "key as in row 2"}]);
  });

  test("a link is one to a page", () => {
    const links = ["https://www.flensburg.de", "javascript:alert(1)", "a@b.de", ""];
    const result = read([["x", "y", "www"], ...links.map((link) => [...row, link])], {link: "www"});
    expect(result.points.map(({link}) => link)).toEqual(["https://www.flensburg.de", null, null, null]);
    expect(entriesOf(result)).toEqual([
      [3, "bad_link", true],
      [4, "bad_link", true]
    ]);
  });

  test("what is not clearly public is not", () => {
    const words = ["ja", "nein", "", "vielleicht", true, false];
    const rows = [["x", "y", "frei"], ...words.map((word) => [...row, word])];
    const result = read(rows, {isPublic: {column: "frei"}});
    expect(result.points.map((point) => point.public)).toEqual([true, false, false, false, true, false]);
    expect(entriesOf(result)).toEqual([[5, "not_released", true]]);
  });

  test("the area a row names holds near the border", () => {
    const area = {level: "quartier", column: "Gebiet", withinM: 5};
    const rows = [
      ["x", "y", "Gebiet"],
      ["9.95", "50.5", "2"],
      ["9.5", "50.5", "2"],
      ["9.5", "50.5", "3"],
      ["9.5", "50.5", "1"],
      ["9.5", "50.5", ""]
    ];
    const result = read(rows, {area});
    expect(result.points.map(({areas: found}) => found.quartier)).toEqual(["2", "1", "1", "1", "1"]);
    expect(result.report.entries.map(({reason, detail}) => [reason, detail])).toEqual([
      ["near_border", "names quartier 2, 2.0 m outside of it; lies in quartier 1"],
      ["other_area", "names quartier 2, 3000.0 m outside of it; lies in quartier 1"],
      ["other_area", 'names quartier "3", which is not known; lies in quartier 1']
    ]);
  });

  test("missing headings are named all at once, with the nearest there is", () => {
    expect(() => read([["X", "y", "Nam", "y"], [...row]], {name: "Name"})).toThrow(
      [
        'points: column not found; expected "x", got "X" as the nearest (kitas.csv, row 1)',
        'points: heading "y" twice; expected once (kitas.csv, row 1, column 4)',
        'points: column not found; expected "Name", got "Nam" as the nearest (kitas.csv, row 1)'
      ].join("\n")
    );
  });
});
