import {describe, expect, test} from "vitest";
import type {Area} from "../../../src/model/area.js";
import type {BuiltLayer} from "../../../loaders/harmonise/build-layers.js";
import {areaLocator} from "../../../loaders/harmonise/area-locator.js";
import {LEVELS} from "./fixtures.js";

type Box = readonly [west: number, south: number, east: number, north: number];

/** A layer of rectangles: id, parent, box. */
function layer(
  level: string,
  vintage: string,
  valid_to: string | null,
  boxes: readonly (readonly [string, string | null, Box])[]
): BuiltLayer {
  const areas = boxes.map(([area_id, parent_id]): Area => {
    return {
      area_id,
      level,
      name: area_id,
      parent_id,
      valid_from: null,
      valid_to,
      area_km2: 1,
      lon: 0,
      lat: 0
    };
  });
  const features = boxes.map(([id, , [w, s, e, n]]) => ({
    type: "Feature" as const,
    id,
    properties: {id, name: id},
    geometry: {
      type: "MultiPolygon" as const,
      coordinates: [
        [
          [
            [w, s],
            [e, s],
            [e, n],
            [w, n],
            [w, s]
          ]
        ]
      ]
    }
  }));
  return {layer: {level, vintage, valid_from: null, valid_to}, areas, features};
}

const layers = [
  layer("stadt", "a", null, [["0", null, [0, 0, 4, 1]]]),
  layer("bezirk", "a", null, [
    ["1", "0", [2, 0, 4, 1]],
    ["2", "0", [0, 0, 2, 1]]
  ]),
  layer("quartier", "old", "2020-12-31", [["99", "1", [0, 0, 4, 1]]]),
  layer("quartier", "a", null, [
    ["11", "1", [3, 0, 4, 1]],
    ["12", "1", [2, 0, 3, 1]],
    ["20", "2", [1, 0, 2, 1]],
    ["21", "2", [0, 0, 1, 0.9]]
  ])
];

describe("areaLocator", () => {
  const {areasOf, distanceM} = areaLocator(layers, LEVELS);

  test("areas of every level, by the boundaries in force now", () => {
    expect(areasOf([3.5, 0.5])).toEqual({stadt: "0", bezirk: "1", quartier: "11"});
    expect(Object.keys(areasOf([3.5, 0.5]))).toEqual(["stadt", "bezirk", "quartier"]);
  });

  test("a point in a gap of one level has the areas of the others", () => {
    expect(areasOf([0.5, 0.95])).toEqual({stadt: "0", bezirk: "2", quartier: null});
    expect(areasOf([9, 9])).toEqual({stadt: null, bezirk: null, quartier: null});
  });

  test("a point on a border goes to the smallest key, and to its parents", () => {
    expect(areasOf([3, 0.5])).toEqual({stadt: "0", bezirk: "1", quartier: "11"});
    expect(areasOf([2, 0.5])).toEqual({stadt: "0", bezirk: "1", quartier: "12"});
    const quartiere = layer("quartier", "a", null, [
      ["20", "2", [1, 0, 2, 1]],
      ["29", "1", [2, 0, 3, 1]]
    ]);
    const turned = [...layers.slice(0, 2), quartiere];
    expect(areaLocator(turned, LEVELS).areasOf([2, 0.5])).toEqual({stadt: "0", bezirk: "2", quartier: "20"});
    expect(areasOf([4, 1])).toEqual({stadt: "0", bezirk: "1", quartier: "11"});
  });

  test("with a named area, this one and those above it", () => {
    expect(areasOf([3.5, 0.5], {level: "quartier", area_id: "20"})).toEqual({
      stadt: "0",
      bezirk: "2",
      quartier: "20"
    });
    expect(areasOf([3.5, 0.5], {level: "bezirk", area_id: "2"})).toEqual({
      stadt: "0",
      bezirk: "2",
      quartier: "11"
    });
  });

  test("metres to the border of a known area", () => {
    expect(distanceM([2.001, 0.5], {level: "quartier", area_id: "20"})).toBeCloseTo(111.19, 1);
    expect(distanceM([2.001, 0.5], {level: "quartier", area_id: "99"})).toBeNull();
    expect(distanceM([2.001, 0.5], {level: "block", area_id: "20"})).toBeNull();
  });
});

test("a zoning beside the hierarchy has its own areas and does not come between the levels", () => {
  const wards = layer("wahlkreis", "a", null, [
    ["w1", "0", [0, 0, 3, 1]],
    ["w2", "0", [3, 0, 4, 1]]
  ]);
  const levels = [...LEVELS.slice(0, 2), {key: "wahlkreis", title: "", plural: ""}, ...LEVELS.slice(2)];
  const {areasOf} = areaLocator([...layers, wards], levels, new Set(["wahlkreis"]));
  expect(areasOf([2, 0.5])).toEqual({stadt: "0", bezirk: "1", wahlkreis: "w1", quartier: "12"});
  expect(areasOf([3.5, 0.5], {level: "quartier", area_id: "20"})).toEqual({
    ...{stadt: "0", bezirk: "2", wahlkreis: "w2", quartier: "20"}
  });
  expect(areasOf([3.5, 0.5], {level: "wahlkreis", area_id: "w1"})).toEqual({
    ...{stadt: "0", bezirk: "1", wahlkreis: "w1", quartier: "11"}
  });
});
