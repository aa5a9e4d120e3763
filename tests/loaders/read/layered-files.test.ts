import {mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {strToU8, zipSync} from "fflate";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {readAttributes} from "../../../loaders/read/attribute-table.js";
import {readFeatures} from "../../../loaders/read/feature-set.js";
import {describeWithData, sharedData} from "../../shared-data.js";
import {writeGeopackage} from "./write-geopackage.js";

const fixture = (name: string) => fileURLToPath(new URL(`../../fixtures/geometry/${name}`, import.meta.url));
const utm = {crs: "EPSG:25832", encoding: null};
const said = {crs: null, encoding: null};

const square: GeoJSON.Polygon = {
  type: "Polygon",
  coordinates: [
    [
      [500000, 5540000],
      [500000, 5541000],
      [501000, 5541000],
      [500000, 5540000]
    ]
  ]
};

const files = {folder: ""};
beforeAll(async () => {
  files.folder = await mkdtemp(join(tmpdir(), "layers-"));
});
afterAll(() => rm(files.folder, {recursive: true}));
const write = async (name: string, content: Uint8Array) => {
  const path = join(files.folder, name);
  await writeFile(path, content);
  return path;
};
const shapefile = async (name: string) => ({
  [`${name}.shp`]: new Uint8Array(await readFile(fixture("no-prj.shp"))),
  [`${name}.DBF`]: new Uint8Array(await readFile(fixture("no-prj.dbf")))
});

describe("zip archives", () => {
  test("the only shapefile in it, with its parts in whatever case; what macOS adds is passed over", async () => {
    const path = await write(
      "one.zip",
      zipSync({...(await shapefile("daten/Quartiere")), "__MACOSX/daten/._Quartiere.shp": strToU8("x")})
    );
    const set = await readFeatures(path, {...utm, label: "one.zip"});
    expect(set.features.map(({properties}) => properties.NAME)).toEqual([
      "Südstraße",
      "Nordhöhe",
      "Ohne Form"
    ]);
    expect(set.file).toBe("one.zip, daten/Quartiere.shp");
    expect(await readAttributes(path, "one.zip")).toHaveLength(3);
  });

  test("of several the one that is named, by path, file name or name", async () => {
    const collection = strToU8('{"type": "FeatureCollection", "features": []}');
    const zip = zipSync({
      ...(await shapefile("a/Quartiere")),
      "b/Bezirke.geojson": collection,
      "c/Bezirke.geojson": collection
    });
    const path = await write("many.zip", zip);
    const read = (layer: string | null) => readFeatures(path, {...utm, label: "many.zip", layer});
    expect((await read("Quartiere")).features).toHaveLength(3);
    expect((await read("b/Bezirke.geojson")).features).toHaveLength(0);
    await expect(read(null)).rejects.toThrow(
      'geometry: several layers; expected "layer" in kommune.yaml to name one of a/Quartiere.shp, b/Bezirke.geojson, c/Bezirke.geojson (many.zip)'
    );
    await expect(read("Quartire")).rejects.toThrow(
      'geometry: unknown layer; expected Quartiere, got "Quartire" (many.zip)'
    );
    await expect(read("Bezirke")).rejects.toThrow(/several layers of that name/);
  });

  test("archives without areas, without attributes and damaged ones are named", async () => {
    const read = async (name: string, bytes: Uint8Array) =>
      readFeatures(await write(name, bytes), {...utm, label: name});
    await expect(read("empty.zip", zipSync({"lies.txt": strToU8("-")}))).rejects.toThrow(
      "geometry: nothing to read; expected a layer of areas (empty.zip)"
    );
    const {"q.shp": shp} = await shapefile("q");
    await expect(read("half.zip", zipSync({"q.shp": shp!}))).rejects.toThrow(
      "zip: no attributes; expected the .dbf beside q.shp, got none (half.zip)"
    );
    await expect(read("bad.zip", strToU8("PK nothing"))).rejects.toThrow(
      "zip: no directory at the end; expected a whole zip file (bad.zip)"
    );
  });

  test("an archive that says it unpacks to more than its limit is refused before it is unpacked", async () => {
    const zip = zipSync({"big.shp": new Uint8Array(1000)});
    const view = new DataView(zip.buffer);
    const directory = zip.findLastIndex(
      (_, i) => i + 4 <= zip.length && view.getUint32(i, true) === 0x02014b50
    );
    view.setUint32(directory + 24, 2_000_000_000, true);
    const path = await write("bomb.zip", zip);
    await expect(readFeatures(path, {...utm, label: "bomb.zip"})).rejects.toThrow(/^zip: .*\(bomb\.zip\)$/);
  });
});

describe("GeoPackages", () => {
  const rows = [
    {nr: "01", geometry: square},
    {
      nr: "02",
      geometry: {type: "MultiPolygon" as const, coordinates: [square.coordinates, square.coordinates]}
    },
    {nr: "03", geometry: null},
    {nr: "04", geometry: {type: "Point" as const, coordinates: [1, 2]}}
  ];

  test.each([0, 32] as const)(
    "areas, attributes and coordinate system; envelope of %d bytes",
    async (envelope) => {
      const bytes = await writeGeopackage([{name: "quartiere", srsId: 25832, rows}], {envelope});
      const set = await readFeatures(await write(`a${envelope}.gpkg`, bytes), {...said, label: "a.gpkg"});
      expect(set.crs.code).toBe("EPSG:25832");
      expect(set.features.map(({row, properties}) => [row, properties])).toEqual(
        ["01", "02", "03", "04"].map((nr, i) => [i + 1, {fid: i + 1, nr}])
      );
      expect(set.features.map(({polygons}) => polygons?.length ?? null)).toEqual([1, 2, null, null]);
      expect(set.features[0]!.polygons![0]![0]![2]).toEqual([501000, 5541000]);
    }
  );

  test("of several layers the one that is named", async () => {
    const layers = ["bezirke", "quartiere"].map((name) => ({name, srsId: 4326, rows: rows.slice(0, 1)}));
    const path = await write("two.gpkg", await writeGeopackage(layers));
    const read = (layer: string | null) => readFeatures(path, {...said, label: "two.gpkg", layer});
    expect((await read("quartiere")).features).toHaveLength(1);
    await expect(read(null)).rejects.toThrow(/several layers; .*bezirke, quartiere \(two\.gpkg\)/);
    await expect(read("stadt")).rejects.toThrow(/unknown layer; .*got "stadt"/);
  });

  test("a coordinate system without EPSG number is told by its definition", async () => {
    const layer = {name: "gk", srsId: 100000, rows: rows.slice(0, 1)};
    const set = await readFeatures(await write("gk.gpkg", await writeGeopackage([layer])), {
      ...said,
      label: "gk.gpkg"
    });
    expect(set.crs.code).toBe("EPSG:31467");
    const undefinedLayer = {name: "x", srsId: -1, rows: rows.slice(0, 1)};
    const path = await write("x.gpkg", await writeGeopackage([undefinedLayer]));
    await expect(readFeatures(path, {...said, label: "x.gpkg"})).rejects.toThrow(
      /unknown coordinate system; .*set "crs" in kommune\.yaml/
    );
    expect((await readFeatures(path, {...utm, label: "x.gpkg"})).crs.code).toBe("EPSG:25832");
  });

  test("zipped, and what is none", async () => {
    const gpkg = await writeGeopackage([{name: "quartiere", srsId: 25832, rows}]);
    const path = await write("packed.zip", zipSync({"stadt.gpkg": gpkg}));
    expect(
      (await readFeatures(path, {...said, label: "packed.zip", layer: "quartiere"})).features
    ).toHaveLength(4);
    const bad = await write("bad.gpkg", strToU8("no database"));
    await expect(readFeatures(bad, {...said, label: "bad.gpkg"})).rejects.toThrow(
      /^geometry: damaged GeoPackage; .*\(bad\.gpkg\)$/
    );
  });
});

describe("GeoJSON", () => {
  test.each([
    ['{"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::31467"}}', "EPSG:31467"],
    ['{"type": "EPSG", "properties": {"code": 25833}}', "EPSG:25833"],
    ['{"type": "name", "properties": {"name": "EPSG:3857"}}', "EPSG:3857"],
    ["null", "EPSG:4326"]
  ])("crs %s", async (crs, code) => {
    const text = `{"type": "FeatureCollection", "crs": ${crs}, "features": []}`;
    const path = await write("crs.geojson", strToU8(text));
    expect((await readFeatures(path, {...said, label: "crs.geojson"})).crs.code).toBe(code);
  });
});

describeWithData("Flensburg's archives", () => {
  test.each([
    ["flensburg_stadtteile.zip", "Stadtteile", 13],
    ["flensburg_stadtbezirke.zip", "Bezirke", 41]
  ])("%s has %s", async (file, layer, count) => {
    const set = await readFeatures(sharedData(`flensburg/${file}`), {...said, label: file, layer});
    expect(set.features).toHaveLength(count);
    expect(set.crs.code).toBe("EPSG:25832");
    expect(String(set.features[0]!.properties.CLASS_NAME)).toBe("KLEINRÄUMIGE GLIEDERUNG");
  });
});
