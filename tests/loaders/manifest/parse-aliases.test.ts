import {describe, expect, it} from "vitest";
import {areaIndex} from "../../../loaders/harmonise/area-index.js";
import {checkAliases} from "../../../loaders/harmonise/check-aliases.js";
import {parseAliases} from "../../../loaders/manifest/parse-aliases.js";
import {readCsv} from "../../../loaders/read/csv.js";
import {AREAS, LEVELS} from "../harmonise/fixtures.js";

const parse = (text: string) => parseAliases(readCsv(new TextEncoder().encode(text), "aliase.csv"), LEVELS);

describe("parseAliases", () => {
  it("reads names of one area and of several", () => {
    const aliases = parse("Name;Ebene;Schlüssel\nAltst.;quartier;11\n\nHafen mit Insel;quartier;21 + 22\n");
    expect(aliases.map(({name, areaIds, row}) => [name, areaIds, row])).toEqual([
      ["Altst.", ["11"], 2],
      ["Hafen mit Insel", ["21", "22"], 4]
    ]);
    expect(() => checkAliases(aliases, areaIndex(AREAS))).not.toThrow();
  });

  it("shows every mistake with row and column", () => {
    expect(() => parse("Ebene;Name\n")).toThrow(
      'aliases: column missing; expected "Schlüssel" (aliase.csv, row 1)'
    );
    expect(() => parse("Ebene;Name;Schlüssel\nquartir;A;11\nquartier;;12\n")).toThrow(
      [
        'aliases: unknown level; expected quartier, got "quartir" (aliase.csv, row 2, column 1)',
        "aliases: no name; expected a name (aliase.csv, row 3, column 2)"
      ].join("\n")
    );
    const unknown = parse("Ebene;Name;Schlüssel\nquartier;A;1 1\nquartier;B;11+99\n");
    expect(() => checkAliases(unknown, areaIndex(AREAS))).toThrow(
      /unknown area; expected 11, got "1 1" \(aliase\.csv, row 2, column 3\)\n.*got "99" \(aliase\.csv, row 3, column 3\)/
    );
  });
});
