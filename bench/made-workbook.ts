import {writeFile} from "node:fs/promises";
import writeExcelFile from "write-excel-file/node";
import type {Area} from "../src/model/area.js";
import {parseCatalogue} from "../loaders/catalogue/parse-catalogue.js";
import type {Catalogue} from "../loaders/catalogue/catalogue.js";
import type {Extract, ExtractTable} from "../loaders/manifest/municipality.js";
import {dice} from "./made-municipality.js";

const ROWS = 100_000;
const AREAS = 1_000;
const KEYS = ["k1", "k2", "k3", "k4", "k5", "k6"];
const areaOf = (index: number) => String(101_001 + index);

/** Writes a workbook of 100,000 rows: key, name and year of an area, and six counts, some of them withheld. */
export async function makeWorkbook(file: string): Promise<void> {
  const roll = dice(42);
  const header = ["Nr.", "Gebiet", "Jahr", ...KEYS];
  const rows = Array.from({length: ROWS}, (_, index) => {
    const area = index % AREAS;
    const counts = KEYS.map(() => (roll(50) === 0 ? "*" : roll(5_000)));
    return [areaOf(area), `Gebiet ${area + 1}`, 1925 + Math.floor(index / AREAS), ...counts];
  });
  const cells = [header, ...rows].map((row) => row.map((value) => ({value})));
  await writeFile(file, await writeExcelFile(cells).toBuffer());
}

export function sheetAreas(): Area[] {
  return Array.from({length: AREAS}, (_, index) => ({
    ...{area_id: areaOf(index), level: "gebiet", name: `Gebiet ${index + 1}`, parent_id: null},
    ...{valid_from: null, valid_to: null, area_km2: 1, lon: 10, lat: 50}
  }));
}

export function sheetCatalogue(): Catalogue {
  const header = ["key", "theme", "title", "type", "unit", "kind", "polarity", "source", "public"];
  const rows = KEYS.map((key) => [key, "Thema", key, "count", "", "metric", "neutral", "amt", "ja"]);
  const source = {title: "Amt", office: "Amt", licence: "CC0-1.0", attribution: "Amt", url: null};
  return parseCatalogue(
    {file: "indicators.csv", sheet: null, rows: [header, ...rows]},
    new Map([["amt", source]])
  );
}

export function sheetExtract(): Extract {
  return {
    ...{
      id: "mappe",
      title: "Mappe",
      source: "amt",
      tables: [],
      encoding: null,
      delimiter: null,
      decimal: null
    },
    ...{header: {row: 1, rows: 1, data: 2}, area: {column: "Nr.", name: null}, values: null, totals: null},
    columns: new Map(KEYS.map((key) => [key, [key]])),
    ...{signs: new Map(), notCovered: new Map(), notComputedWhenAllZero: []}
  };
}

export function sheetSource(): ExtractTable {
  const period = {kind: "column", column: "Jahr", format: "JJJJ", as: null} as const;
  return {
    ...{file: "extracts/mappe.xlsx", from: "folder", format: "workbook", sheet: null, level: "gebiet"},
    ...{period, rows: null}
  };
}
