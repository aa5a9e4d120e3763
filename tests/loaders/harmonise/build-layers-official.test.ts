import {mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import booleanPointInPolygon from "@turf/boolean-point-in-polygon";
import {unzipSync} from "fflate";
import {beforeAll, expect, test} from "vitest";
import {buildLayers} from "../../../loaders/harmonise/build-layers.js";
import type {BuiltLayers} from "../../../loaders/harmonise/build-layers.js";
import type {FileLayerEntry, GeometryEntry} from "../../../loaders/harmonise/geometry-entry.js";
import {readAttributes} from "../../../loaders/read/attribute-table.js";
import {describeWithData, sharedData} from "../../shared-data.js";
import {berlinGeometries, berlinLevels, resolveShared} from "./berlin-geometries.js";

const layer = ({layers}: BuiltLayers, level: string, vintage: string) =>
  layers.find((built) => built.layer.level === level && built.layer.vintage === vintage)!;
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
const ids = (built: BuiltLayers, level: string, vintage: string) =>
  layer(built, level, vintage).areas.map((area) => area.area_id);
const one = {vintage: "2018", valid_from: null, valid_to: null, crs: null, encoding: null, repair: []};

async function mssIds(year: number): Promise<string[]> {
  const file = sharedData(`berlin/mss/berlin-lor-monitoring-social-urban-development-${year}-00-2-1.csv`);
  const rows = await readAttributes(file, "mss");
  const [key] = Object.keys(rows[0]!);
  return rows.map((row) => String(row[key!]).padStart(8, "0"));
}

describeWithData("Berlin's layers", () => {
  const built = buildLayers(berlinGeometries, resolveShared, berlinLevels);
  beforeAll(() => built, 60_000);

  test("as many areas per level and vintage as there are, with the repair as the only remark", async () => {
    const counts = (await built).layers.map(({layer: {level, vintage}, areas}) => [
      `${level}-${vintage}`,
      areas.length
    ]);
    expect(counts).toEqual([
      ["stadt-2021", 1],
      ["bezirk-2021", 12],
      ["bzr-2006", 138],
      ["bzr-2021", 143],
      ["plr-2006", 448],
      ["plr-2021", 542]
    ]);
    expect((await built).report).toMatchObject([
      {row: 124, layer: "plr-2006", area_id: "04030417", used: true}
    ]);
  });

  test("without the repair the doubled id is reported and neither row used", async () => {
    const entries = berlinGeometries.map((entry) => ("repair" in entry ? {...entry, repair: []} : entry));
    const {report, ...rest} = await buildLayers(entries, resolveShared, berlinLevels);
    expect(layer({report, ...rest}, "plr", "2006").areas).toHaveLength(446);
    expect(report.map(({row, area_id, used}) => [row, area_id, used])).toEqual([
      [124, "06010102", false],
      [205, "06010102", false],
      [204, "06010101", true]
    ]);
    expect(report[2]!.problem).toMatch(/^gap of \d+ m² between 06010101, 06010103, 06010207, 06010208 /);
  });

  test("every level measures about 891 km², and the planning areas what the office says but for UTM's scale (0.1 %)", async () => {
    for (const {areas} of (await built).layers)
      expect(sum(areas.map((area) => area.area_km2))).toBeCloseTo(890.66, 1);
    const official = await readAttributes(sharedData("berlin/geo/lor_planungsraeume_2021.dbf"), "plr");
    const measured = new Map((await built).areas.map((area) => [area.area_id, area.area_km2]));
    for (const {PLR_ID, GROESSE_M2} of official) {
      const share = measured.get(String(PLR_ID))! / (Number(GROESSE_M2) / 1e6);
      expect(Math.abs(share - 1)).toBeLessThan(0.001);
    }
  });

  test("parents and names are those of the official hierarchy", async () => {
    const rows = await readAttributes(sharedData("berlin/geo/LOR_2021_hierarchy.csv"), "hierarchy");
    const areas = new Map(
      (await built).areas.filter(({valid_to}) => valid_to === null).map((area) => [area.area_id, area])
    );
    for (const row of rows) {
      const plr = areas.get(String(row["Planungsraum (Nummer)"]))!;
      const bzr = areas.get(plr.parent_id!)!;
      expect(bzr.area_id).toBe(row["Bezirksregion (Nummer)"]);
      expect(bzr.name).toBe(String(row["Bezirksregion (Name)"]).trim());
      expect(areas.get(bzr.parent_id!)!.name).toBe(row.Bezirk);
    }
    expect(rows).toHaveLength(542);
    expect(areas.get("01")).toMatchObject({level: "bezirk", parent_id: "11", name: "Mitte"});
  });

  test("dissolved Bezirksregionen are those of the office's own file", async () => {
    const own = await buildLayers(
      [
        {
          ...(berlinGeometries[0] as FileLayerEntry),
          ...{level: "bzr", file: "berlin/geo/lor_bezirksregionen_2021.shp", parent: {prefix: 2}},
          ...{id: {column: "BZR_ID", pattern: null}, name: {column: "BZR_NAME", pattern: null}}
        }
      ],
      resolveShared,
      berlinLevels
    );
    const [theirs, ours] = [layer(own, "bzr", "2021"), layer(await built, "bzr", "2021")];
    expect(ours.areas.map(({area_id}) => area_id)).toEqual(theirs.areas.map(({area_id}) => area_id));
    ours.areas.forEach((area, i) => expect(area.area_km2 / theirs.areas[i]!.area_km2).toBeCloseTo(1, 3));
  });

  test("the monitoring's areas have boundaries: 447 of 447 in 2019, 536 of 542 in 2021", async () => {
    const [old, now] = [new Set(ids(await built, "plr", "2006")), new Set(ids(await built, "plr", "2021"))];
    const [mss2019, mss2021] = [await mssIds(2019), await mssIds(2021)];
    expect(mss2019.filter((id) => old.has(id))).toHaveLength(447);
    expect(mss2019).toHaveLength(447);
    expect([...old].filter((id) => !mss2019.includes(id))).toEqual(["09041403"]);
    expect(mss2021.filter((id) => now.has(id))).toHaveLength(536);
    expect(mss2021).toHaveLength(536);
  });

  test("label points lie inside their areas", async () => {
    for (const {areas, features} of (await built).layers) {
      const outside = areas.filter(({lon, lat}, i) => !booleanPointInPolygon([lon, lat], features[i]!));
      expect(outside).toEqual([]);
    }
  });
});

describeWithData("layers of other cities", () => {
  test("Flensburg: 13 Stadtteile with ids and names cut out of its attributes", async () => {
    const folder = await mkdtemp(join(tmpdir(), "flensburg-"));
    const zip = unzipSync(await readFile(sharedData("flensburg/flensburg_stadtteile.zip")));
    await Promise.all(Object.entries(zip).map(([name, bytes]) => writeFile(join(folder, name), bytes)));
    const entry: GeometryEntry = {
      ...{level: "stadtteil", ...one, file: "Stadtteile.shp", from: "folder", duplicates: "error"},
      ...{
        id: {column: "AREA_ID", pattern: "^STGT(\\d+)$"},
        name: {column: "AREA_NAME", pattern: "^\\d+ (.+)$"}
      },
      parent: null
    };
    const built = await buildLayers([entry], ({file}) => join(folder, file), [
      {key: "stadtteil", title: "Stadtteil", plural: "Stadtteile"}
    ]);
    await rm(folder, {recursive: true});
    expect(built.areas.map(({area_id}) => area_id)).toEqual(
      Array.from({length: 13}, (_, i) => String(i + 1).padStart(2, "0"))
    );
    expect(built.areas[2]!.name).toBe("Nordstadt");
    expect(sum(built.areas.map(({area_km2}) => area_km2))).toBeGreaterThan(45);
    expect(built.report).toEqual([]);
  });

  test("Hamburg: 104 Stadtteile in 7 Bezirken; gaps between them are closed and reported", async () => {
    const column = (name: string) => ({column: name, pattern: null});
    const stadtteile: GeometryEntry = {
      ...{
        level: "plr",
        ...one,
        from: "folder",
        duplicates: "error",
        file: "hamburg/hamburg-district-regions.geojson"
      },
      ...{id: column("id"), name: column("name"), parent: column("district_id")}
    };
    const bezirke: GeometryEntry = {
      ...{level: "bzr", ...one, dissolve: {level: "plr", vintage: "2018"}},
      ...{name: column("district_name"), parent: {fixed: "02"}}
    };
    const built = await buildLayers([stadtteile, bezirke], resolveShared, berlinLevels);
    expect(built.areas.filter(({level}) => level === "plr")).toHaveLength(104);
    expect(built.areas.filter(({level}) => level === "bzr").map(({name}) => name)).toContain("Hamburg-Mitte");
    expect(built.areas.filter(({level}) => level === "bzr")).toHaveLength(7);
    const found = built.report.map(({layer, area_id, problem}) => `${layer} ${area_id}: ${problem}`);
    const closed = /^gaps between its parts closed: \d+, \d+ m² together$/;
    expect(found.filter((line) => !closed.test(line.replace(/^[^:]*: /, "")))).toEqual([
      expect.stringMatching(/^plr-2018 \w+: gap of 2 m² between \w+, \w+ \(near 10\.0\d+, 53\.5\d+; /),
      expect.stringMatching(/^plr-2018 \w+: gap of 56\d\d m² inside \w+ \(near 10\.116262, 53\.714098; /)
    ]);
    expect(found.length).toBeGreaterThan(2);
  });
});
