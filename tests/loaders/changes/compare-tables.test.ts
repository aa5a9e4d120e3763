import {mkdir, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {expect, test} from "vitest";
import {compareTables} from "../../../loaders/changes/compare-tables.js";
import {applyDisclosure} from "../../../loaders/disclosure/apply-disclosure.js";
import {areaIndex} from "../../../loaders/harmonise/area-index.js";
import {observationsParquet} from "../../../loaders/write/observations-parquet.js";
import {areasParquet, indicatorsParquet} from "../../../loaders/write/parquet.js";
import type {Area} from "../../../src/model/area.js";
import {isUnchanged} from "../../../src/model/changes.js";
import type {Flag} from "../../../src/model/observation.js";
import {temporaryFolder} from "../../copy-municipality.js";
import {blocksOf, countEntry} from "../../observation-blocks.js";

function area(area_id: string, dates: Partial<Area> = {}): Area {
  const place = {parent_id: null, valid_from: null, valid_to: null, area_km2: 1, lon: 9, lat: 54};
  return {area_id, level: "stadtteil", name: `Gebiet ${area_id}`, ...place, ...dates};
}

type Cell = readonly [indicator: string, period: string, area_id: string, value: number | Flag];

interface State {
  readonly areas: readonly Area[];
  readonly keys: readonly string[];
  readonly cells: readonly Cell[];
}

async function write(folder: string, {areas, keys, cells}: State): Promise<string> {
  await mkdir(folder);
  const catalogue = new Map(keys.map((key) => countEntry(key)));
  const values = cells.map(([indicator, period, area_id, value]) => ({
    ...{indicator, level: "stadtteil", period, area_id, value}
  }));
  const {indicators, observations} = await applyDisclosure({
    ...{observations: blocksOf(values), catalogue, levels: [], areas: areaIndex(areas)},
    ...{rules: "published", scope: "public"}
  });
  await writeFile(join(folder, "areas.parquet"), areasParquet(areas));
  await writeFile(join(folder, "indicators.parquet"), indicatorsParquet(indicators));
  await writeFile(join(folder, "observations.parquet"), observationsParquet(observations));
  return folder;
}

async function compare(before: State, now: State, share = 0.25) {
  const folder = await temporaryFolder();
  const folders = {
    before: await write(join(folder, "before"), before),
    now: await write(join(folder, "now"), now)
  };
  return compareTables(folders, share);
}

const base: State = {
  areas: [area("01"), area("02")],
  keys: ["alo", "bg"],
  cells: [
    ["alo", "2020", "01", 100],
    ["alo", "2020", "02", 50],
    ["bg", "2020", "01", 20],
    ["bg", "2020", "02", 30]
  ]
};

test("the same tables have no changes", async () => {
  const changes = await compare(base, base);
  expect(isUnchanged({before: {data_version: "", accepted: ""}, ...changes})).toBe(true);
});

test("names areas and indicators that came and went, and a boundary that is another one now", async () => {
  const now = {
    areas: [area("02", {valid_from: "2021-01-01"}), area("03")],
    keys: ["alo", "einwohner"],
    cells: base.cells.filter(([key]) => key === "alo")
  };
  const {areas, indicators, coverage} = await compare(base, now);
  expect(indicators).toEqual({added: ["einwohner"], removed: ["bg"]});
  expect(areas.removed.map(({area_id}) => area_id)).toEqual(["01", "02"]);
  expect(areas.added.map(({area_id}) => area_id)).toEqual(["02", "03"]);
  expect(coverage).toEqual([]);
});

test("names periods per indicator and where fewer areas have a value", async () => {
  const {periods, coverage} = await compare(base, {
    ...base,
    cells: [
      ["alo", "2020", "01", 100],
      ["alo", "2020", "02", "suppressed"],
      ["alo", "2021", "01", 100],
      ["bg", "2021", "01", 20]
    ]
  });
  expect(periods).toEqual([
    {indicator: "alo", added: ["2021"], removed: []},
    {indicator: "bg", added: ["2021"], removed: ["2020"]}
  ]);
  expect(coverage).toEqual([{indicator: "alo", level: "stadtteil", period: "2020", before: 2, after: 1}]);
});

test("names values that moved: revised ones against themselves, new ones against the period before", async () => {
  const cells: readonly Cell[] = [
    ["alo", "2020", "01", 126],
    ["alo", "2020", "02", 62],
    ["alo", "2021", "01", 63],
    ["alo", "2021", "02", 62],
    ["bg", "2020", "01", 20],
    ["bg", "2020", "02", 30]
  ];
  const {moved} = await compare(base, {...base, cells});
  const place = {indicator: "alo", level: "stadtteil", area_id: "01", name: "Gebiet 01"};
  expect(moved).toEqual({
    share: 0.25,
    values: [
      {...place, period: "2021", before_period: "2020", before: 126, after: 63, change: -0.5},
      {...place, period: "2020", before_period: "2020", before: 100, after: 126, change: 0.26}
    ]
  });
  expect((await compare(base, {...base, cells}, 0.2)).moved.values).toHaveLength(3);
});

test("a value that was zero comes last, without a share", async () => {
  const zero = {...base, cells: [["alo", "2020", "01", 0] as const, ...base.cells.slice(1)]};
  const {moved} = await compare(zero, {
    ...base,
    cells: [["alo", "2020", "01", 3], ["alo", "2020", "02", 99], ...base.cells.slice(2)]
  });
  expect(moved.values.map(({area_id, change}) => [area_id, change])).toEqual([
    ["02", 0.98],
    ["01", null]
  ]);
});

test("a value that is or was withheld is never compared", async () => {
  const withheld: State = {
    ...base,
    cells: [["alo", "2020", "01", "suppressed"], ["alo", "2020", "02", 50], ...base.cells.slice(2)]
  };
  const moved = {...base, cells: [["alo", "2020", "01", 900] as const, ...base.cells.slice(1)]};
  expect((await compare(moved, withheld)).moved.values).toEqual([]);
  expect((await compare(withheld, moved)).moved.values).toEqual([]);
});

test("an indicator that is new altogether has not moved", async () => {
  const cells: readonly Cell[] = [
    ["neu", "2020", "01", 1],
    ["neu", "2021", "01", 9]
  ];
  const now = {...base, keys: [...base.keys, "neu"], cells: [...base.cells, ...cells]};
  expect((await compare(base, now)).moved.values).toEqual([]);
});

test("a new period is not compared across a change of boundaries", async () => {
  const areas = [
    area("01", {valid_to: "2020-12-31"}),
    area("01", {valid_from: "2021-01-01", name: "anderes Gebiet"})
  ];
  const before: State = {areas, keys: ["alo"], cells: [["alo", "2020", "01", 100]]};
  const {moved} = await compare(before, {...before, cells: [...before.cells, ["alo", "2021", "01", 900]]});
  expect(moved.values).toEqual([]);
});
