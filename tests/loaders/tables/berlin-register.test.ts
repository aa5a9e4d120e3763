import {mkdtemp, readFile, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {parquetReadObjects} from "hyparquet";
import {afterAll, beforeAll, expect, it} from "vitest";
import {readCsv} from "../../../loaders/read/csv.js";
import {prepareTables} from "../../../loaders/tables/prepare-tables.js";
import type {StoredTables} from "../../../loaders/tables/table-store.js";
import type {Observation} from "../../../src/model/observation.js";
import {describeWithData, sharedData} from "../../shared-data.js";

const berlin = fileURLToPath(new URL("../../fixtures/municipalities/berlin-register", import.meta.url));
const YEARS = Array.from({length: 10}, (_, index) => 2015 + index);
const HALVES = YEARS.flatMap((year) => [`${year}-06`, `${year}-12`]);

/** Rows of a half-year's file: 09041403 has one from 2019 on, and from 2021 on the new boundaries hold. */
const rowsIn = (period: string) => (period < "2019" ? 447 : period < "2021" ? 448 : 542);

describeWithData("Berlin's register", () => {
  let work: string;
  let tables: StoredTables;
  const values = new Map<string, Observation>();
  const at = (indicator: string, level: string, period: string, area: string) =>
    values.get(`${indicator} ${level} ${period} ${area}`);
  const areasOf = (indicator: string, level: string, period: string) =>
    [...values.values()].filter(
      (row) => row.indicator === indicator && row.level === level && row.period === period
    );

  beforeAll(async () => {
    work = await mkdtemp(join(tmpdir(), "berlin-register-"));
    tables = await prepareTables(berlin, {
      ...{scope: "public", workDir: work, downloads: sharedData("berlin")}
    });
    const bytes = await readFile(join(tables.dir, "observations.parquet"));
    const rows = (await parquetReadObjects({file: new Uint8Array(bytes).buffer})) as Observation[];
    for (const row of rows) values.set(`${row.indicator} ${row.level} ${row.period} ${row.area_id}`, row);
  }, 60_000);
  afterAll(() => rm(work, {recursive: true}));

  it("is read from 20 half-years' two files each, every row used", () => {
    for (const [index, extract] of ["herkunft", "alter"].entries()) {
      const reports = tables.report.tables.filter((table) => table.extract === extract);
      expect(reports.map(({read, used}) => [read, used])).toEqual(
        HALVES.map((period) => [rowsIn(period), rowsIn(period)])
      );
      for (const [half, {file, entries, absent, no_value}] of reports.entries()) {
        const period = HALVES[half]!;
        expect(file).toContain(`${period.slice(0, 4)}-0${(half % 2) + 1}-t${index + 1}`);
        const kinds = period < "2021" ? ["not_covered"] : [];
        expect(entries.map(({reason}) => reason)).toEqual(kinds);
        expect([absent, no_value]).toEqual([[], {}]);
      }
    }
  });

  it("adds up: ages and nationalities to all, planning areas to the city, in both boundaries", async () => {
    for (const period of HALVES) {
      const name = `${period.slice(0, 4)}-0${period.endsWith("06") ? 1 : 2}`;
      const file = `population/berlin-lor-population-${name}-t2-planning-areas.csv`;
      const [header = [], ...rows] = readCsv(await readFile(join(sharedData("berlin"), file)), file).rows;
      const total = (heading: string) =>
        rows.reduce((sum, row) => sum + Number(row[header.indexOf(heading)]), 0);
      expect(at("einwohner", "stadt", period, "11")?.value).toBe(total("inhabitants"));
      expect(at("nach_alter", "stadt", period, "11")?.value).toBe(total("inhabitants"));
      expect(at("u6", "stadt", period, "11")?.value).toBe(total("inhabitants_age_below_6"));
      expect(at("auslaender", "stadt", period, "11")?.value).toBe(total("inhabitants_foreigners"));
      const level = (key: string) => areasOf(key, "bezirk", period).map(({value}) => value!);
      const adults = level("einwohner").map(
        (all, index) => all - level("u18")[index]! - level("ab65")[index]!
      );
      expect(level("a18_65")).toEqual(adults);
    }
  });

  it("has the inhabitants of the Monitoring 2019 in the register of December 2018, in 447 of 447 areas", () => {
    const monitored = areasOf("mss_einwohner", "plr", "2019").filter(({value}) => value !== null);
    expect(monitored).toHaveLength(447);
    const same = monitored.filter(
      ({area_id, value}) => at("einwohner", "plr", "2018-12", area_id)?.value === value
    );
    expect(same).toHaveLength(447);
    expect(at("einwohner", "plr", "2018-12", "09041403")).toMatchObject({value: null, flag: "missing"});
    expect(at("einwohner", "plr", "2019-06", "09041403")?.value).toBeGreaterThan(0);
  });

  it("has areas without inhabitants, whose shares make no sense", () => {
    for (const area of ["03400831", "06200418"]) {
      expect(at("einwohner", "plr", "2022-12", area)?.value).toBe(0);
      expect(at("u18_quote", "plr", "2022-12", area)).toMatchObject({value: null, flag: "not_applicable"});
    }
  });

  it("reports the doubled id and the zero rows of excluded areas, and does not use them", () => {
    expect(tables.report.geometries).toMatchObject([{area_id: "04030417", used: true}]);
    expect(tables.report.geometries[0]?.problem).toContain("06010102");
    const monitoring = tables.report.tables.find(({extract}) => extract === "mss");
    expect(monitoring).toMatchObject({read: 447, used: 447});
    const excluded = monitoring!.entries.filter(({reason}) => reason === "not_computed");
    expect(excluded).toHaveLength(11);
    for (const key of ["s1", "s3", "s4", "d1", "d3", "d4"]) {
      const cells = areasOf(key, "plr", "2019");
      expect(cells.filter(({flag}) => flag === "not_applicable")).toHaveLength(11);
      expect(cells.filter(({value}) => value !== null)).toHaveLength(436);
    }
  });
});
