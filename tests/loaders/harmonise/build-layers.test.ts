import {mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {buildLayers} from "../../../loaders/harmonise/build-layers.js";
import type {DissolvedLayerEntry, FileLayerEntry} from "../../../loaders/harmonise/geometry-entry.js";
import type {Level} from "../../../src/model/area.js";
import booleanPointInPolygon from "@turf/boolean-point-in-polygon";

const levels: readonly Level[] = ["stadt", "bezirk", "quartier"].map((key) => ({
  key,
  title: key,
  plural: key
}));
const column = (name: string) => ({column: name, pattern: null});

const badAreas: FileLayerEntry = {
  level: "quartier",
  vintage: "2020",
  valid_from: null,
  valid_to: null,
  file: "geo/bad-areas.geojson",
  from: "folder",
  crs: null,
  encoding: null,
  id: column("nr"),
  name: column("name"),
  parent: column("bezirk"),
  duplicates: "error",
  repair: []
};
const bezirke: DissolvedLayerEntry = {
  level: "bezirk",
  vintage: "2020",
  valid_from: null,
  valid_to: null,
  dissolve: {level: "quartier", vintage: "2020"},
  name: {fixed: "Bezirk"},
  parent: {fixed: "00"}
};
const fixture = (name: string) => fileURLToPath(new URL(`../../fixtures/geometry/${name}`, import.meta.url));
const resolveFixture = ({file}: {file: string}) => fixture(file.replace("geo/", ""));
const build = (entry: Partial<FileLayerEntry> = {}) =>
  buildLayers([{...badAreas, ...entry}], resolveFixture, levels);

describe("buildLayers on a file with mistakes", () => {
  test("every row is used or reported, with its number", async () => {
    const {areas, report} = await build();
    expect(areas.map(({area_id, name, parent_id}) => [area_id, name, parent_id])).toEqual([
      ["01", "Altstadt", "1"],
      ["02", "Schleife", "1"],
      ["08", "Mit Splitter", "2"],
      ["09", "09", null],
      ["10", "Zahl als Nummer", "9"]
    ]);
    expect(report.map(({row, area_id, problem, used}) => [row, area_id, problem, used])).toEqual([
      [2, "02", "boundary crosses itself near 9.02, 50.0 (file's coordinates)".replace("50.0 ", "50 "), true],
      [5, null, 'no id in column "nr"', false],
      [6, "05", "no usable geometry", false],
      [7, "06", "no usable geometry", false],
      [8, "07", "ring left out: expected at least 3 corners, got 2", false],
      [8, "07", "no usable geometry", false],
      [9, "08", "ring left out: expected at least 1 m², got 0.00 m²", true],
      [
        3,
        "03",
        expect.stringMatching(/^id 03 occurs 2 times \(rows 3, 4\); name the right id under "repair"/),
        false
      ],
      [4, "03", expect.stringMatching(/^id 03 occurs 2 times/), false],
      [10, "09", "no name; its id is shown instead", true],
      [10, "09", "no parent area", true],
      [11, "10", "gap of 127162 m² inside 10 (near 9.065, 50.025; what is below 1 m² is not reported)", true]
    ]);
    const left = new Set(report.filter(({used}) => !used).map(({row}) => row));
    expect(areas.length + left.size).toBe(11);
  });

  test("rows with one id are joined where the manifest calls them parts", async () => {
    const {layers} = await build({duplicates: "merge"});
    const joined = layers[0]!.features.find(({id}) => id === "03")!;
    expect(joined.geometry.coordinates).toHaveLength(2);
    const areaOf = (id: string) => layers[0]!.areas.find(({area_id}) => area_id === id)!.area_km2;
    expect(areaOf("03")).toBeCloseTo(2 * areaOf("01"), 3);
  });

  test("a repair gives the row in its box another id and name; one without a row is reported", async () => {
    const east = {
      id: "03",
      within: [9.055, 49.9, 9.08, 50.1] as const,
      set: "04",
      name: "Ost",
      reason: "vertippt"
    };
    const nowhere = {id: "77", within: null, set: "78", name: null, reason: "gab es nie"};
    const {areas, report} = await build({repair: [east, nowhere]});
    expect(areas.map(({area_id, name}) => `${area_id} ${name}`)).toContain("03 Doppelt West");
    expect(areas.map(({area_id, name}) => `${area_id} ${name}`)).toContain("04 Ost");
    expect(report.map(({problem}) => problem)).toEqual(
      expect.arrayContaining(["id 03 corrected to 04: vertippt", "repair of id 77 matches no row"])
    );
  });

  test("outer rings run counterclockwise and holes clockwise, whatever the file has; areas take holes off", async () => {
    const {layers} = await build();
    const turned = layers[0]!.features.find(({id}) => id === "09")!.geometry.coordinates[0]![0]!;
    expect(turned.map(([lon]) => lon).slice(0, 3)).toEqual([9.04, 9.05, 9.05]);
    const [plain, holed] = ["01", "10"].map(
      (id) => layers[0]!.areas.find(({area_id}) => area_id === id)!.area_km2
    );
    expect(holed! / plain!).toBeCloseTo(0.84, 2);
  });

  test("one hundredth of a degree square at 50° north measures 0.797 km²", async () => {
    const {areas} = await build();
    expect(areas[0]!.area_km2).toBeCloseTo(0.797, 3);
  });

  test("label points lie inside, also of an area with a hole in its middle", async () => {
    const {layers} = await build();
    for (const [i, {lon, lat}] of layers[0]!.areas.entries()) {
      expect(booleanPointInPolygon([lon, lat], layers[0]!.features[i]!)).toBe(true);
    }
  });

  test("a parent that no coarser layer has is reported", async () => {
    const {areas, report} = await buildLayers(
      [
        {...badAreas, parent: {fixed: "1"}},
        {...bezirke, dissolve: {level: "quartier", vintage: "2020"}},
        {...badAreas, vintage: "2010", parent: column("bezirk")}
      ],
      resolveFixture,
      levels
    );
    expect(areas.filter(({level}) => level === "bezirk").map(({area_id}) => area_id)).toEqual(["1"]);
    expect(report.filter(({problem}) => problem.startsWith("unknown parent"))).toMatchObject([
      {
        layer: "quartier-2010",
        area_id: "08",
        problem: 'unknown parent; expected an area of level bezirk, got "2"'
      },
      {
        layer: "quartier-2010",
        area_id: "10",
        problem: 'unknown parent; expected an area of level bezirk, got "9"'
      }
    ]);
  });

  test("patterns take a part of an attribute", async () => {
    const {areas} = await build({id: {column: "nr", pattern: "^0(\\d)$"}});
    expect(areas.map(({area_id}) => area_id)).toEqual(["1", "2", "8", "9"]);
  });

  test("mistakes of the manifest are thrown with what was expected", async () => {
    await expect(build({id: column("nummer")})).rejects.toThrow(
      `geometry: unknown column; expected one of nr, name, bezirk, got "nummer" (geo/bad-areas.geojson)`
    );
    await expect(build({crs: "EPSG:2056"})).rejects.toThrow(/unknown coordinate system/);
    await expect(build({level: "kiez"})).rejects.toThrow(
      `geometries: unknown level; expected one of stadt, bezirk, quartier, got "kiez"`
    );
    await expect(
      build({file: "geo/no-prj.shp", crs: "EPSG:4326", id: column("NR"), name: column("NAME"), parent: null})
    ).rejects.toThrow(
      /coordinates do not fit the coordinate system; expected EPSG:4326, got 500000, 5540000/
    );
    const lost = {...bezirke, dissolve: {level: "quartier", vintage: "1990"}};
    await expect(buildLayers([badAreas, lost], resolveFixture, levels)).rejects.toThrow(
      `geometries: unknown layer; expected one of quartier-2020, bezirk-2020, got "quartier-1990" (dissolve of bezirk-2020)`
    );
    const itself = {...bezirke, dissolve: {level: "bezirk", vintage: "2020"}};
    await expect(buildLayers([itself], resolveFixture, levels)).rejects.toThrow(/layer made of itself/);
    await expect(buildLayers([badAreas, badAreas], resolveFixture, levels)).rejects.toThrow(
      /layer occurs twice/
    );
  });
});

describe("buildLayers dissolving", () => {
  const files = {path: ""};
  const square = (nr: string, x: number, y: number, width: number, bezirk: string, name: string) => ({
    type: "Feature",
    properties: {nr, bezirk, bezirkName: name, name: nr},
    geometry: {
      type: "Polygon",
      coordinates: [
        [
          [x, y],
          [x + width, y],
          [x + width, y + 0.01],
          [x, y + 0.01],
          [x, y]
        ]
      ]
    }
  });

  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), "dissolve-"));
    files.path = join(folder, "squares.geojson");
    const features = [
      square("a", 9, 50, 0.01, "1", "Eins"),
      square("b", 9.01, 50, 0.01, "1", "Eins"),
      square("c", 9.02, 50, 0.01, "2", "Zwei"),
      square("d", 9.03, 50, 0.01, "2", "Zwo")
    ];
    await writeFile(files.path, JSON.stringify({type: "FeatureCollection", features}));
  });
  afterAll(() => rm(join(files.path, ".."), {recursive: true}));

  const chain = () =>
    buildLayers(
      [
        badAreas,
        {...bezirke, name: column("bezirkName")},
        {
          ...bezirke,
          level: "stadt",
          dissolve: {level: "bezirk", vintage: "2020"},
          name: {fixed: "Stadt"},
          parent: null
        }
      ],
      () => files.path,
      levels
    );

  test("levels are made of each other, with names from attributes, and areas add up", async () => {
    const {areas, layers} = await chain();
    expect(layers.map(({layer}) => layer.level)).toEqual(["stadt", "bezirk", "quartier"]);
    expect(areas.map(({area_id, parent_id, name}) => [area_id, parent_id, name])).toEqual([
      ["00", null, "Stadt"],
      ["1", "00", "Eins"],
      ["2", "00", "Zwei"],
      ...["a", "b"].map((id) => [id, "1", id]),
      ...["c", "d"].map((id) => [id, "2", id])
    ]);
    expect(areas[0]!.area_km2).toBeCloseTo(areas[3]!.area_km2 * 4, 2);
    expect(layers[0]!.features[0]!.geometry.coordinates[0]![0]).toHaveLength(11);
  });

  test("parts that disagree about the name are reported", async () => {
    const {report} = await chain();
    expect(report.map(({area_id, problem}) => [area_id, problem])).toEqual([
      ["2", "its 2 parts give it different names: Zwei, Zwo"]
    ]);
  });

  test("the input is left as it was, the result the same each time", async () => {
    const before = await readFile(files.path, "utf8");
    expect(await chain()).toEqual(await chain());
    expect(await readFile(files.path, "utf8")).toBe(before);
  });
});
