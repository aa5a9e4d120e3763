import {mkdtemp, readFile, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {parquetReadObjects} from "hyparquet";
import {afterAll, beforeAll, expect, it} from "vitest";
import {readMunicipality} from "../../../loaders/manifest/read-municipality.js";
import {cellText, type RawCell, type RawTable} from "../../../loaders/read/raw-table.js";
import {readXlsx} from "../../../loaders/read/xlsx.js";
import {prepareTables} from "../../../loaders/tables/prepare-tables.js";
import type {StoredTables} from "../../../loaders/tables/table-store.js";
import type {Observation} from "../../../src/model/observation.js";
import {describeWithData, sharedData} from "../../shared-data.js";

const hamburg = fileURLToPath(new URL("../../fixtures/municipalities/hamburg", import.meta.url));
const WORKBOOK = "Daten_fuer_die_Stadtteilprofile_2014.xlsx";
const PAIRS = [
  '"Kleiner Grasbrook und Steinwerder" stands for several (stadtteil): "0117" (Kleiner Grasbrook), "0118" (Steinwerder)',
  '"Waltershof und Finkenwerder" stands for several (stadtteil): "0119" (Waltershof), "0120" (Finkenwerder)',
  '"Neuland und Gut Moor" stands for several (stadtteil): "0702" (Neuland), "0703" (Gut Moor)',
  '"Moorburg und Altenwerder" stands for several (stadtteil): "0711" (Moorburg), "0712" (Altenwerder)'
];

/** Moves within a Bezirk or within Hamburg are moves of the Stadtteile only, so their counts do not add up. */
const NOT_ADDITIVE = ["zuzuege", "fortzuege"];

/**
 * What the office's own row has more than its Stadtteile: the Bezirk Hamburg-Mitte with Neuwerk and the seafarers, the
 * city besides those that no address could be given to.
 */
const MITTE: Readonly<Record<string, number>> = {
  ...{bev: 6777, u18: 9, ab65: 63, auslaender: 6716, svb: 855, wohngeb: 7, wohnungen: 12, wohn_efh: 8},
  ...{grundschulen: 1, pkw: 3}
};
const CITY: Readonly<Record<string, number>> = {
  ...MITTE,
  ...{svb: 3795, alo: 470, alo_jung: 118, alo_alt: 37, sgb2: 410, minds_u15: 101, bg: 280},
  ...{steuerpfl: 34918, sozwohn: 528, sozwohn_auslauf: 528, schueler: 2772, pkw: 58}
};

describeWithData("Hamburg's Stadtteilprofile", () => {
  let work: string;
  let tables: StoredTables;
  let sheet: RawTable;
  const values = new Map<string, Observation>();
  const at = (indicator: string, level: string, period: string, area: string) =>
    values.get(`${indicator} ${level} ${period} ${area}`);

  beforeAll(async () => {
    work = await mkdtemp(join(tmpdir(), "hamburg-"));
    tables = await prepareTables(hamburg, {
      ...{scope: "public", workDir: work, downloads: sharedData("hamburg")}
    });
    const bytes = await readFile(join(tables.dir, "observations.parquet"));
    const rows = (await parquetReadObjects({file: new Uint8Array(bytes).buffer})) as Observation[];
    for (const row of rows) values.set(`${row.indicator} ${row.level} ${row.period} ${row.area_id}`, row);
    const workbook = join(sharedData("hamburg"), WORKBOOK);
    sheet = (await readXlsx(await readFile(workbook), WORKBOOK))[0]!;
  });
  afterAll(() => rm(work, {recursive: true}));

  it("use all 99 rows of both files and report the pairs and the cells kept secret as such", () => {
    const [old, recent] = tables.report.tables;
    expect(old).toMatchObject({read: 107, used: 99, reported: 8, no_value: {suppressed: 63}, absent: []});
    expect(recent).toMatchObject({read: 99, used: 99, reported: 0, absent: []});
    expect(recent?.no_value).toEqual({suppressed: 121, missing: 1});
    for (const {entries} of [old!, recent!]) {
      const pairs = entries.filter(({reason}) => reason === "combined");
      expect(pairs.map(({detail}) => detail)).toEqual(
        PAIRS.map((pair) => `${pair}; used only in sums over all of them`)
      );
      const others = entries.filter(({reason}) => reason !== "combined" && reason !== "outside");
      expect(others.map(({reason, row, column}) => [reason, row, column])).toEqual(
        entries === old?.entries
          ? [["not_covered", 2, null]]
          : [
              ["not_covered", 1, null],
              ["not_a_count", 16, 45]
            ]
      );
    }
  });

  it("give no value to the members of a pair, nor to an area that has no row, and one to every other", () => {
    const without = [...values.values()]
      .filter(({indicator, period, level, value}) => {
        return indicator === "bev" && period === "2013" && level === "stadtteil" && value === null;
      })
      .map(({area_id, flag}) => [area_id, flag]);
    const ids = ["0117", "0118", "0119", "0120", "0121", "0702", "0703", "0711", "0712"];
    expect(without).toEqual(ids.map((id) => [id, "missing"]));
  });

  it("sum the Stadtteile of 2014 to the table's own rows, in every count column, but for named exceptions", async () => {
    const {municipality, catalogue} = await readMunicipality(hamburg);
    const headings = sheet.rows[2]!.map(cellText);
    const own = sheet.rows.slice(103);
    expect(own.map(([name]) => name)).toEqual([
      ...["Hamburg-Mitte", "Altona", "Eimsbüttel", "Hamburg-Nord", "Wandsbek", "Bergedorf", "Harburg"],
      "Hamburg"
    ]);
    const counts = [...municipality.extracts[0]!.columns].filter(
      ([, [key]]) => catalogue.get(key!)?.type === "count"
    );
    expect(counts).toHaveLength(38);
    for (const [heading, [key]] of counts) {
      own.forEach((row, index) => {
        const delivered = number(row[headings.indexOf(heading)]);
        const city = index === 7;
        const sum = at(key!, city ? "stadt" : "bezirk", "2013", city ? "02" : `0${index + 1}`);
        if (NOT_ADDITIVE.includes(key!)) return expect(sum?.value).toBeGreaterThan(delivered);
        const more = city ? CITY[key!] : index === 0 ? MITTE[key!] : 0;
        return expect(delivered - sum!.value!, `${heading}, ${String(row[0])}`).toBe(more ?? 0);
      });
    }
  });

  it("recompute shares from the sums: within the office's rounding where the sums are its own", () => {
    const shares: readonly [string, string][] = [
      ["alleinerz_quote", "Anteil der Haushalte von Alleinerziehenden in %"],
      ["u18_quote", "Anteil der unter 18-Jährigen in %"],
      ["auslaender_quote", "Ausländeranteil in %"]
    ];
    const headings = sheet.rows[2]!.map(cellText);
    for (const [key, heading] of shares) {
      sheet.rows.slice(104, 110).forEach((row, index) => {
        const share = at(key, "bezirk", "2013", `0${index + 2}`)!;
        expect(share.value).toBe((100 * share.numerator!) / share.denominator!);
        expect(Math.abs(share.value! - number(row[headings.indexOf(heading)]))).toBeLessThan(0.0501);
      });
    }
  });

  it("compute what the catalogue says by formula: net migration as the office gives it", () => {
    const headings = sheet.rows[2]!.map(cellText);
    const saldo = headings.indexOf("Wanderungssaldo");
    const named = new Map(sheet.rows.slice(4, 103).map((row) => [cellText(row[0]), row]));
    expect(at("saldo", "stadtteil", "2013", "0101")?.value).toBe(
      number(named.get("Hamburg-Altstadt")?.[saldo])
    );
    expect(at("saldo", "stadtteil", "2013", "0104")?.value).toBe(number(named.get("St. Pauli")?.[saldo]));
    for (const [index, row] of sheet.rows.slice(104, 110).entries()) {
      expect(at("saldo", "bezirk", "2013", `0${index + 2}`)?.value).toBe(number(row[saldo]));
    }
  });

  it("withhold a sum with a secret part: 2018 as 2014 where nothing is secret", () => {
    expect(at("alo_jung", "bezirk", "2018", "01")).toMatchObject({value: null, flag: "suppressed"});
    expect(at("bev", "bezirk", "2018", "07")?.value).toBeGreaterThan(160_000);
    expect(at("wohn_neu", "bezirk", "2018", "01")).toMatchObject({value: null, flag: "missing"});
  });
});

function number(cell: RawCell | undefined): number {
  expect(typeof cell).toBe("number");
  return Number(cell);
}
