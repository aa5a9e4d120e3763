import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {checkKeys} from "../../../loaders/manifest/check-keys.js";
import {parseManifest} from "../../../loaders/manifest/parse-manifest.js";
import {formatProblem} from "../../../loaders/problem.js";
import {catalogueOf} from "../harmonise/fixtures.js";

const schema = JSON.parse(
  readFileSync(new URL("../../../schemas/kommune.schema.json", import.meta.url), "utf8")
) as object;

const HEAD = `id: a
name: A
levels:
  - {key: stadt, title: Stadt, plural: Stadt}
  - {key: quartier, title: Quartier, plural: Quartiere}
geometries: [{level: quartier, vintage: "2020", file: q.shp, id: N, name: N}]
sources: {amt: {title: A, office: A, licence: A, attribution: A}}
indicators: {file: k.xlsx}
disclosure: published
methods: []
extracts:
`;
const LINES = HEAD.split("\n").length - 1;

/** A manifest with one extract of these lines, besides what every extract needs. */
const manifest = (lines: readonly string[], more = "") =>
  `${more}${HEAD}  - {id: x, title: X, source: amt, level: quartier, ${lines.join(", ")}}\n`;

const parse = (...lines: string[]) => parseManifest(manifest(lines), "kommune.yaml", schema);

function mistakes(...lines: string[]): string[] {
  try {
    parse(...lines);
    return [];
  } catch (error) {
    return (error as Error).message.split("\n").map((line) => line.replace(/ \(kommune\.yaml.*/, ""));
  }
}

const FILE = "file: a.csv, area: {column: Nr}";

describe("parseExtract", () => {
  it("reads the layouts", () => {
    const values = (...lines: string[]) => parse(FILE, ...lines).municipality.extracts[0]?.values;
    expect(values("period: 2020", "columns: {Alle: alle}")).toBeNull();
    expect(
      values("period: {column: J}", "layout: long", "indicator: {column: I}", "value: {column: W}")
    ).toEqual({
      ...{column: "W", keys: {kind: "column", column: "I", map: null}}
    });
    expect(values("period: {header_row: 1}", "layout: years", "indicator: alle")).toEqual({
      ...{column: null, keys: {kind: "fixed", key: "alle"}}
    });
    const counts = "counts: {alle: {}, u3: {Alter: {from: 0, to: 2}}, w: {Geschlecht: [w, 2]}}";
    expect(values("period: 2020", "layout: breakdown", "value: {column: W}", counts)?.keys).toEqual({
      kind: "breakdown",
      counts: new Map<string, unknown>([
        ["alle", []],
        ["u3", [{column: "Alter", from: 0, to: 2}]],
        ["w", [{column: "Geschlecht", texts: ["w", "2"]}]]
      ])
    });
  });

  it("takes the period from the name of a file or sheet", () => {
    const tables = (...lines: string[]) =>
      parse("area: {name: N}", "columns: {A: a}", ...lines).municipality.extracts[0]?.tables;
    expect(tables("file: 'e_{JJJJ}.csv'")?.[0]?.period).toEqual({kind: "name", as: null});
    expect(tables("file: e.xlsx", "sheet: '{JJJJ}-{MM}'", "period: {as: JJJJ}")?.[0]).toMatchObject({
      ...{sheet: "{JJJJ}-{MM}", period: {kind: "name", as: "JJJJ"}}
    });
  });

  it.each([
    [["period: 2020"], ["kommune: no columns; expected columns, which layout: columns needs"]],
    [
      ["period: 2020", "layout: long", "columns: {A: a}"],
      [
        "kommune: no indicator; expected indicator, which layout: long needs",
        "kommune: no value; expected value, which layout: long needs",
        "kommune: columns does not belong to layout: long; expected indicator and value"
      ]
    ],
    [
      ["period: 2020", "layout: years", "indicator: a"],
      ["kommune: layout: years has its periods as headings; expected period: {header_row: 1}"]
    ],
    [
      ["period: {header_row: 1}", "layout: breakdown", "counts: {a: {}}", "value: {column: W}"],
      ["kommune: unclear where the values stand; expected value, or period: {header_row: 1}"]
    ],
    [
      ["period: {header_row: 1}", "columns: {A: a}"],
      [
        "kommune: the headings are periods, so they cannot name indicators; expected layout: years or breakdown"
      ]
    ],
    [
      ["period: 2020", "columns: {A: a}", "header: {row: 3, rows: 2, data: 4}"],
      ["kommune: data above the header; expected 5 or more"]
    ]
  ])("says what contradicts itself: %j", (lines, expected) =>
    expect(mistakes(FILE, ...lines)).toEqual(expected)
  );

  it("says the same of periods in names", () => {
    expect(mistakes("file: 'e_{JJJJ}.csv'", "area: {name: N}", "columns: {A: a}", "period: 2020")).toEqual([
      "kommune: two periods: the name of the file or sheet says it already; expected as, or nothing"
    ]);
  });

  it("knows levels of aliases and zonings", () => {
    const more = "aliases: {quartir: {Mitte: '01'}, quartier: {Paar: ['01', '02']}}\n";
    const text = manifest([FILE, "period: 2020", "columns: {A: a}"], more).replace(
      "plural: Quartiere}",
      "plural: Quartiere}\n  - {key: wahl, title: W, plural: W, zoning: {of: viertel, table: w.csv, key: Q, value: W}}"
    );
    expect(() => parseManifest(text, "kommune.yaml", schema)).toThrow(
      [
        'kommune: unknown level; expected quartier, got "quartir" (kommune.yaml, line 1, column 20)',
        'kommune: unknown level; expected stadt, quartier, got "viertel" (kommune.yaml, line 7, column 51)'
      ].join("\n")
    );
  });
});

describe("checkKeys", () => {
  const catalogue = catalogueOf(
    ...([
      ["alle", "count"],
      ["u3", "count"],
      ["alter", "value"]
    ] as const),
    ["quote", "rate", "u3", "alle"]
  );
  const problems = (...lines: string[]) =>
    checkKeys(parse(FILE, "period: 2020", ...lines).source, catalogue).map(formatProblem);

  it("lets columns of one count be summed, and a column belong to several", () => {
    expect(problems("columns: {A: u3, B: [u3, alle], C: alter}")).toEqual([]);
  });

  it("names keys that cannot be delivered and values that cannot be summed, with their place", () => {
    const line = LINES + 1;
    expect(problems("columns: {A: alter, B: alter, C: [alle, quote], D: alles}")).toEqual([
      `kommune: computed, not delivered; expected a key of k.xlsx, got "quote" (kommune.yaml, line ${line}, column 133)`,
      `kommune: unknown indicator; expected alle, got "alles" (kommune.yaml, line ${line}, column 151)`,
      `kommune: only counts can be summed; expected one column for it, got "alter" (kommune.yaml, line ${line}, column 123)`
    ]);
    expect(problems("layout: breakdown", "counts: {alter: {}}", "value: {column: W}")).toHaveLength(1);
    expect(
      problems("layout: long", "indicator: {column: I, keys: {x: alter, y: hunde}}", "value: {column: W}")
    ).toEqual([expect.stringContaining("unknown indicator")]);
  });
});
