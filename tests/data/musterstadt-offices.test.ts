import {readFileSync, readdirSync, statSync} from "node:fs";
import {unzipSync} from "fflate";
import iconv from "iconv-lite";
import Papa from "papaparse";
import readExcelFile from "read-excel-file/node";
import {describe, expect, it} from "vitest";
import {
  areasOf,
  describeCity,
  sumOf,
  type FactKey,
  type Level
} from "../../data/musterstadt/generator/facts.js";
import {musterstadtFile, readEinwohner} from "./read-musterstadt.js";

const city = describeCity();
const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

function bytesOf(name: string): Buffer {
  return readFileSync(musterstadtFile(name));
}

function readRows(name: string, encoding: string, delimiter: string): readonly (readonly string[])[] {
  const text = iconv.decode(bytesOf(name), encoding);
  return Papa.parse<string[]>(text, {delimiter, skipEmptyLines: true}).data;
}

/** A count as offices write it: with dots or blanks in the thousands; NaN for a sign. */
function count(text: string | undefined): number {
  return Number((text ?? "").replace(/[. ](?=\d{3})/g, ""));
}

/** What a column of a published table says: areas of a level in the order of their keys. */
function published(level: Level, key: FactKey, t: number, cells: readonly (string | number)[]): void {
  const counts = areasOf(city, level).map((area) => sumOf(area, key, t));
  const hidden = counts.filter((_, i) => typeof cells[i] === "string" && cells[i] !== "-");
  counts.forEach((value, i) => {
    if (typeof cells[i] === "number") expect(cells[i]).toBe(value);
    if (value > 0 && value < 10) expect(["*", ".", "k. A."]).toContain(cells[i]);
    if (cells[i] === "-") expect(value).toBe(0);
  });
  expect(hidden.length).not.toBe(1);
}

describe("the extracts of Musterstadt's offices", () => {
  it("fit into 3 MB, and the house coordinates into 400 kB", () => {
    const sizes = ["extracts", "geo", "poi"].flatMap((folder) =>
      readdirSync(musterstadtFile(folder)).map((name) => statSync(musterstadtFile(`${folder}/${name}`)).size)
    );
    expect(sum(sizes)).toBeLessThan(3_000_000);
    expect(statSync(musterstadtFile("geo/hauskoordinaten.csv")).size).toBeLessThan(400_000);
  });

  it("come in different encodings, with different delimiters", () => {
    expect(bytesOf("extracts/kita.csv").subarray(0, 2)).toEqual(Buffer.from([0xff, 0xfe]));
    expect(bytesOf("extracts/melderegister_merkmale.csv").subarray(0, 3).toString("hex")).toBe("efbbbf");
    expect(readRows("extracts/melderegister_merkmale.csv", "utf-8", "\t")[0]).toHaveLength(5);
    expect(readRows("extracts/wohngeld.csv", "iso-8859-1", ",")[0]).toHaveLength(4);
    expect(readRows("extracts/hze_2025.csv", "win1252", ";")[0]?.[3]).toBe("Hilfen außerhalb der Familie");
    expect(readRows("extracts/gruenflaechen.csv", "utf-8", ",")[1]).toEqual(
      expect.arrayContaining([expect.stringMatching(/^\d+\.0$/)])
    );
  });

  it("break the residents down into rows that add up to the register", () => {
    const rows = readRows("extracts/bevoelkerung_gliederung.csv", "utf-8", ";").slice(1);
    expect(rows).toHaveLength(7 * 72 * 36);
    const register = readEinwohner().rows.filter((row) => row[1] !== "");
    for (const year of ["2019", "2025"]) {
      const of = (row: readonly string[], key: string): boolean => row[0] === year && row[1] === key;
      for (const [date, key, , people, ...counts] of register.filter((row) => row[0]!.endsWith(year))) {
        const mine = rows.filter((row) => of(row, key!));
        expect(sum(mine.map((row) => Number(row[5]))), `${key} ${date}`).toBe(Number(people));
        const abroad = mine.filter((row) => row[3] === "nichtdeutsch");
        expect(sum(abroad.map((row) => Number(row[5])))).toBe(Number(counts[7]));
      }
    }
  });

  it("give no employment for quarters under 1,000 residents from 2018 on, and all before", () => {
    const rows = readRows("extracts/beschaeftigung_quartiere.csv", "win1252", ";").slice(1, -1);
    expect(rows).toHaveLength(72 * 14 * 2);
    const blocked = new Set<string>();
    for (const [year, key, , cell] of rows) {
      const quarter = city.find((one) => one.quarter.key === key)!;
      const isSmall = quarter.residents[Number(year) - 2012]!.total < 1000;
      expect(cell === "x").toBe(isSmall && Number(year) >= 2018);
      if (cell === "x") blocked.add(key!);
      else expect(Number.isInteger(count(cell))).toBe(true);
    }
    expect(blocked.size).toBeGreaterThan(3);
    const [whole] = areasOf(city, "stadt");
    const [first] = readRows("extracts/beschaeftigung_stadt.csv", "win1252", ";").slice(1);
    expect(count(first?.[3])).toBe(sumOf(whole!, "svb", 0));
  });

  it("write households with a sheet per year and keys that lost their zeros", async () => {
    const sheets = await readExcelFile(musterstadtFile("extracts/haushalte.xlsx"));
    expect(sheets.map(({sheet}) => sheet)).toEqual(Array.from({length: 14}, (_, t) => String(2012 + t)));
    const rows = sheets.at(-1)!.data.slice(3, 76);
    expect(rows[0]?.[0]).toBe(10101);
    const counts = rows.map((row) => Number(row[2]));
    expect(sum(counts.slice(0, 72))).toBe(counts[72]);
  });

  it("name the Stadtteile of the school entry examination in spellings of its own, and withhold small counts", async () => {
    const sheets = await readExcelFile(musterstadtFile("extracts/einschulung.xlsx"));
    const names = areasOf(city, "stadtteil").map(({name}) => name);
    expect(sheets).toHaveLength(11);
    sheets.forEach(({data}, i) => {
      const rows = data.slice(3, 27);
      expect(rows.filter((row, at) => row[0] !== names[at])).toHaveLength(5);
      (["seu_kinder", "seu_sprache", "seu_motorik", "seu_gewicht", "seu_vorsorge"] as const).forEach(
        (key, column) =>
          published(
            "stadtteil",
            key,
            i + 3,
            rows.map((row) => row[column + 1] as string | number)
          )
      );
    });
  });

  it("withhold small counts in family support and in basic security in old age", async () => {
    for (let year = 2018; year <= 2025; year++) {
      const rows = readRows(`extracts/hze_${year}.csv`, "win1252", ";").slice(1);
      expect(rows).toHaveLength(24);
      (["hze_ambulant", "hze_stationaer"] as const).forEach((key, column) => {
        const cells = rows.map((row) =>
          /^\d/.test(row[column + 2]!) ? Number(row[column + 2]) : row[column + 2]!
        );
        published("stadtteil", key, year - 2012, cells);
      });
    }
    const sheets = await readExcelFile(musterstadtFile("extracts/grundsicherung_alter.xlsx"));
    const levels = ["quartier", "stadtteil", "bezirk", "stadt"] as const;
    sheets.forEach(({data}, i) => {
      const rows = data.slice(3, 3 + areasOf(city, levels[i]!).length);
      for (let t = 0; t < 14; t++)
        published(
          levels[i]!,
          "gsia",
          t,
          rows.map((row) => row[t + 2] as string | number)
        );
    });
  });

  it("count as many day-care places as their centres have, and as much playground as there is", () => {
    const places = readRows("poi/orte.csv", "win1252", ";").slice(1);
    const ofKind = (kind: string): number =>
      sum(places.filter((row) => row[1] === kind).map((row) => Number(row[7])));
    const care = readRows("extracts/kita.csv", "utf-16le", ";").filter(
      (row) => row[2] === "Summe Musterstadt"
    );
    expect(care).toHaveLength(11);
    expect(Number(care.at(-1)![3]) + Number(care.at(-1)![4])).toBe(ofKind("Kita"));
    const green = readRows("extracts/gruenflaechen.csv", "utf-8", ",").filter((row) => row[1] === "2025");
    expect(sum(green.map((row) => Number(row[3])))).toBe(ofKind("Spielplatz"));
  });

  it("write school data as OpenDocument, its type first and not packed", () => {
    const bytes = bytesOf("extracts/schulen.ods");
    expect(bytes.subarray(30, 38).toString()).toBe("mimetype");
    expect(bytes.subarray(38, 84).toString()).toBe("application/vnd.oasis.opendocument.spreadsheet");
    expect(Object.keys(unzipSync(bytes))).toEqual(["mimetype", "META-INF/manifest.xml", "content.xml"]);
  });

  it("give asking rents for Stadtteile and the city, in a plausible range, with a sign where offers are few", () => {
    const rows = readRows("extracts/mieten.csv", "utf-8", ";").slice(2, 27);
    const cells = rows.flatMap((row) => row.slice(1));
    expect(rows.at(-1)?.[0]).toBe("Musterstadt");
    expect(cells.filter((cell) => cell === "/").length).toBeGreaterThan(3);
    for (const cell of cells.filter((one) => one !== "/")) {
      expect(cell).toMatch(/^\d+,\d\d$/);
      expect(Number(cell.replace(",", "."))).toBeGreaterThan(4);
      expect(Number(cell.replace(",", "."))).toBeLessThan(14);
    }
  });
});
