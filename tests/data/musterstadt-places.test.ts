import {readFileSync} from "node:fs";
import type {FeatureCollection, Polygon} from "geojson";
import booleanPointInPolygon from "@turf/boolean-point-in-polygon";
import iconv from "iconv-lite";
import Papa from "papaparse";
import readExcelFile from "read-excel-file/node";
import {describe, expect, it} from "vitest";
import {FACILITY_KINDS} from "../../data/musterstadt/generator/facilities.js";
import {WARDS} from "../../data/musterstadt/generator/wards.js";
import {musterstadtFile, readShapes, type Position} from "./read-musterstadt.js";

const quarters = await readShapes("quartiere");
const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

function readRows(name: string, encoding: string): readonly (readonly string[])[] {
  const text = iconv.decode(readFileSync(musterstadtFile(name)), encoding);
  return Papa.parse<string[]>(text, {delimiter: ";", skipEmptyLines: true}).data.slice(1);
}

function metres(text: string | undefined): number {
  return Number(text?.replace(",", "."));
}

/** Square metres. */
function area(ring: readonly (readonly number[])[]): number {
  const [ox = 0, oy = 0] = ring[0]!;
  const doubled = ring.slice(1).map(([x = 0, y = 0], i) => {
    const [px = 0, py = 0] = ring[i]!;
    return (px - ox) * (y - oy) - (x - ox) * (py - oy);
  });
  return Math.abs(sum(doubled)) / 2;
}

/** Key of the quarter that a position in EPSG:25832 lies in. */
function quarterAt([x, y]: Position): string | undefined {
  return quarters.find(({rings}) => {
    const coordinates = rings.map((ring) => ring.map(([east, north]) => [east, north]));
    return booleanPointInPolygon([x, y], {type: "Polygon", coordinates});
  })?.attributes.QU_NR;
}

describe("the electoral wards of Musterstadt", () => {
  const lookup = readRows("geo/wahlkreise.csv", "utf-8");
  const shapes = JSON.parse(
    readFileSync(musterstadtFile("geo/wahlkreise.geojson"), "utf8")
  ) as FeatureCollection<Polygon, {WK_NR: string; WK_NAME: string}> & {crs: {properties: {name: string}}};

  it("are 18, hold every quarter once, and cross the boundaries of Bezirke", () => {
    expect(lookup).toHaveLength(72);
    expect(lookup.map(([key]) => key)).toEqual(quarters.map(({attributes}) => attributes.QU_NR));
    expect(new Set(lookup.map(([, , ward]) => ward))).toEqual(new Set(WARDS.map(({key}) => key)));
    expect(WARDS).toHaveLength(18);
    const crossing = WARDS.filter((ward) => new Set(ward.quarters.map(({bezirk}) => bezirk.key)).size > 1);
    expect(crossing.length).toBeGreaterThan(4);
  });

  it("are outlined by one ring each, which holds exactly its quarters", () => {
    expect(shapes.crs.properties.name).toBe("urn:ogc:def:crs:EPSG::25832");
    for (const {geometry, properties} of shapes.features) {
      expect(geometry.coordinates).toHaveLength(1);
      const members = lookup.filter(([, , ward]) => ward === properties.WK_NR).map(([key]) => key);
      const parts = quarters.filter(({attributes}) => members.includes(attributes.QU_NR));
      const whole = area(geometry.coordinates[0]!);
      expect(Math.abs(whole - sum(parts.map(({rings}) => area(rings[0]!))))).toBeLessThan(1);
    }
  });

  it("have electorates that differ by a quarter of their mean at most", async () => {
    const [wards, whole] = await readExcelFile(musterstadtFile("extracts/wahlen.xlsx"));
    for (const day of ["2014-05-25", "2019-05-26", "2024-06-09"]) {
      const of = (rows: readonly (readonly unknown[])[]): number[] =>
        rows
          .filter(([date]) => date instanceof Date && date.toISOString().startsWith(day))
          .map((row) => Number(row[3]));
      const voters = of(wards!.data);
      const mean = sum(voters) / 18;
      expect(voters).toHaveLength(18);
      for (const count of voters) expect(Math.abs(count / mean - 1)).toBeLessThan(0.25);
      expect(of(whole!.data)).toEqual([sum(voters)]);
    }
  });
});

describe("the addresses and places of Musterstadt", () => {
  const houses = readRows("geo/hauskoordinaten.csv", "utf-8");
  const address = (row: readonly string[]): string => `${row[0]} ${row[1]}${row[2]}`;
  const byAddress = new Map(houses.map((row) => [address(row), row]));

  it("are unique, all inside the city, and a street lies in one quarter", () => {
    expect(byAddress.size).toBe(houses.length);
    expect(houses.length).toBeGreaterThan(5000);
    const streets = new Map<string, string | undefined>();
    for (const [street, , , , x, y] of houses.filter((_, i) => i % 5 === 0)) {
      const quarter = quarterAt([metres(x), metres(y)]);
      expect(quarter).toBeDefined();
      expect(streets.get(street!) ?? quarter).toBe(quarter);
      streets.set(street!, quarter);
    }
    for (const row of houses) expect(row[3]).toMatch(/^00\d{3}$/);
  });

  it("are of eight kinds, some with coordinates, some with an address that can be found", async () => {
    const placed = readRows("poi/orte.csv", "win1252");
    const [sheet] = await readExcelFile(musterstadtFile("poi/einrichtungen.xlsx"));
    const listed = sheet!.data.slice(3);
    const kinds = [...placed.map((row) => row[1]), ...listed.map((row) => row[0])];
    expect(new Set(kinds)).toEqual(new Set(FACILITY_KINDS));
    for (const row of placed) {
      const house = byAddress.get(row[3]!)!;
      expect([row[4], row[5], row[6]]).toEqual([house[3], house[4], house[5]]);
    }
    const typed = listed.map((row) => String(row[2]));
    for (const text of typed) {
      const written = text.replace(/str(\.|asse)/, "straße").replace(/(\d) a$/, "$1a");
      expect(byAddress.has(written), text).toBe(true);
    }
    expect(typed.filter((text) => !byAddress.has(text)).length).toBeGreaterThan(3);
  });

  it("carry made-up contacts only", () => {
    for (const row of readRows("poi/orte.csv", "win1252")) {
      expect(["Frau Muster", "Herr Beispiel"]).toContain(row[8]);
      expect(row[9]).toMatch(/^0000 \d{6}$/);
    }
  });
});
