import {mkdtemp, readFile, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {parquetReadObjects} from "hyparquet";
import {afterAll, beforeAll, expect, it} from "vitest";
import {prepareTables} from "../../../loaders/tables/prepare-tables.js";
import type {StoredTables} from "../../../loaders/tables/table-store.js";
import type {Area} from "../../../src/model/area.js";
import type {Observation} from "../../../src/model/observation.js";
import {describeWithData, sharedData} from "../../shared-data.js";

const berlin = fileURLToPath(new URL("../../../data/berlin", import.meta.url));

async function read<T>({dir}: StoredTables, name: string): Promise<T[]> {
  const bytes = await readFile(join(dir, `${name}.parquet`));
  return (await parquetReadObjects({file: new Uint8Array(bytes).buffer})) as T[];
}

describeWithData("Berlin's tables", () => {
  let work: string;
  let tables: StoredTables;
  let rows: Observation[];

  const prepare = (workDir: string) =>
    prepareTables(berlin, {scope: "public", workDir, downloads: sharedData("berlin")});

  beforeAll(async () => {
    work = await mkdtemp(join(tmpdir(), "berlin-"));
    tables = await prepare(work);
    rows = await read<Observation>(tables, "observations");
  });
  afterAll(() => rm(work, {recursive: true}));

  it("use every row of all editions and report those that were not computed", () => {
    const reports = tables.report.tables.map(({file, level, read, used, entries}) => {
      expect(new Set(entries.map(({reason}) => reason)).size).toBeLessThan(2);
      const notComputed = entries.filter(({reason}) => reason === "not_computed").length;
      return [/\d{4}(?=-00-2)/.exec(file)?.[0], level, read, used, notComputed];
    });
    expect(reports).toEqual([
      ["2013", "plr", 447, 447, 13],
      ["2013", "bzr", 138, 138, 1],
      ["2013", "bezirk", 12, 12, 0],
      ["2015", "plr", 447, 447, 12],
      ["2015", "bzr", 138, 138, 1],
      ["2015", "bezirk", 12, 12, 0],
      ["2017", "plr", 447, 447, 11],
      ["2017", "bezirk", 12, 12, 0],
      ["2019", "plr", 447, 447, 11],
      ["2019", "bzr", 138, 138, 1],
      ["2019", "bezirk", 12, 12, 0],
      ["2021", "plr", 536, 536, 0],
      ["2021", "bzr", 143, 143, 0],
      ["2021", "bezirk", 12, 12, 0]
    ]);
  });

  it("take a row of zeros as not applicable, with its inhabitants, and name the areas without a row", () => {
    const inArea = (area: string) =>
      Object.fromEntries(
        rows
          .filter(({area_id, period}) => area_id === area && period === "2019")
          .map(({indicator, value, flag}) => [indicator, value ?? flag])
      );
    const none = "not_applicable";
    expect(inArea("01011102")).toEqual({
      einwohner: 196,
      s1: none,
      s3: none,
      s4: none,
      d1: none,
      d3: none,
      d4: none
    });
    expect(inArea("01011101")).toMatchObject({einwohner: 3384, s1: 2.7978, d4: -5.07658});
    expect(inArea("09041403")).toMatchObject({einwohner: "missing", s1: "missing"});
    const s1 = rows.filter((row) => row.indicator === "s1" && row.level === "plr" && row.period === "2019");
    expect(s1.filter(({value}) => value !== null)).toHaveLength(436);
    expect(s1).toHaveLength(448);
  });

  it("sum inhabitants up the levels, with a gap where a planning area has none", () => {
    const of = (level: string, period: string) =>
      rows.filter((row) => row.indicator === "einwohner" && row.level === level && row.period === period);
    const total = of("bezirk", "2021").reduce((sum, {value}) => sum + value!, 0);
    expect(of("stadt", "2021")).toMatchObject([{area_id: "11", value: total}]);
    const regions = of("bzr", "2017");
    expect(regions).toHaveLength(138);
    expect(regions.filter(({value}) => value === null).map(({area_id, flag}) => [area_id, flag])).toEqual([
      ["090414", "missing"]
    ]);
  });

  it("have both vintages of areas, each with a parent", async () => {
    const areas = await read<Area>(tables, "areas");
    const count = (level: string, valid_to: string | null) =>
      areas.filter((area) => area.level === level && area.valid_to === valid_to).length;
    expect([
      count("plr", null),
      count("bzr", null),
      count("plr", "2020-12-31"),
      count("bzr", "2020-12-31")
    ]).toEqual([542, 143, 448, 138]);
    expect(areas.filter(({parent_id}) => parent_id === null).map(({area_id}) => area_id)).toEqual(["11"]);
    expect(tables.report.geometries.map(({layer, area_id}) => [layer, area_id])).toEqual([
      ["plr-2006", "04030417"],
      ["plr-2006", "09041403"],
      ...["03300515", "03400831", "04400725", "05300838", "06200418", "10100205"].map((id) => [
        "plr-2021",
        id
      ])
    ]);
  });

  it("are the same bytes when made again", async () => {
    const again = await prepare(join(work, "again"));
    expect(again.info).toEqual(tables.info);
  });

  it("say what to do where nothing was fetched", async () => {
    const nowhere = {scope: "public", workDir: work, downloads: join(work, "leer")} as const;
    await expect(prepareTables(berlin, nowhere)).rejects.toThrow(
      /^input: file missing; expected quartierslabor fetch berlin to have brought it, got nothing in .*leer \(geo\//
    );
  });
});
