import {mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {unzipSync} from "fflate";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {readAttributes} from "../../../loaders/read/attribute-table.js";
import {readFeatures} from "../../../loaders/read/feature-set.js";
import {describeWithData, sharedData} from "../../shared-data.js";

const fixture = (name: string) => fileURLToPath(new URL(`../../fixtures/geometry/${name}`, import.meta.url));
const options = (label: string) => ({label, crs: null, encoding: null});

describe("readFeatures", () => {
  const files = {folder: ""};
  beforeAll(async () => {
    files.folder = await mkdtemp(join(tmpdir(), "geometry-"));
  });
  afterAll(() => rm(files.folder, {recursive: true}));
  const write = async (name: string, content: string | Uint8Array) => {
    const path = join(files.folder, name);
    await writeFile(path, content);
    return path;
  };

  test("a shapefile without .prj needs its coordinate system named", async () => {
    await expect(readFeatures(fixture("no-prj.shp"), options("geo/no-prj.shp"))).rejects.toThrow(
      `geometry: no coordinate system; expected a .prj beside the file or "crs" in kommune.yaml, got coordinates like 500000, 5540000 (geo/no-prj.shp)`
    );
  });

  test("attributes without .cpg that are not UTF-8 are Windows-1252; a null shape and a hole are kept", async () => {
    const set = await readFeatures(fixture("no-prj.shp"), {...options("a.shp"), crs: "EPSG:25832"});
    expect(set.crs.code).toBe("EPSG:25832");
    expect(set.features.map(({row, properties}) => [row, properties.NR, properties.NAME])).toEqual([
      [1, "01", "Südstraße"],
      [2, "02", "Nordhöhe"],
      [3, "03", "Ohne Form"]
    ]);
    expect(set.features.map(({polygons}) => polygons?.map((rings) => rings.length) ?? null)).toEqual([
      [2],
      [1],
      null
    ]);
    expect(set.features[1]!.polygons![0]![0]![2]).toEqual([502000, 5541000]);
  });

  test("a manifest's encoding wins, an unknown one is refused", async () => {
    const read = (encoding: string) =>
      readFeatures(fixture("no-prj.shp"), {label: "a.shp", crs: "EPSG:25832", encoding});
    expect((await read("ANSI 1252")).features[0]!.properties.NAME).toBe("Südstraße");
    await expect(read("klingonisch")).rejects.toThrow(/unknown encoding; .*got "klingonisch" \(a\.shp\)/);
  });

  test("missing, damaged and foreign files are named", async () => {
    const shp = await readFile(fixture("no-prj.shp"));
    const cut = await write("cut.shp", shp.subarray(0, 300));
    await write("cut.dbf", await readFile(fixture("no-prj.dbf")));
    const list = await write("list.json", `[1, 2]`);
    const half = await write("half.geojson", `{"type": "FeatureCollection", "fea`);
    await expect(readFeatures(join(files.folder, "no.shp"), options("geo/no.shp"))).rejects.toThrow(
      "file: not found; expected it where kommune.yaml says (geo/no.shp)"
    );
    await expect(readFeatures(cut, {...options("cut.shp"), crs: "25832"})).rejects.toThrow(
      /damaged shapefile/
    );
    await expect(readFeatures(list, options("list.json"))).rejects.toThrow(/not a GeoJSON FeatureCollection/);
    await expect(readFeatures(half, options("half.geojson"))).rejects.toThrow(/not valid JSON/);
    await expect(readFeatures("a.gml", options("a.gml"))).rejects.toThrow(
      /unknown kind of file; .*got ".gml"/
    );
  });

  test("a lookup table may be CSV in UTF-8 or Windows-1252, DBF, shapefile or GeoJSON", async () => {
    const text = "Nr;Name\r\n01;Südstraße\r\n";
    const utf8 = await write("utf8.csv", `\uFEFF${text}`);
    const ansi = await write("ansi.csv", Buffer.from(text, "latin1"));
    expect(await readAttributes(utf8, "utf8.csv")).toEqual([{Nr: "01", Name: "Südstraße"}]);
    expect(await readAttributes(ansi, "ansi.csv")).toEqual([{Nr: "01", Name: "Südstraße"}]);
    for (const ending of ["dbf", "shp"]) {
      const rows = await readAttributes(fixture(`no-prj.${ending}`), "no-prj");
      expect(rows.map((row) => row.NAME)).toEqual(["Südstraße", "Nordhöhe", "Ohne Form"]);
    }
    expect((await readAttributes(fixture("bad-areas.geojson"), "bad"))[1]).toMatchObject({
      nr: "02",
      name: "Schleife"
    });
    await expect(readAttributes("a.pdf", "a.pdf")).rejects.toThrow(/^table: unknown kind of file/);
  });
});

describeWithData("readFeatures on official files", () => {
  test("Berlin's shapefile: 542 areas, UTM 33, names in UTF-8", async () => {
    const set = await readFeatures(sharedData("berlin/geo/lor_planungsraeume_2021.shp"), options("plr.shp"));
    expect(set.crs.code).toBe("EPSG:25833");
    expect(set.features).toHaveLength(542);
    expect(set.features.map(({properties}) => properties.PLR_NAME)).toContain("Karlshorst Süd");
  });

  test("Flensburg's shapefile from its zip: 13 areas, UTM 32", async () => {
    const folder = await mkdtemp(join(tmpdir(), "flensburg-"));
    const entries = unzipSync(await readFile(sharedData("flensburg/flensburg_stadtteile.zip")));
    await Promise.all(Object.entries(entries).map(([name, bytes]) => writeFile(join(folder, name), bytes)));
    const set = await readFeatures(join(folder, "Stadtteile.shp"), options("Stadtteile.shp"));
    await rm(folder, {recursive: true});
    expect(set.crs.code).toBe("EPSG:25832");
    expect(set.features).toHaveLength(13);
    expect(set.features[0]!.properties.CLASS_NAME).toBe("KLEINRÄUMIGE GLIEDERUNG");
  });

  test("Hamburg's GeoJSON: 104 areas, WGS84", async () => {
    const set = await readFeatures(
      sharedData("hamburg/hamburg-district-regions.geojson"),
      options("hh.geojson")
    );
    expect(set.crs.code).toBe("EPSG:4326");
    expect(set.features).toHaveLength(104);
    expect(set.features.every(({polygons}) => polygons !== null)).toBe(true);
  });
});
