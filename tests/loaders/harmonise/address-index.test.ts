import {describe, expect, test} from "vitest";
import {addressIndex, type House} from "../../../loaders/harmonise/address-index.js";
import {parseHouseNumber, splitAddress, streetKey} from "../../../loaders/harmonise/address-text.js";

describe("streetKey", () => {
  test.each([
    ["Albrechtstr. 20", "Albrechtstraße 20"],
    ["Berliner Str.", "Berliner Straße"],
    ["Berliner Strasse", "Berliner-Straße"],
    ["BERLINER STRASSE", "Berliner Str"],
    ["Karl-Marx-Str.", "Karl Marx Straße"],
    ["Str. des 17. Juni", "Straße des 17. Juni"],
    ["Schloßpl.", "Schlossplatz"],
    ["Südergraben", "Suedergraben"],
    ["St.-Jürgen-Str.", "Sankt Jürgen Straße"],
    ["Am Grünen Weg", "am  gruenen weg"]
  ])("%s = %s", (a, b) => expect(streetKey(a)).toBe(streetKey(b)));

  test.each([
    ["Bergstraße", "Burgstraße"],
    ["Bergstraße", "Bergweg"],
    ["Straßburger Weg", "Straße"],
    ["Stromweg", "Straßenomweg"]
  ])("%s ≠ %s", (a, b) => expect(streetKey(a)).not.toBe(streetKey(b)));
});

test("house numbers in parts", () => {
  expect(parseHouseNumber("8B")).toEqual({number: "8", suffix: "b", rest: ""});
  expect(parseHouseNumber("012 a")).toEqual({number: "12", suffix: "a", rest: ""});
  expect(parseHouseNumber("12–14")).toEqual({number: "12", suffix: "", rest: "–14"});
  expect(parseHouseNumber("5 Haus 2")).toEqual({number: "5", suffix: "", rest: "Haus 2"});
  expect(parseHouseNumber("o. Nr.")).toBeNull();
});

test("street and number in one text", () => {
  expect(splitAddress("Straße des 17. Juni 135")).toEqual({street: "Straße des 17. Juni", number: "135"});
  expect(splitAddress("Albrechtstr. 20 a")).toEqual({street: "Albrechtstr.", number: "20 a"});
  expect(splitAddress("Neue Str. 12 - 14")).toEqual({street: "Neue Str.", number: "12 - 14"});
  expect(splitAddress("Am Markt")).toBeNull();
  expect(splitAddress("Straße des 17. Juni")).toBeNull();
});

describe("addressIndex", () => {
  const house = (street: string, number: string, lon: number, postcode = ""): House => ({
    ...{street, number, postcode},
    point: [lon, 50]
  });
  const locate = addressIndex([
    house("Große Straße", "8", 9.1),
    house("Große Straße", "12", 9.2),
    house("Große Straße", "12a", 9.3),
    house("Dorfstraße", "1", 9.4, "24937"),
    house("Dorfstraße", "1", 9.5, "24939"),
    house("Hafendamm", "3", 9.6),
    house("Hafendamm", "3", 9.60001)
  ]);
  const at = (street: string, number: string, postcode = "") => {
    const found = locate({street, number, postcode});
    return "point" in found ? [found.match, found.point[0]] : [found.reason, found.detail];
  };

  test("an address as it stands in the list", () => {
    expect(at("Große Straße", "12")).toEqual(["exact", 9.2]);
    expect(at("große  straße", "12 A")).toEqual(["exact", 9.3]);
  });

  test("another spelling of the street is said", () => {
    expect(at("Grosse Str.", "12a")).toEqual(["spelling", 9.3]);
  });

  test("ranges and unknown suffixes take the nearest number and are inexact", () => {
    expect(at("Große Str.", "12–14")).toEqual(["inexact", 9.2]);
    expect(at("Große Straße", "8b")).toEqual(["inexact", 9.1]);
    expect(locate({street: "Große Str.", number: "12–14", postcode: ""})).toMatchObject({
      detail: '"Große Str. 12–14" located at "Große Straße 12"'
    });
  });

  test("unknown streets and numbers are never guessed; the nearest street is named", () => {
    expect(at("Grosse Strase", "12")).toEqual([
      "unknown_address",
      'no street "Grosse Strase" in the list of addresses; nearest known "Große Straße"'
    ]);
    expect(at("Große Straße", "10")).toEqual([
      "unknown_address",
      'no house 10 in "Große Straße" in the list of addresses'
    ]);
    expect(at("Große Straße", "")).toEqual(["no_address", "no street with a house number"]);
  });

  test("one address in two places needs a postcode; houses on one plot are one place", () => {
    expect(at("Dorfstraße", "1")[0]).toBe("ambiguous_address");
    expect(at("Dorfstraße", "1", "24939")).toEqual(["exact", 9.5]);
    expect(at("Dorfstraße", "1", "10115")[0]).toBe("unknown_address");
    expect(at("Hafendamm", "3")).toEqual(["exact", 9.6]);
  });
});
