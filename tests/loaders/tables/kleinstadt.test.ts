import {cp, mkdtemp, readFile, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {parquetReadObjects} from "hyparquet";
import writeExcelFile from "write-excel-file/node";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {describePoints} from "../../../loaders/cli/describe-points.js";
import {prepareTables} from "../../../loaders/tables/prepare-tables.js";
import type {StoredTables} from "../../../loaders/tables/table-store.js";

const fixture = fileURLToPath(new URL("../../fixtures/municipalities/kleinstadt", import.meta.url));

/** What the municipality's office keeps in Excel: two lines above the headings, a number as text, a row to come. */
const TREFFPUNKTE = [
  ["Treffpunkte in Kleinstadt", null, null, null, null],
  [null, null, null, null, null],
  ["Bezeichnung", "Ost", "Nord", "Adresse", "öffentlich"],
  ["Bürgerhaus", 500250.5, 5540250.5, "Dorfstr. 1", "ja"],
  ["Jugendtreff", "501750,5", "5541750,5", null, "ja"],
  ["Frauenhaus", 500750, 5541750, null, "nein"],
  ["Teestube", null, null, "Am Teich 5", "ja"],
  ["Neubau", null, null, null, "ja"]
];

describe("points of a small town", () => {
  let work: string;
  let tables: StoredTables;

  const prepare = (scope: "public" | "internal") =>
    prepareTables(join(work, "kleinstadt"), {scope, workDir: work});
  const points = async ({dir}: StoredTables) => {
    const bytes = await readFile(join(dir, "poi.parquet"));
    return (await parquetReadObjects({file: new Uint8Array(bytes).buffer})) as Record<string, unknown>[];
  };

  beforeAll(async () => {
    work = await mkdtemp(join(tmpdir(), "kleinstadt-"));
    await cp(fixture, join(work, "kleinstadt"), {recursive: true});
    await writeExcelFile(
      TREFFPUNKTE.map((row) => row.map((value) => (value === null ? null : {value}))),
      {sheet: "Liste"}
    ).toFile(join(work, "kleinstadt", "punkte", "treffpunkte.xlsx"));
    tables = await prepare("public");
  });
  afterAll(() => rm(work, {recursive: true}));

  it("lie in their areas, whether they came with coordinates or with an address", async () => {
    const rows = await points(tables);
    expect(
      rows.map(({id, name, area_quartier, area_stadt}) => [id, name, area_quartier, area_stadt])
    ).toEqual([
      ["schule-1", "Schule am Wall", "1", "0"],
      ["schule-5", "Schule am Rand", "1", "0"],
      ["schule-2", "Gymnasium Süd", "4", "0"],
      ["kita-10", "Kita Teich", "4", "0"],
      ["kita-2", "Kita Wallgraben", "1", "0"],
      ["kita-3", "Kita Marx", "2", "0"],
      ["kita-4", "Kita Doppelhaus", "1", "0"],
      ["treff-4", "Bürgerhaus", "3", "0"],
      ["treff-5", "Jugendtreff", "2", "0"],
      ["treff-7", "Teestube", "4", "0"]
    ]);
    expect(rows.find(({id}) => id === "kita-2")).toMatchObject({
      ...{address: "Große Straße 1", details: '{"Plätze":"40"}', link: null, category: "Kindertagesstätte"}
    });
  });

  it("are shown only where they are public", async () => {
    const internal = await points(await prepare("internal"));
    const names = (await points(tables)).map(({name}) => name);
    expect(names).not.toContain("Frauenhaus");
    expect(internal.filter((row) => row.public === false).map(({name}) => name)).toEqual(["Frauenhaus"]);
    const everything = await Promise.all(
      tables.info.files.map(({path}) => readFile(join(tables.dir, path), "utf8"))
    );
    expect(everything.join()).not.toMatch(/Frauenhaus|0461|wall@kita|Frau Muster/);
  });

  it("are reported where they could not be placed or not exactly", () => {
    expect(tables.report.points.map(describePoints).join("\n\n")).toBe(
      `punkte/hauskoordinaten.csv (addresses)
  9 rows read: 7 used, 2 not (1 no address, 1 no coordinates)
  row 9: no street with a house number (row not used)
  row 10: nothing in "Rechtswert" and "Hochwert" (row not used)

punkte/kitas.csv (kita)
  9 rows read: 4 used, 5 not (2 unknown address, 1 ambiguous address, 1 no address, 1 blank)
  row 4: "Grosse Str. 12-14" located at "Große Straße 12"
  row 5: no house 3b in "Große Straße" in the list of addresses (row not used)
  row 6: "Dorfstr. 1" is 2 places in the list of addresses; a postcode would tell them apart (row not used)
  row 7: no street "Am Teihc" in the list of addresses; nearest known "Am Teich" (row not used)
  row 8: no street with a house number (row not used)
  located under another spelling of the street: 1
  columns not used: Telefon, E-Mail
  of these dropped as contacts: Telefon, E-Mail

punkte/schulen.geojson (schule)
  7 rows read: 3 used, 4 not (1 left out, 1 unknown category, 1 outside, 1 no coordinates)
  row 2, column 4: no address that begins with http; left out
  row 4, column 3: no category "MS" in kommune.yaml; nearest known "GS" (row not used)
  row 6: in no area of any level (row not used)
  row 7: the feature has no geometry of type Point (row not used)
  columns not used: Schulleitung
  of these dropped as contacts: Schulleitung

punkte/treffpunkte.xlsx, sheet Liste (treff)
  5 rows read: 4 used, 1 not (1 no address)
  row 8: no street with a house number (row not used)`
    );
  });

  it("come anew when a file of theirs changes", async () => {
    const before = tables.info.data_version;
    await cp(join(fixture, "punkte/kitas.csv"), join(work, "kleinstadt/punkte/kitas.csv"));
    expect((await prepare("public")).info.data_version).toBe(before);
    const list = join(work, "kleinstadt/punkte/hauskoordinaten.csv");
    await cp(join(fixture, "punkte/kitas.csv"), list);
    await expect(prepare("public")).rejects.toThrow(/addresses: column not found; expected "Hausnr"/);
  });
});
