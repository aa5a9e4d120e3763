import {describe, expect, it} from "vitest";
import {areaIndex} from "../../../loaders/harmonise/area-index.js";
import {areaMatcher} from "../../../loaders/harmonise/area-match.js";
import {bareKey, joinedNames, placeName, placeNameWithoutBad} from "../../../loaders/harmonise/place-name.js";
import type {Area} from "../../../src/model/area.js";

const none = {parent_id: null, valid_from: null, valid_to: null, area_km2: 1, lon: 10, lat: 50};
const named = (entries: Record<string, string>): Area[] =>
  Object.entries(entries).map(([area_id, name]) => ({...none, area_id, level: "ortsteil", name}));

const AREAS: Area[] = [
  ...named({"010101": "Straßenfeld", "010102": "St. Pauli", "010203": "Bad Godesberg", "020101": "Gut Moor"}),
  ...named({"020102": "Neuland", "020103": "Bärenkopf-Süd", "100101": "Mitte", "100102": "Mitte"}),
  {...named({"030101": "Altwerder"})[0]!, valid_to: "2020-12-31"}
];
const position = {file: "kommune.yaml", line: 1, column: 1};
const ALIASES = [
  {level: "ortsteil", name: "Innenstadt", areaIds: ["100101"], ...position},
  {level: "ortsteil", name: "Hafen und Insel", areaIds: ["010102", "020101"], ...position}
];
const {match} = areaMatcher(areaIndex(AREAS), ALIASES);

function found(text: {key?: string; name?: string}, period = "2021") {
  const result = match({key: "", name: "", ...text}, "ortsteil", period);
  return result && [result.kind, ...result.areas.map(({area_id}) => area_id)];
}

describe("areaMatcher", () => {
  it("takes exact keys, and names where the manifest says so", () => {
    expect(found({key: "010102"})).toEqual(["exact", "010102"]);
    expect(found({name: "St. Pauli"})).toEqual(["exact", "010102"]);
  });

  it("finds keys that lost zeros or are written with blanks and dots", () => {
    expect(found({key: "10102"})).toEqual(["zeros", "010102"]);
    expect(found({key: "01.01.02"})).toEqual(["key", "010102"]);
    expect(found({key: "01 01 02"})).toEqual(["key", "010102"]);
    expect(found({key: "101"})).toBeNull();
    expect(found({key: "10102)"})).toBeNull();
  });

  it("takes keys of different lengths that fit two areas for neither", () => {
    const twins = areaMatcher(areaIndex(named({"01": "Eins", "001": "Zwei", "2": "Drei"})), []);
    expect(twins.match({key: "1", name: ""}, "ortsteil", "2021")).toBeNull();
    expect(twins.match({key: "02", name: ""}, "ortsteil", "2021")?.areas[0]?.name).toBe("Drei");
  });

  it.each([
    ["Strassenfeld", "010101"],
    ["STRASSENFELD", "010101"],
    ["Str. Feld", null],
    ["Sankt Pauli", "010102"],
    ["St Pauli", "010102"],
    ["St.-Pauli", "010102"],
    ["Godesberg", "010203"],
    ["Godesberg, Bad", "010203"],
    ["Baerenkopf Süd", "020103"],
    ["Bärenkopf/Süd", "020103"],
    ["Paulinenau", null]
  ])("reads %s as %s", (name, id) => {
    expect(found({name})).toEqual(id === null ? null : ["spelling", id]);
    expect(found({key: name})).toEqual(id === null ? null : ["spelling", id]);
  });

  it.each([
    ["010102 St. Pauli", "010102"],
    ["10102 - Sankt Pauli", "010102"],
    ["020103: Bärenkopf - Süd", "020103"],
    ["St. Pauli (010102)", "010102"],
    ["100101 Mitte", "100101"],
    ["010102 Gut Moor", null],
    ["030101 Altwerder", null],
    ["999999 St. Pauli", null]
  ])("reads %s, key and name in one cell, as %s", (text, id) => {
    expect(found({key: text})).toEqual(id === null ? null : ["key_and_name", id]);
    expect(found({name: text})).toEqual(id === null ? null : ["key_and_name", id]);
  });

  it("finds an area of unknown name by the key that stands before a name", () => {
    const nameless = areaMatcher(areaIndex(named({"01": "01", "02": "02"})), []);
    expect(nameless.match({key: "01 Altstadt", name: ""}, "ortsteil", "2021")).toMatchObject({
      kind: "key_and_name",
      areas: [{area_id: "01"}]
    });
  });

  it("says when a name stood in place of a key", () => {
    expect(found({key: "St. Pauli"})).toEqual(["name", "010102"]);
    expect(found({key: "999999", name: "St. Pauli"})).toEqual(["name", "010102"]);
  });

  it("never chooses between two areas of one name, but follows an alias", () => {
    expect(found({name: "Mitte"})).toBeNull();
    expect(found({name: "innenstadt"})).toEqual(["alias", "100101"]);
  });

  it.each(["Neuland/Gut Moor", "Neuland und Gut-Moor", "Gut Moor, Neuland", "Neuland + Gut Moor"])(
    "reads %s as two areas",
    (name) => {
      expect(found({name})?.toSorted()).toEqual(["020101", "020102", "combined"]);
    }
  );

  it("takes several areas from an alias, and none where a part is unknown or said twice", () => {
    expect(found({name: "Hafen und Insel"})).toEqual(["combined", "010102", "020101"]);
    expect(found({name: "Neuland/Nirgends"})).toBeNull();
    expect(found({name: "Neuland/Neuland"})).toBeNull();
    expect(found({key: "020101/020102"})).toEqual(["combined", "020101", "020102"]);
  });

  it("knows a key of other boundaries, and takes it for nothing else", () => {
    expect(found({key: "030101"}, "2020")).toEqual(["exact", "030101"]);
    expect(found({key: "030101", name: "Neuland"}, "2021")).toBeNull();
  });
});

describe("placeName", () => {
  it("is the same for spellings that offices mix", () => {
    expect(placeName("Groß-Flottbek")).toBe(placeName("GROSS FLOTTBEK"));
    expect(placeName("Schloßstraße")).toBe(placeName("Schlossstr."));
    expect(placeName("Hauptstr. Nord")).toBe(placeName("Hauptstraße-Nord"));
    expect(placeNameWithoutBad("Badenstedt")).toBe("badenstedt");
    expect([bareKey("000"), bareKey("0010"), bareKey("-")]).toEqual(["0", "10", ""]);
    expect([joinedNames("A/B"), joinedNames("Grund"), joinedNames("A/")]).toEqual([["A", "B"], [], []]);
  });
});
