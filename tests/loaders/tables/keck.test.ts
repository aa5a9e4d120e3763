import {mkdir, readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {parquetReadObjects} from "hyparquet";
import writeExcelFile from "write-excel-file/node";
import {describe, expect, it} from "vitest";
import {projectRoot} from "../../../loaders/site/project.js";
import {prepareTables} from "../../../loaders/tables/prepare-tables.js";
import type {Observation} from "../../../src/model/observation.js";
import {temporaryFolder} from "../../copy-municipality.js";

type Row = (string | number | null)[];

const AREAS: Row[] = [
  ["Ebene", "Schlüssel", "Name"],
  ["sozialraum", "01", "Alt-Stadt"],
  ["sozialraum", "02", "Am See"]
];
const INDICATORS: Row[] = [
  ["Schlüssel", "Themenfeld", "Bezeichnung", "Einheit", "Berechnung", "Quelle", "Öffentlich"],
  ["einwohner", "Bevölkerung", "Einwohnerinnen und Einwohner", "Personen", null, "keck", "ja"],
  ["u15", "Bevölkerung", "Unter 15-Jährige", "Personen", null, "keck", "ja"],
  ["sgb2_u15", "Soziale Lage", "Unter 15-Jährige mit SGB II", "Personen", null, "keck", "nein"],
  ["ab15", "Bevölkerung", "Ab 15-Jährige", "Personen", "einwohner - u15", "keck", "ja"],
  ["kinderarmut", "Soziale Lage", "Kinderarmut", "%", "100 * sgb2_u15 / u15", "keck", "ja"]
];
const VALUES: Row[] = [
  ["Gebiet", "Jahr", "Indikator", "Wert"],
  ["01", 2020, "einwohner", 1000],
  ["01", 2020, "u15", 200],
  ["01", 2020, "sgb2_u15", 50],
  [2, 2020, "einwohner", 3000],
  ["Am See", 2020, "u15", 600],
  ["02", 2020, "sgb2_u15", 30],
  ["03", 2020, "u15", 5],
  ["02", 2020, "hunde", 7]
];
const PLACES: Row[] = [
  ["Bezeichnung", "Art", "Straße", "Hausnummer", "PLZ", "Länge", "Breite", "Telefon"],
  ["Kita Sonne", "Kita", "Hauptstr.", 5, "12345", 9.005, 54.005, "0123 456"],
  ["Treff", "Jugendtreff", "Seeweg", 1, "12345", 9.015, 54.005, "0123 457"]
];

async function workbook(areas: Row[]): Promise<Uint8Array> {
  const sheets = {Gebiete: areas, Indikatoren: INDICATORS, Daten: VALUES, Einrichtungen: PLACES};
  const data = Object.entries(sheets).map(([sheet, rows]) => ({
    ...{sheet, data: rows.map((row) => row.map((value) => (value === null ? null : {value})))}
  }));
  return new Uint8Array(await writeExcelFile(data).toBuffer());
}

function square(SR_NR: string, SR_NAME: string, west: number) {
  const [east, south, north] = [west + 0.01, 54, 54.01];
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south]
  ];
  return {type: "Feature", properties: {SR_NR, SR_NAME}, geometry: {type: "Polygon", coordinates: [ring]}};
}

/** A folder with the manifest that docs/keck-import.md shows. */
async function municipality(areas = AREAS): Promise<string> {
  const folder = await temporaryFolder();
  await mkdir(join(folder, "geo"));
  const features = [square("01", "Altstadt", 9), square("02", "Am See", 9.01)];
  const geojson = JSON.stringify({type: "FeatureCollection", features});
  await writeFile(join(folder, "geo/sozialraeume.geojson"), geojson);
  await writeFile(join(folder, "keck.xlsx"), await workbook(areas));
  const docs = await readFile(join(projectRoot(), "docs/keck-import.md"), "utf8");
  await writeFile(join(folder, "kommune.yaml"), /```yaml\n([^]*?)```/.exec(docs)?.[1] ?? "");
  return folder;
}

const prepare = async (folder: string) =>
  prepareTables(folder, {scope: "internal", workDir: join(folder, ".work")});

async function read<T>(dir: string, name: string): Promise<T[]> {
  const bytes = await readFile(join(dir, `${name}.parquet`));
  return (await parquetReadObjects({file: new Uint8Array(bytes).buffer})) as T[];
}

describe("a KECK-style workbook", () => {
  it("reads as docs/keck-import.md says: areas, indicators with calculation, values, places", async () => {
    const {dir, report} = await prepare(await municipality());
    const rows = await read<Observation>(dir, "observations");
    const at = (key: string, level: string, area: string) =>
      rows.find((row) => row.indicator === key && row.level === level && row.area_id === area)?.value;
    expect([at("einwohner", "stadt", "0"), at("ab15", "sozialraum", "02")]).toEqual([4000, 2400]);
    expect([at("kinderarmut", "sozialraum", "01"), at("kinderarmut", "stadt", "0")]).toEqual([25, 10]);
    const [values] = report.tables;
    expect(values).toMatchObject({sheet: "Daten", read: 8, used: 6, reported: 2});
    expect(values?.entries.map(({row, reason, detail}) => [row, reason, detail])).toEqual([
      [5, "matched", '"2" taken for sozialraum "02" (Am See): leading zeros were lost'],
      [6, "matched", '"Am See" taken for sozialraum "02" (Am See): an alias of the manifest'],
      [8, "unknown_area", 'no sozialraum "03"; nearest known "01" (Altstadt)'],
      [9, "unknown_indicator", '"hunde" is no indicator the manifest names']
    ]);
    const places = await read<Record<string, unknown>>(dir, "poi");
    expect(places.map(({name, category}) => [name, category]).toSorted()).toEqual([
      ["Kita Sonne", "Kita"],
      ["Treff", "Jugendtreff"]
    ]);
    expect(JSON.stringify(places)).not.toContain("0123 45");
  });

  it("names the row of an area that the geometry does not have", async () => {
    const folder = await municipality([
      ...AREAS,
      ["sozialraum", "09", "Neubau"],
      ["quartier", "01", "Mitte"]
    ]);
    await expect(prepare(folder)).rejects.toThrow(
      'aliases: unknown level; expected stadt, sozialraum, got "quartier" (keck.xlsx, sheet Gebiete, row 5, column 1)'
    );
    const other = await municipality([...AREAS, ["sozialraum", "09", "Neubau"]]);
    await expect(prepare(other)).rejects.toThrow(
      'aliases: unknown area; expected 01, got "09" (keck.xlsx, sheet Gebiete, row 4, column 2)'
    );
  });
});
