import {mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, expect, test} from "vitest";
import {readAddresses} from "../../../loaders/harmonise/read-addresses.js";
import type {AddressSource} from "../../../loaders/manifest/point-source.js";
import {readPlaceTable} from "../../../loaders/read/place-table.js";

const files = {folder: ""};
beforeAll(async () => {
  files.folder = await mkdtemp(join(tmpdir(), "addresses-"));
});
afterAll(() => rm(files.folder, {recursive: true}));

async function read(file: string, content: string, more: Partial<AddressSource> = {}) {
  const source: AddressSource = {
    ...{file, from: "folder", sheet: null, encoding: null, delimiter: null, headerRow: 1},
    columns: {street: "Str", number: "Nr", suffix: null, postcode: null},
    coordinates: {x: "x", y: "y", crs: null, decimal: null},
    ...more
  };
  const path = join(files.folder, file);
  await writeFile(path, content);
  return readAddresses(await readPlaceTable(path, source, source.coordinates.crs), source);
}

test("from a table with a suffix and a postcode that lost its zero", async () => {
  const columns = {street: "Str", number: "Nr", suffix: "Z", postcode: "PLZ"};
  const {houses, report} = await read(
    "a.csv",
    "Str;Nr;Z;PLZ;x;y;Name\nAm Markt;1;a;1067;13,7;51,05;Frau X\n",
    {columns}
  );
  expect(houses).toEqual([{street: "Am Markt", number: "1 a", postcode: "01067", point: [13.7, 51.05]}]);
  expect(report).toMatchObject({
    points: "addresses",
    read: 1,
    used: 1,
    reported: 0,
    unused_columns: ["Name"]
  });
});

test("from the geometries of GeoJSON in the system it states", async () => {
  const feature = (Nr: unknown, geometry: unknown) => ({
    type: "Feature",
    properties: {Str: "Am Markt", Nr},
    geometry
  });
  const point = {type: "Point", coordinates: [500000, 5540000, 12]};
  const content = {
    type: "FeatureCollection",
    crs: {type: "name", properties: {name: "urn:ogc:def:crs:EPSG::25832"}},
    features: [feature(1, point), feature("o. Nr.", point), feature(3, null)]
  };
  const coordinates = {x: null, y: null, crs: null, decimal: null};
  const {houses, report} = await read("a.geojson", JSON.stringify(content), {coordinates});
  expect(houses.map(({number, point: [lon]}) => [number, lon])).toEqual([["1", 9]]);
  expect(report.entries.map(({row, reason}) => [row, reason])).toEqual([
    [2, "no_address"],
    [3, "no_coordinates"]
  ]);
});
