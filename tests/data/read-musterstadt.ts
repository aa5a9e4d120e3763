import {readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import iconv from "iconv-lite";
import Papa from "papaparse";
import readExcelFile from "read-excel-file/node";
import {read} from "shapefile";

/** Path of a file of the committed fictional city. */
export function musterstadtFile(path: string): string {
  return fileURLToPath(new URL(`../../data/musterstadt/${path}`, import.meta.url));
}

export type Position = readonly [x: number, y: number];

export interface Shape {
  readonly attributes: Readonly<Record<string, string>>;
  readonly rings: readonly (readonly Position[])[];
}

/** Reads a shapefile with the package `shapefile`. */
export async function readShapes(stem: string): Promise<readonly Shape[]> {
  const {features} = await read(musterstadtFile(`geo/${stem}.shp`), musterstadtFile(`geo/${stem}.dbf`), {
    encoding: "utf-8"
  });
  return features.map(({geometry, properties}) => {
    if (geometry.type !== "Polygon" && geometry.type !== "MultiPolygon") {
      throw new Error(`expected polygons, got ${geometry.type}`);
    }
    const rings = geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat();
    return {
      attributes: properties as Record<string, string>,
      rings: rings.map((ring) => ring.map(([x, y]): Position => [x!, y!]))
    };
  });
}

/** Rows of the register extract below its header, and the header. */
export function readEinwohner(): {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
} {
  const text = iconv.decode(readFileSync(musterstadtFile("extracts/einwohner.csv")), "win1252");
  const {data} = Papa.parse<string[]>(text, {delimiter: ";", skipEmptyLines: true});
  return {header: data[0]!, rows: data.slice(1)};
}

export type ExtractCell = string | number | null;

/** Sheets of the benefit extract by name. */
export async function readSgb2(): Promise<ReadonlyMap<string, readonly (readonly ExtractCell[])[]>> {
  const sheets = await readExcelFile(musterstadtFile("extracts/sgb2.xlsx"));
  return new Map(sheets.map(({sheet, data}) => [sheet, data as ExtractCell[][]]));
}
