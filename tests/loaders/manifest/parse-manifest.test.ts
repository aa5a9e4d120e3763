import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {parseManifest} from "../../../loaders/manifest/parse-manifest.js";
import {InputError} from "../../../loaders/problem.js";

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8");
const schema = JSON.parse(read("schemas/kommune.schema.json")) as object;
const musterstadt = read("data/musterstadt/kommune.yaml");

function mistakes(text: string): string[] {
  try {
    parseManifest(text, "kommune.yaml", schema);
  } catch (error) {
    if (error instanceof InputError) return error.message.split("\n");
    throw error;
  }
  return [];
}

/** The manifest with pieces replaced, and the mistakes found in it. */
function mistakesWith(...changes: [string, string][]): string[] {
  for (const [from] of changes) expect(musterstadt).toContain(from);
  return mistakes(changes.reduce((text, [from, to]) => text.replace(from, to), musterstadt));
}

const lineOf = (piece: string) => musterstadt.slice(0, musterstadt.indexOf(piece)).split("\n").length;

describe("parseManifest", () => {
  it("fills in what may be left out", () => {
    const {municipality} = parseManifest(musterstadt, "kommune.yaml", schema);
    expect(municipality).toMatchObject({
      id: "musterstadt",
      ags: null,
      fictional: true,
      catalogue: "indicators.csv"
    });
    expect(municipality.disclosure).toMatchObject({
      threshold: 10,
      zeroIsSafe: true,
      complement: true,
      minimumPopulation: [],
      dominance: [],
      rounding: null,
      deliveredRates: [],
      changes: []
    });
    expect(municipality.geometries[0]).toEqual({
      level: "quartier",
      vintage: "2012",
      valid_from: null,
      valid_to: null,
      file: "geo/quartiere.shp",
      from: "folder",
      layer: null,
      crs: null,
      encoding: null,
      id: {column: "QU_NR", pattern: null},
      name: {column: "QU_NAME", pattern: null},
      parent: {column: "ST_NR", pattern: null},
      duplicates: "error",
      repair: []
    });
    const [residents, benefits] = municipality.extracts;
    expect(residents?.tables).toEqual([
      {
        file: "extracts/einwohner.csv",
        from: "folder",
        format: "csv",
        rows: null,
        sheet: null,
        level: "quartier",
        period: {kind: "column", column: "Stichtag", format: "TT.MM.JJJJ", as: "JJJJ"}
      }
    ]);
    expect(residents?.header).toEqual({row: 1, rows: 1, data: 2});
    expect(benefits?.tables.map(({sheet, level, format}) => [sheet, level, format])).toEqual([
      ["Quartiere", "quartier", "workbook"],
      ["Stadtteile", "stadtteil", "workbook"],
      ["Bezirke", "bezirk", "workbook"],
      ["Stadt", "stadt", "workbook"]
    ]);
  });

  it("reads many files with their own periods and levels", () => {
    const {municipality} = parseManifest(read("data/berlin/kommune.yaml"), "kommune.yaml", schema);
    expect(municipality.disclosure).toBe("published");
    const tables = municipality.extracts.flatMap((extract) => extract.tables);
    expect(tables).toHaveLength(14);
    expect(tables[1]).toMatchObject({
      from: "download",
      level: "bzr",
      period: {kind: "fixed", period: "2013"}
    });
    expect(municipality.extracts[1]?.notComputedWhenAllZero).toEqual(["s1", "s3", "s4", "d1", "d3", "d4"]);
  });

  it("shows every mistake against the schema at once, with line, column, expected and got", () => {
    const found = mistakesWith(
      ["fictional: true", "fiktiv: true"],
      ["threshold: 10", "threshold: zehn"],
      ["licence: CC0-1.0\n", "licenc: CC0-1.0\n"],
      ['delimiter: ";"', 'delimiter: ";;"'],
      ['"*": suppressed', '"*": geheim']
    );
    expect(found).toEqual(
      expect.arrayContaining([
        expect.stringMatching(
          /^kommune: unknown key in file; expected .*, got "fiktiv" \(kommune\.yaml, line 5, column 1\)$/
        ),
        `kommune: bad disclosure.threshold; expected integer, got "zehn" (kommune.yaml, line ${lineOf("threshold:")}, column 14)`,
        expect.stringMatching(
          /^kommune: unknown key in sources\.melderegister; expected licence, got "licenc" \(kommune\.yaml, line \d+, column 5\)$/
        ),
        expect.stringMatching(
          /^kommune: sources\.melderegister is incomplete; expected "licence", got nothing/
        ),
        expect.stringMatching(/^kommune: bad extracts\.0\.delimiter; expected maxLength 1, got ";;"/),
        `kommune: bad extracts.1.signs.*; expected zero, below_half, suppressed, below_minimum, missing, not_applicable, got "geheim" (kommune.yaml, line ${lineOf('"*": suppressed')}, column 12)`
      ])
    );
    expect(found).toHaveLength(6);
  });

  it("shows every name that does not exist, with the nearest that does", () => {
    const found = mistakesWith(
      ["    level: quartier\n    area", "    level: quartir\n    area"],
      ["source: melderegister", "source: meldregister"],
      ["Stadtteile: stadtteil", "Stadtteile: stadteil"],
      ["id: sgb2", "id: einwohner"]
    );
    expect(found).toEqual([
      expect.stringMatching(
        /^kommune: unknown source; expected melderegister, got "meldregister" \(kommune\.yaml, line \d+, column 13\)$/
      ),
      expect.stringMatching(/^kommune: unknown level; expected quartier, got "quartir" \(/),
      expect.stringMatching(/^kommune: unknown level; expected stadtteil, got "stadteil" \(/),
      expect.stringMatching(/^kommune: extract twice; got "einwohner" \(/)
    ]);
  });

  it("says what contradicts itself", () => {
    const found = mistakesWith(
      ["    file: extracts/einwohner.csv\n", ""],
      ["period: {header_row: 2, format: JJJJ}", "period: {column: Jahr, header_row: 2}"],
      ["    dissolve: quartier\n", "    dissolve: quartier\n    file: geo/stadtteile.shp\n"]
    );
    expect(found).toEqual([
      expect.stringMatching(/^kommune: a layer comes from one place; expected either file or dissolve/),
      expect.stringMatching(/^kommune: an extract needs its file; expected either file or files/),
      expect.stringMatching(/^kommune: unclear where the period stands; expected either column or header_row/)
    ]);
  });

  it("points at broken YAML and keys that stand twice", () => {
    expect(mistakes("id: a\nname: [b\n")[0]).toMatch(/^kommune: .* \(kommune\.yaml, line \d, column \d+\)$/);
    expect(mistakes("id: a\nid: b\n")[0]).toMatch(
      /^kommune: Map keys must be unique \(kommune\.yaml, line 2, column 1\)$/
    );
  });

  it("survives an empty file", () => {
    expect(mistakes("")).toEqual([expect.stringMatching(/^kommune: bad file; expected object, got null/)]);
  });
});
