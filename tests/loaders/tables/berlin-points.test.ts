import {mkdtemp, readFile, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {parquetMetadata, parquetReadObjects} from "hyparquet";
import {afterAll, beforeAll, expect, it} from "vitest";
import type {Scope} from "../../../src/model/build-info.js";
import type {PointReport} from "../../../loaders/harmonise/point-report.js";
import {prepareTables} from "../../../loaders/tables/prepare-tables.js";
import type {StoredTables} from "../../../loaders/tables/table-store.js";
import {describeWithData, sharedData} from "../../shared-data.js";

const folder = fileURLToPath(new URL("../../fixtures/municipalities/berlin-orte", import.meta.url));

type Row = Readonly<Record<string, string | number | boolean | null>>;

/**
 * Day-care centres that the boundaries of 2021 have in another planning area than the directory does: key, metres from
 * the area the directory names. Their coordinates are those of houses, exact to 0.1 m; all but four lie less than 2.5 m
 * beyond the border, always to its north, so the directory was matched with slightly other boundaries.
 */
const BEYOND_THE_BORDER: Readonly<Record<string, number>> = {
  "01021200": 2,
  "01030960": 7.8,
  "01031380": 2,
  "01031550": 2.1,
  "01031700": 1.9,
  "01031750": 2,
  "01031810": 2,
  "01031910": 3,
  "01032180": 2,
  "01032250": 2,
  "01032300": 1.2,
  "02051500": 1.8,
  "03040200": 2,
  "03040220": 2,
  "03041650": 2,
  "03042290": 3.4,
  "03042440": 1.9,
  "03191620": 4.2,
  "03191950": 2.2,
  "03191990": 2,
  "04070870": 1.9,
  "04071330": 2,
  "05080860": 2.1,
  "06121900": 2.2,
  "07110080": 1.8,
  "08142350": 1.9,
  "08143140": 2,
  "08143770": 1.9,
  "08143900": 1.9,
  "09161100": 2,
  "09161280": 2,
  "10230990": 1.9,
  "10231410": 1.9
};

describeWithData("Berlin's points of interest", () => {
  let work: string;
  let tables: StoredTables;
  let rows: Row[];

  const prepare = (scope: Scope, workDir = work) =>
    prepareTables(folder, {scope, workDir, downloads: sharedData("berlin")});
  const points = async ({dir}: StoredTables) => {
    const file = new Uint8Array(await readFile(join(dir, "poi.parquet"))).buffer;
    return {
      columns: parquetMetadata(file).schema.slice(1),
      rows: (await parquetReadObjects({file})) as Row[]
    };
  };
  const reportOf = ({report}: StoredTables, id: string): PointReport =>
    report.points.find((each) => each.points === id)!;

  beforeAll(async () => {
    work = await mkdtemp(join(tmpdir(), "orte-"));
    tables = await prepare("public");
    ({rows} = await points(tables));
  });
  afterAll(() => rm(work, {recursive: true}));

  it("use or report every row", () => {
    const reports = tables.report.points.map(({points: id, read, used, reported, entries}) => {
      expect(used + reported).toBe(read);
      const out = entries.filter((entry) => !entry.used);
      expect(new Set(out.map(({row}) => row)).size).toBe(reported);
      return [
        id,
        read,
        used,
        Object.fromEntries(
          out.map(({reason}) => [reason, out.filter((each) => each.reason === reason).length])
        )
      ];
    });
    expect(reports).toEqual([
      ["kita", 2893, 2893, {}],
      ["schule", 927, 882, {left_out: 43, no_category: 2}],
      ["spielplatz", 1879, 367, {no_coordinates: 1512}]
    ]);
  });

  it("put 2,860 of 2,893 day-care centres by the boundaries alone where their directory has them, 33 a few metres beyond", async () => {
    const file = "berlin/poi/berlin-daycare-centers-2026-06-details.csv";
    const ids = (await readFile(sharedData(file), "utf8")).split("\n").map((line) => line.slice(0, 8));
    const beyond = reportOf(tables, "kita").entries.map(({row, reason, detail}) => {
      const metres = Number(/ ([\d.]+) m outside of it; lies in plr \d{8}$/.exec(detail)?.[1]);
      expect(reason).toBe(metres <= 5 ? "near_border" : "other_area");
      return [ids[row - 1]!, metres] as const;
    });
    expect(Object.fromEntries(beyond)).toEqual(BEYOND_THE_BORDER);
  });

  it("put at least 99.5 % in the planning area their own column names, which holds up to 5 m beyond a border", () => {
    const kitas = rows.filter(({id}) => String(id).startsWith("kita-"));
    const elsewhere = kitas.filter(({area_plr, details}) => {
      return area_plr !== (JSON.parse(String(details)) as Row).geojson_feature_id;
    });
    expect(kitas).toHaveLength(2893);
    expect(elsewhere.map(({id, area_plr}) => [id, area_plr])).toEqual([["kita-01030960", "01400940"]]);
    expect(1 - elsewhere.length / kitas.length).toBeGreaterThanOrEqual(0.995);
    for (const {area_plr, area_bzr, area_bezirk, area_stadt} of rows) {
      expect([area_bzr, area_bezirk, area_stadt]).toEqual([
        String(area_plr).slice(0, 6),
        String(area_plr).slice(0, 2),
        "11"
      ]);
    }
  });

  it("carry the columns of the contract and no contact of a person", async () => {
    const {columns} = await points(tables);
    expect(columns.map(({name}) => name)).toEqual([
      ...["id", "category", "name", "address", "lon", "lat"],
      ...["area_stadt", "area_bezirk", "area_bzr", "area_plr"],
      ...["link", "public", "details"]
    ]);
    expect(rows.find(({id}) => id === "kita-01010010")).toEqual({
      ...{id: "kita-01010010", category: "Kindertagesstätte", name: "Kita F.A.I.R.play"},
      ...{address: "Albrechtstr. 20", lon: 13.3843925, lat: 52.5225161},
      ...{area_stadt: "11", area_bezirk: "01", area_bzr: "011003", area_plr: "01100308"},
      ...{link: null, public: true, details: '{"places":"69","geojson_feature_id":"01100308"}'}
    });
    expect(JSON.stringify(rows)).not.toMatch(/\+49|@/);
    expect(reportOf(tables, "kita").contact_columns).toEqual(["phone_number"]);
    expect(reportOf(tables, "schule").contact_columns).toEqual(["telephone_number", "fax_number", "email"]);
  });

  it("leave what is not public to the internal build", async () => {
    expect(rows.some(({category}) => category === "Spielplatz")).toBe(false);
    const internal = (await points(await prepare("internal"))).rows;
    expect(internal).toHaveLength(rows.length + 367);
    expect(internal.filter((row) => !row.public).every(({category}) => category === "Spielplatz")).toBe(true);
  });

  it("are sorted, listed in build.json, and the same bytes when made again", async () => {
    const keys = rows.map(({category, id}) => `${category} ${id}`);
    expect(keys).toEqual([...keys].sort());
    const again = await prepare("public", join(work, "again"));
    expect(again.info).toEqual(tables.info);
    expect(tables.info.files.map(({path}) => path)).toContain("poi.parquet");
  });
});
