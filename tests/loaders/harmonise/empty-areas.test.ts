import {expect, test} from "vitest";
import type {BuiltLayer} from "../../../loaders/harmonise/build-layers.js";
import {emptyAreas} from "../../../loaders/harmonise/empty-areas.js";
import type {GeometryEntry} from "../../../loaders/harmonise/geometry-entry.js";
import {blocksOf, type PlainValue} from "../../observation-blocks.js";
import {AREAS} from "./fixtures.js";

const layer = (
  level: string,
  vintage: string,
  valid_from: string | null,
  valid_to: string | null
): BuiltLayer => ({
  layer: {level, vintage, valid_from, valid_to},
  areas: AREAS.filter((area) => area.level === level),
  features: []
});
const value = (
  area_id: string,
  period: string,
  own: PlainValue["value"],
  level = "quartier"
): PlainValue => ({
  ...{indicator: "einwohner", level, period, area_id, value: own}
});
const entry = (level: string, vintage: string): GeometryEntry => ({
  ...{level, vintage, valid_from: null, valid_to: null, name: {fixed: ""}, parent: null},
  dissolve: {level: "block", vintage}
});

test("areas without any value in the periods of their vintage are named; a suppressed value is one", () => {
  const layers = [
    layer("quartier", "old", null, "2020-12-31"),
    layer("quartier", "new", "2021-01-01", null),
    layer("bezirk", "new", null, null)
  ];
  const entries = [entry("quartier", "old"), entry("quartier", "new"), entry("bezirk", "new")];
  const blocks = blocksOf([
    ...[
      value("11", "2020", 5),
      value("12", "2020", "suppressed"),
      value("21", "2020", "missing"),
      value("22", "2020", 1)
    ],
    ...[
      value("11", "2021", "missing"),
      value("12", "2021", 7),
      value("21", "2021", "not_applicable"),
      value("22", "2021", 3)
    ]
  ]);
  expect(emptyAreas(layers, entries, blocks)).toEqual(
    [
      ["old", "21"],
      ["new", "11"]
    ].map(([vintage, area_id]) => ({
      ...{file: `dissolved from block-${vintage}`, row: null, layer: `quartier-${vintage}`, area_id},
      ...{problem: "boundaries but no data in any period", used: true}
    }))
  );
});
