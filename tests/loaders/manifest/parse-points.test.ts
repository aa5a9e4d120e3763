import {readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {describe, expect, it} from "vitest";
import {parseManifest} from "../../../loaders/manifest/parse-manifest.js";

const read = (path: string) =>
  readFileSync(fileURLToPath(new URL(`../../../${path}`, import.meta.url)), "utf8");
const schema = JSON.parse(read("schemas/kommune.schema.json")) as object;
const text = read("tests/fixtures/municipalities/kleinstadt/kommune.yaml");

const parse = (yaml: string) => parseManifest(yaml, "kommune.yaml", schema).municipality;

function mistakesWith(...changes: readonly (readonly [string, string])[]): string[] {
  const yaml = changes.reduce((all, [from, to]) => {
    expect(all).toContain(from);
    return all.replace(from, to);
  }, text);
  try {
    parse(yaml);
    return [];
  } catch (error) {
    return (error as Error).message.split("\n");
  }
}

describe("points in kommune.yaml", () => {
  it("have defaults for all that is left out", () => {
    const {points, addresses} = parse(text);
    expect(points.map(({id}) => id)).toEqual(["kita", "schule", "treff"]);
    expect(points[0]).toEqual({
      ...{id: "kita", title: "Kindertagesstätten", source: "amt", file: "punkte/kitas.csv", from: "folder"},
      ...{sheet: null, encoding: null, delimiter: null, headerRow: 1, coordinates: null, area: null},
      address: {street: "Straße", number: "Nr.", suffix: null, postcode: null},
      category: {kind: "fixed", category: "Kindertagesstätte"},
      ...{key: null, name: "Name", link: null, keep: ["Plätze"], isPublic: true}
    });
    expect(points[1]!.coordinates).toEqual({x: null, y: null, crs: null, decimal: null});
    expect(points[1]!.category).toEqual({
      kind: "column",
      column: "art",
      map: new Map([
        ["GS", "Grundschule"],
        ["GYM", "Gymnasium"],
        ["VHS", null]
      ])
    });
    expect(points[2]).toMatchObject({sheet: "Liste", headerRow: 3, isPublic: {column: "öffentlich"}});
    expect(addresses).toMatchObject({
      columns: {street: "Straße", number: "Hausnr", suffix: "Zusatz", postcode: "PLZ"},
      coordinates: {x: "Rechtswert", y: "Hochwert", crs: "EPSG:25832", decimal: null}
    });
  });

  it("hold for 5 m beyond the border of the area they name unless the manifest says otherwise", () => {
    const area = (more: string) =>
      parse(text.replace("    keep:", `    area: {level: quartier, column: Nr.${more}}\n    keep:`))
        .points[0]!.area;
    expect(area("")).toEqual({level: "quartier", column: "Nr.", withinM: 5});
    expect(area(", within: 0")).toEqual({level: "quartier", column: "Nr.", withinM: 0});
  });

  it("name what does not fit, with line and column", () => {
    expect(
      mistakesWith(
        ["    category: Kindertagesstätte\n", ""],
        ["{x: Ost, y: Nord, crs: EPSG:25832}", "{x: Ost, y: Nord, crs: UTM32}"],
        ["public: {column: öffentlich}", "public: {spalte: öffentlich}"]
      )
    ).toEqual([
      'kommune: points.0 is incomplete; expected "category", got nothing (kommune.yaml, line 37, column 5)',
      expect.stringMatching(/^kommune: bad points\.2\.coordinates\.crs; expected .*, got "UTM32"/),
      expect.stringMatching(/^kommune: points\.2\.public is incomplete; expected "column"/),
      expect.stringMatching(/^kommune: unknown key in points\.2\.public; expected column, got "spalte"/)
    ]);
    expect(
      mistakesWith(
        ["source: amt\n    file: punkte/kitas.csv", "source: ampt\n    file: punkte/kitas.csv"],
        ["id: schule", "id: kita"],
        ["{x: Ost, y: Nord, crs: EPSG:25832}", "{x: Ost}"]
      )
    ).toEqual([
      "kommune: coordinates are two columns; expected x and y (kommune.yaml, line 61, column 18)",
      'kommune: unknown source; expected amt, got "ampt" (kommune.yaml, line 39, column 13)',
      'kommune: list of points twice; got "kita" (kommune.yaml, line 46, column 9)'
    ]);
  });

  it("have house coordinates in two columns, or in the geometries of a GeoJSON file", () => {
    expect(mistakesWith([", x: Rechtswert, y: Hochwert}", "}"])).toEqual([
      "kommune: coordinates are two columns; expected x and y (kommune.yaml, line 34, column 12)"
    ]);
    const geojson = text
      .replace("hauskoordinaten.csv", "h.geojson")
      .replace(", x: Rechtswert, y: Hochwert}", "}");
    expect(parse(geojson).addresses?.coordinates).toEqual({
      x: null,
      y: null,
      crs: "EPSG:25832",
      decimal: null
    });
  });

  it("need coordinates, or addresses and a list of them", () => {
    const withoutList = text.replace(/addresses:\n( {2}.*\n)+/, "");
    expect(() => parse(withoutList)).toThrow(
      "kommune: nothing to locate addresses with; expected addresses with the municipality's house coordinates, or coordinates"
    );
    expect(mistakesWith(["    address: {street: Straße, number: Nr.}\n", ""])).toEqual([
      expect.stringMatching(/^kommune: unclear where the points are; expected coordinates or address/)
    ]);
  });
});

describe("simplify in kommune.yaml", () => {
  it("is 5 metres and 50 kB unless the manifest says otherwise", () => {
    expect(parse(text).simplify).toEqual({toleranceM: 5, budgetKb: 50});
    expect(parse(`${text}\nsimplify: {metres: 20}\n`).simplify).toEqual({toleranceM: 20, budgetKb: 50});
    expect(parse(`${text}\nsimplify: {kilobytes: 10.5}\n`).simplify).toEqual({toleranceM: 5, budgetKb: 10.5});
    expect(() => parse(`${text}\nsimplify: {metres: 0}\n`)).toThrow(
      /bad simplify\.metres; expected a number >= 0\.1/
    );
  });
});
