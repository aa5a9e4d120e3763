import {expect, test} from "vitest";
import type {Delivery} from "../../../loaders/init/delivery.js";
import {guessPeriod, guessValues, slug} from "../../../loaders/init/guess-columns.js";
import {guessLevel, parseLevel} from "../../../loaders/init/guess-level.js";
import {keyColumns, matchAreas, nameAttribute} from "../../../loaders/init/match-areas.js";
import type {RawCell} from "../../../loaders/read/raw-table.js";

function delivery(columns: Readonly<Record<string, readonly RawCell[]>>, file = "tabelle.xlsx"): Delivery {
  return {
    ...{file, sheet: "Blatt", headerRow: 1, preamble: ""},
    columns: Object.entries(columns).map(([heading, cells]) => ({heading, cells}))
  };
}

function features(...properties: readonly Readonly<Record<string, unknown>>[]) {
  return properties.map((each, index) => ({row: index + 1, properties: each, polygons: null}));
}

const flensburg = features(
  {AREA_ID: "STGT01", AREA_NAME: "01 Altstadt", CLASS: "KRG"},
  {AREA_ID: "STGT02", AREA_NAME: "02 Neustadt", CLASS: "KRG"},
  {AREA_ID: "STGT10", AREA_NAME: "10 Fruerlund", CLASS: "KRG"}
);

test("finds areas by key, by a part of the key and by name", () => {
  const wanted = {key: null, area: null};
  const by = (cells: readonly RawCell[]) => {
    const match = matchAreas(flensburg, [delivery({a: ["x", "y"], b: cells})], wanted);
    return match && {...match.key, area: match.area.heading, found: match.found};
  };
  expect(by(["STGT01", "STGT10", "Summe"])).toEqual({column: "AREA_ID", pattern: null, area: "b", found: 2});
  expect(by([1, 2, 10])).toMatchObject({column: "AREA_ID", pattern: "^\\D*0*(\\d+)$", found: 3});
  expect(by(["Altstadt", "Neustadt"])).toMatchObject({column: "AREA_NAME", found: 2});
  expect(by(["STGT01 Altstadt", "STGT02 Neustadt"])).toMatchObject({
    ...{column: "AREA_ID", pattern: null, found: 2}
  });
  expect(by(["Mürwik"])).toBeNull();
});

test("takes for keys only what tells all areas apart, for names what has words", () => {
  expect(keyColumns(flensburg)).toEqual(["AREA_ID", "AREA_NAME"]);
  const key = {column: "AREA_ID", pattern: null};
  expect(nameAttribute(flensburg, key)).toEqual({column: "AREA_NAME", pattern: "^\\d+\\s+(.+)$"});
  expect(nameAttribute(features({ID: "1"}, {ID: "2"}), {column: "ID", pattern: null})).toEqual({
    column: "ID",
    pattern: null
  });
});

test.each([
  [{Stichtag: ["31.12.2022", "31.12.2023"]}, {format: "TT.MM.JJJJ", as: "JJJJ"}],
  [{Stichtag: ["30.06.2023", "31.12.2023"]}, {format: "TT.MM.JJJJ", as: "JJJJ-MM"}],
  [{Stichtag: [new Date("2023-12-31")]}, {format: "JJJJ", as: "JJJJ"}],
  [{Jahr: [2022, 2023]}, {format: "JJJJ", as: null}],
  [{Monat: ["06.2023"]}, {format: "MM.JJJJ", as: null}]
])("finds the period in %j", (columns, expected) => {
  const [column] = Object.keys(columns);
  expect(guessPeriod(delivery(columns))).toEqual({kind: "column", column, ...expected});
});

test("takes the year of the file's name where no column has one, and numbers of people for no years", () => {
  expect(guessPeriod(delivery({Personen: [1950, 2010]}, "einwohner_2023.xlsx"))).toEqual({
    kind: "fixed",
    period: "2023"
  });
  expect(guessPeriod(delivery({Personen: [1950, 2010]}))).toBeNull();
  expect(guessPeriod(delivery({a: [1]}, "2012-2023.xlsx"))).toBeNull();
});

test("tells columns with values from others and counts from shares", () => {
  const {columns} = delivery({
    Name: ["Altstadt", "Neustadt"],
    Arbeitslose: [12, "*"],
    "Anteil (%)": ["3,5", "4,25"],
    "Ø Alter": [43.5, 41.2],
    Bemerkung: [null, "vorläufig"]
  });
  expect(guessValues(columns)).toEqual([
    {heading: "Arbeitslose", key: "arbeitslose", type: "count", unit: "", decimals: 0},
    {heading: "Anteil (%)", key: "anteil", type: "value", unit: "%", decimals: 1},
    {heading: "Ø Alter", key: "alter", type: "value", unit: "", decimals: 1}
  ]);
});

test("makes keys that the manifest takes, each once", () => {
  expect(slug("Größe über 65")).toBe("groesse_ueber_65");
  expect(slug("18 bis 25")).toBe("k_18_bis_25");
  const {columns} = delivery({"Anteil %": [1], "Anteil in %": [2], Anteil: [3]});
  expect(guessValues(columns).map(({key}) => key)).toEqual(["anteil", "anteil_in", "anteil_2"]);
});

test("knows what areas are called", () => {
  expect(guessLevel("flensburg_stadtteile.zip AREA_ID")).toEqual({title: "Stadtteil", plural: "Stadtteile"});
  expect(guessLevel("lor_planungsraeume_2021.shp").plural).toBe("Planungsräume");
  expect(guessLevel("daten.geojson").title).toBe("Gebiet");
  expect(parseLevel("Kiez, Kieze")).toEqual({title: "Kiez", plural: "Kieze"});
  expect(parseLevel("Kiez")).toBeNull();
});
