import {readFile} from "node:fs/promises";
import {fileURLToPath} from "node:url";
import {Ajv} from "ajv";
import writeExcelFile from "write-excel-file/node";
import {describe, expect, it} from "vitest";
import {columnName} from "../../../loaders/catalogue/catalogue-columns.js";
import {readCatalogue} from "../../../loaders/catalogue/read-catalogue.js";
import {InputError} from "../../../loaders/problem.js";
import {readCsv} from "../../../loaders/read/csv.js";
import {cellText} from "../../../loaders/read/raw-table.js";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const sources = new Map([
  ["amt", {title: "Amt", office: "Amt", licence: "CC0", attribution: "Amt", url: null}]
]);

async function workbook(rows: (string | number | null)[][]): Promise<Uint8Array> {
  const cells = rows.map((row) => row.map((value) => (value === null ? null : {value})));
  const notes = [[{value: "Bitte nur im Blatt Indikatoren ändern"}]];
  return new Uint8Array(
    await writeExcelFile([
      {sheet: "Hinweise", data: notes},
      {sheet: "Indikatoren", data: cells}
    ]).toBuffer()
  );
}

const HEADER = [
  "Schlüssel",
  "Themenfeld",
  "Titel",
  "Art",
  "Einheit",
  "Richtung",
  "Berechnung",
  "Quelle",
  "Öffentlich"
];
const file = {file: "katalog.xlsx", sheet: "Indikatoren"};

describe("readCatalogue", () => {
  it("reads a sheet below its title, with German headings and words, and types told from the formula", async () => {
    const bytes = await workbook([
      ["Katalog der Kommune", ...HEADER.slice(1).map(() => null)],
      HEADER,
      ["alle", "Bevölkerung", "Alle", "Anzahl", "", "", null, "amt", "öffentlich"],
      ["u3", "Bevölkerung", "Unter 3", null, "", "", null, "amt", "ja"],
      ["quote", "Eigenes Thema", "Anteil", "", "%", "hoch ist ungünstig", "100 * u3 / alle", "amt", "intern"],
      ["rest", "Bevölkerung", "Ab 3", "Anzahl", "", "", "alle - u3", "amt", "ja"]
    ]);
    const catalogue = await readCatalogue(bytes, file, sources);
    expect([...catalogue.values()].map(({indicator, type}) => [indicator.key, type])).toEqual([
      ...[
        ["alle", "count"],
        ["u3", "count"],
        ["quote", "rate"],
        ["rest", "count"]
      ]
    ]);
    expect(catalogue.get("quote")).toMatchObject({
      ...{numerator: ["u3"], denominator: ["alle"], gap: "withhold"},
      indicator: {
        theme: "Eigenes Thema",
        factor: 100,
        polarity: "higher_is_worse",
        public: false,
        numerator: "u3"
      }
    });
    expect(catalogue.get("rest")).toMatchObject({numerator: ["alle", "u3"], signs: {numerator: [1, -1]}});
  });

  it("shows every mistake of a sheet with sheet, row and column, in that order", async () => {
    const bytes = await workbook([
      HEADER,
      ["alle", "Bevölkerung", "Alle", "Zahl", "", "schlecht", null, "amt", "ja"],
      ["a", "Bevölkerung", "A", "Anzahl", "", "", "b", "amt", "ja"],
      ["b", "Bevölkerung", "B", "Anzahl", "", "", "a", "amt", "ja"],
      ["c", "Bevölkerung", "C", "", "", "", "alle + alle", "amt", "ja"],
      ["d", "Bevölkerung", "D", "", "", "", "a + b / alle", "amt", "ja"],
      ["e", "Bevölkerung", "E", "Wert", "", "", "alle +", "amt", "ja"]
    ]);
    const error: unknown = await readCatalogue(bytes, file, sources).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(InputError);
    const at = (row: number, column: number) =>
      `(katalog.xlsx, sheet Indikatoren, row ${row}, column ${column})`;
    const messages = (error as InputError).message.split("\n");
    expect(messages).toEqual([
      `catalogue: unknown type; expected count, rate, mean, value, got "Zahl" ${at(2, 4)}`,
      `catalogue: unknown polarity; expected higher_is_worse, higher_is_better, neutral, got "schlecht" ${at(2, 6)}`,
      `catalogue: formula in a circle; expected counts that do not lead back to it, got a → b → a ${at(3, 7)}`,
      `catalogue: formula in a circle; expected counts that do not lead back to it, got b → a → b ${at(4, 7)}`,
      `catalogue: alle counted twice in formula; expected each count once, got "alle + alle" ${at(5, 7)}`,
      expect.stringContaining("a quotient is written 100 * a / b, with sums in parentheses"),
      expect.stringMatching(/^catalogue: bad formula: it ends too early; .* row 7, column 7\)$/)
    ]);
  });

  it("names the sheets there are where the manifest's is missing", async () => {
    const bytes = await workbook([HEADER]);
    await expect(readCatalogue(bytes, {...file, sheet: "Katalog"}, sources)).rejects.toThrow(
      'catalogue: sheet not found; expected "Hinweise", "Indikatoren", got "Katalog" (katalog.xlsx)'
    );
  });
});

describe("catalogue.schema.json", () => {
  const catalogues = ["data/musterstadt", "data/berlin", "tests/fixtures/municipalities/hamburg"];
  const registers = ["tests/fixtures/municipalities/berlin-register"];

  it.each([...catalogues, ...registers])("accepts every row of %s", async (folder) => {
    const validate = new Ajv().compile(
      JSON.parse(await readFile(`${root}/schemas/catalogue.schema.json`, "utf8")) as object
    );
    const table = readCsv(await readFile(`${root}/${folder}/indicators.csv`), "indicators.csv");
    const header = table.rows[0]!.map((cell) => columnName(cellText(cell)));
    const rows = table.rows
      .slice(1)
      .map((row) => Object.fromEntries(header.map((key, at) => [key, cellText(row[at])])));
    expect(validate(rows), JSON.stringify(validate.errors)).toBe(true);
    const [first] = rows;
    expect(validate([{...first, type: "Zahl"}])).toBe(false);
    expect(validate([{...first, Extra: ""}])).toBe(false);
  });
});
