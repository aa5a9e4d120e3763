import {mkdtemp, readFile, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {gzipSync} from "fflate";
import {parquetReadObjects} from "hyparquet";
import {afterAll, beforeAll, expect, it} from "vitest";
import {prepareTables} from "../../../loaders/tables/prepare-tables.js";
import type {StoredTables} from "../../../loaders/tables/table-store.js";
import type {Area} from "../../../src/model/area.js";
import type {Observation} from "../../../src/model/observation.js";
import {describeWithData, sharedData} from "../../shared-data.js";

const folder = fileURLToPath(new URL("../../fixtures/municipalities/flensburg", import.meta.url));

const YEARS = ["2011", "2012", "2017", "2018", "2019", "2020", "2021", "2022"];

/** Cells where the office's own inhabitants are not the sum of its three age groups: year, Stadtteil, inhabitants, sum. */
const SUMS_THAT_DIFFER = [
  ["2017", "11", 14740, 14736],
  ["2018", "1", 3815, 3807],
  ["2018", "11", 14930, 14924],
  ["2018", "4", 8083, 8085],
  ["2018", "5", 6676, 6683],
  ["2019", "1", 3793, 3784],
  ["2019", "11", 15214, 15209],
  ["2019", "4", 8034, 8035],
  ["2019", "5", 6696, 6704],
  ["2020", "1", 3739, 3726],
  ["2020", "11", 15283, 15278],
  ["2020", "5", 6645, 6658]
];

/** Unemployed who belong to no Stadtteil; the published shares are of all of them. Rows 28 and 29 of the file. */
const WITHOUT_A_PLACE: Readonly<Record<string, number>> = {"2021": 37, "2022": 46};

describeWithData("Flensburg's tables", () => {
  let work: string;
  let tables: StoredTables;
  let rows: Observation[];

  const read = async <T>(name: string) => {
    const bytes = await readFile(join(tables.dir, name));
    return (await parquetReadObjects({file: new Uint8Array(bytes).buffer})) as T[];
  };
  const of = (indicator: string, level = "stadtteil") =>
    rows.filter((row) => row.indicator === indicator && row.level === level);
  const valueAt = (indicator: string, period: string, area_id: string, level = "stadtteil") =>
    of(indicator, level).find((row) => row.period === period && row.area_id === area_id)?.value ?? NaN;

  beforeAll(async () => {
    work = await mkdtemp(join(tmpdir(), "flensburg-"));
    tables = await prepareTables(folder, {
      ...{scope: "public", workDir: work, downloads: sharedData("flensburg")}
    });
    rows = await read<Observation>("observations.parquet");
  });
  afterAll(() => rm(work, {recursive: true}));

  it("have the 13 Stadtteile of the zipped shapefile and the city, without gaps or overlaps", async () => {
    const areas = await read<Area>("areas.parquet");
    const parts = areas.filter(({level}) => level === "stadtteil");
    expect(parts.map(({area_id, name}) => `${area_id} ${name}`).sort()).toEqual(
      [
        ...["1 Altstadt", "2 Neustadt", "3 Nordstadt", "4 Westliche Höhe", "5 Friesischer Berg", "6 Weiche"],
        ...["7 Südstadt", "8 Sandberg", "9 Jürgensby", "10 Fruerlund", "11 Mürwik", "12 Engelsby", "13 Tarup"]
      ].sort()
    );
    expect(parts.every(({parent_id}) => parent_id === "01001000")).toBe(true);
    expect(areas.filter(({level}) => level === "stadt").map(({name}) => name)).toEqual(["Flensburg"]);
    expect(tables.report.geometries.map(({problem}) => problem)).toEqual([
      "gaps between its parts closed: 1, 0 m² together"
    ]);
  });

  it("use every row of all eleven files but the two without a Stadtteil", () => {
    const used = tables.report.tables.map(({extract, read, used, entries}) => [
      extract,
      read,
      used,
      entries.map(({row, reason}) => `${row} ${reason}`).join()
    ]);
    expect(used).toEqual([
      ["einwohner", 91, 91, ""],
      ["unter-18", 104, 104, ""],
      ["von-18-bis-64", 104, 104, ""],
      ["ab-65", 104, 104, ""],
      ["altersquotient", 104, 104, ""],
      ["arbeitslose", 78, 78, ""],
      ["arbeitslose-anteile", 28, 26, "28 unknown_area,29 unknown_area"],
      ["beschaeftigte", 78, 78, ""],
      ["sgb2", 65, 65, ""],
      ["wohngeld", 104, 104, ""],
      ["migration", 26, 26, ""]
    ]);
  });

  it("have all years, each with 13 Stadtteile and their sum", () => {
    const years = (indicator: string) => [...new Set(of(indicator).map(({period}) => period))];
    expect(years("u18")).toEqual(YEARS);
    expect(years("einwohner")).toEqual(YEARS.filter((year) => year !== "2012"));
    expect(years("alo")).toEqual(YEARS.slice(2));
    expect(years("sgb2")).toEqual(YEARS.slice(3));
    for (const {period, value} of of("u18", "stadt")) {
      const parts = of("u18").filter((row) => row.period === period);
      expect(parts).toHaveLength(13);
      expect(value).toBe(parts.reduce((sum, row) => sum + row.value!, 0));
    }
  });

  it("recompute shares from the counts, of the city from its sums", () => {
    for (const level of ["stadtteil", "stadt"]) {
      const shares = of("altersquotient", level);
      expect(shares).toHaveLength(level === "stadt" ? 8 : 104);
      for (const {period, area_id, value, numerator, denominator} of shares) {
        expect(numerator).toBe(valueAt("ab65", period, area_id, level));
        expect(denominator).toBe(valueAt("a18_65", period, area_id, level));
        expect(value).toBeCloseTo((100 * numerator!) / denominator!, 10);
      }
    }
    expect(valueAt("alo_quote", "2022", "1")).toBeCloseTo((100 * 167) / 3108, 10);
    expect(of("sgb2_quote")).toHaveLength(65);
    expect(of("u18_quote").every(({value}) => value !== null)).toBe(true);
  });

  it("say where the office's inhabitants are not the sum of its age groups", () => {
    const differing = of("einwohner").flatMap(({period, area_id, value}) => {
      const sum = ["u18", "a18_65", "ab65"].reduce((all, key) => all + valueAt(key, period, area_id), 0);
      return sum === value ? [] : [[period, area_id, value, sum]];
    });
    expect(differing).toEqual(SUMS_THAT_DIFFER);
  });

  it("reproduce the published shares of the city's unemployed but one, Tarup 2022 (3.1 instead of 2.1)", () => {
    const published = of("alo_anteil_veroeffentlicht");
    expect(published).toHaveLength(26);
    const differing = published.flatMap(({period, area_id, value}) => {
      const all = valueAt("alo", period, "01001000", "stadt") + WITHOUT_A_PLACE[period]!;
      const share = (100 * valueAt("alo", period, area_id)) / all;
      return Math.abs(share - value!) <= 0.051 ? [] : [[period, area_id, value, Number(share.toFixed(1))]];
    });
    expect(differing).toEqual([["2022", "13", 3.1, 2.1]]);
  });

  it("stay below the published old-age ratios and above the employment rates, which are over other ages", () => {
    const difference = (published: string, own: string) =>
      of(published).map(({period, area_id, value}) => value! - valueAt(own, period, area_id));
    const ages = difference("altersquotient_veroeffentlicht", "altersquotient");
    expect([Math.min(...ages) > 0.1, Math.max(...ages) < 2.1]).toEqual([true, true]);
    const work = difference("beschaeftigungsquote_veroeffentlicht", "svb_quote");
    expect([Math.min(...work) > -4.5, Math.max(...work) < 0]).toEqual([true, true]);
  });

  it("keep the maps within the budget the manifest sets", async () => {
    const file = await readFile(join(tables.dir, "geo/stadtteil-2018.json"));
    expect(gzipSync(new Uint8Array(file)).length).toBeLessThan(20_000);
  });
});
