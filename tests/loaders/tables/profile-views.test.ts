import {expect, test} from "vitest";
import {applyDisclosure} from "../../../loaders/disclosure/apply-disclosure.js";
import {areaIndex} from "../../../loaders/harmonise/area-index.js";
import {profileViews} from "../../../loaders/tables/profile-views.js";
import type {Area} from "../../../src/model/area.js";
import {coversArea, profileAreas, profileSeries} from "../../../src/model/profile-data.js";
import {blocksOf, countEntry, type PlainValue} from "../../observation-blocks.js";

const LEVELS = [
  {key: "stadt", title: "Stadt", plural: "Stadt"},
  {key: "teil", title: "Stadtteil", plural: "Stadtteile"},
  {key: "wahl", title: "Wahlkreis", plural: "Wahlkreise", of: "teil"}
];

const area = (area_id: string, level: string, more: Partial<Area> = {}): Area => ({
  ...{area_id, level, name: `Gebiet ${area_id}`, parent_id: level === "stadt" ? null : "00"},
  ...{valid_from: null, valid_to: null, area_km2: 1.25, lon: 13, lat: 52},
  ...more
});

const AREAS = [
  area("00", "stadt"),
  area("a", "teil", {valid_to: "2020-12-31"}),
  area("b", "teil", {valid_from: "2021-01-01"}),
  area("c", "teil", {valid_from: "2021-01-01"}),
  area("W1", "wahl")
];

const value = (
  indicator: string,
  level: string,
  period: string,
  area_id: string,
  value: PlainValue["value"]
) => ({
  ...{indicator, level, period, area_id, value}
});

async function views(rows: readonly PlainValue[]) {
  const {indicators, observations} = await applyDisclosure({
    ...{observations: blocksOf(rows), levels: [], areas: areaIndex([])},
    catalogue: new Map([countEntry("quote", "%")]),
    ...{rules: "published", scope: "public"}
  });
  return profileViews(indicators, observations, {areas: AREAS, levels: LEVELS, first: null});
}

test("a level's file has its values in its newest boundaries and those of what contains it", async () => {
  const found = await views([
    value("quote", "stadt", "2020", "00", 4),
    value("quote", "stadt", "2021", "00", 5),
    value("quote", "teil", "2020", "a", 3),
    value("quote", "teil", "2021", "b", 6.5),
    value("quote", "teil", "2021", "c", "suppressed"),
    value("quote", "wahl", "2021", "W1", 1)
  ]);
  expect([...found.keys()]).toEqual(["stadt", "teil", "wahl"]);
  const [{layers}] = profileSeries(found.get("teil")!) as [ReturnType<typeof profileSeries>[number]];
  const shown = layers.map(({level, period, values}) => [
    level,
    period,
    Object.fromEntries([...values].map(([id, {value: own, flag}]) => [id, own ?? flag]))
  ]);
  expect(shown).toEqual([
    ["stadt", "2020", {}],
    ["stadt", "2021", {"00": 5}],
    ["teil", "2020", {}],
    ["teil", "2021", {b: 6.5, c: "suppressed"}]
  ]);
  const wahl = profileSeries(found.get("wahl")!)[0]!.layers.map(({level}) => level);
  expect(wahl).toEqual(["stadt", "stadt", "wahl"]);
});

test("all areas of the level are known, those in older boundaries as not covered", async () => {
  const found = await views([value("quote", "teil", "2021", "b", 1)]);
  const areas = profileAreas(found.get("teil")!);
  expect(areas.map((one) => [one.area_id, coversArea(one)])).toEqual([
    ["00", true],
    ["a", false],
    ["b", true],
    ["c", true]
  ]);
  expect(areas[2]).toMatchObject({
    name: "Gebiet b",
    parent_id: "00",
    valid_from: "2021-01-01",
    area_km2: 1.25
  });
});

test("a level with very many values has no file", async () => {
  const many = Array.from({length: 200_001}, (_, i) => value("quote", "teil", "2021", `x${i}`, 1));
  const found = await views([...many, value("quote", "stadt", "2021", "00", 1)]);
  expect([...found.keys()]).toEqual(["stadt", "wahl"]);
});
