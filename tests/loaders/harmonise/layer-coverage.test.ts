import {describe, expect, test} from "vitest";
import type {AreaDraft} from "../../../loaders/harmonise/area-draft.js";
import {familyTopology} from "../../../loaders/harmonise/family-topology.js";
import {layerCoverage} from "../../../loaders/harmonise/layer-coverage.js";
import {METRES_PER_DEGREE} from "../../../loaders/harmonise/label-point.js";
import type {Point, Ring} from "../../../loaders/read/feature-set.js";

/** Metres east and north of a point on the equator, where a degree is as long in both directions. */
const degrees = ([x, y]: Point): Point => [x / METRES_PER_DEGREE, y / METRES_PER_DEGREE];
const square = (x: number, y: number, width: number, height = width): Ring => [
  [x, y],
  [x, y + height],
  [x + width, y + height],
  [x + width, y],
  [x, y]
];

function coverage(areas: Readonly<Record<string, readonly Ring[]>>) {
  const drafts = Object.entries(areas).map(([id, rings], i): AreaDraft => {
    const polygons = [rings.map((ring) => ring.map(degrees))];
    return {id, name: id, parent: null, row: i + 1, attributes: {}, polygons, areaM2: 1};
  });
  const topology = familyTopology(new Map([["a-1", drafts]]));
  return layerCoverage(topology, "a-1", drafts).map(({kind, ids, areaM2, places}) => [
    kind,
    ids.join(" "),
    Math.round(areaM2),
    places
  ]);
}

describe("layerCoverage", () => {
  test("borders shared point by point have no fault", () => {
    expect(coverage({a: [square(0, 0, 100)], b: [square(100, 0, 100)], c: [square(0, 100, 100)]})).toEqual(
      []
    );
  });

  test("no areas, one area and areas far apart have none", () => {
    expect(coverage({})).toEqual([]);
    expect(coverage({a: [square(0, 0, 100)]})).toEqual([]);
    expect(coverage({a: [square(0, 0, 100)], b: [square(500, 0, 100)]})).toEqual([]);
  });

  test("two areas that reach into each other overlap by what they share", () => {
    expect(coverage({a: [square(0, 0, 100)], b: [square(90, 0, 100)]})).toEqual([
      ["overlap", "a b", 1000, 1]
    ]);
    expect(coverage({a: [square(0, 0, 100)], b: [square(50, 50, 100)]})).toEqual([
      ["overlap", "a b", 2500, 1]
    ]);
    expect(coverage({bar: [square(0, 40, 100, 20)], post: [square(40, 0, 20, 100)]})).toEqual([
      ["overlap", "bar post", 400, 1]
    ]);
  });

  test("an area within another and the same shape twice overlap", () => {
    expect(coverage({all: [square(0, 0, 100)], part: [square(20, 20, 10)]})).toEqual([
      ["overlap", "all part", 100, 1]
    ]);
    expect(coverage({a: [square(0, 0, 100)], b: [square(0, 0, 100)]})).toEqual([
      ["overlap", "a b", 10000, 1]
    ]);
  });

  test("an area in another's hole is no fault, an empty hole is a gap", () => {
    const ring = [square(0, 0, 100), square(20, 20, 10).toReversed()];
    expect(coverage({ring, island: [square(20, 20, 10)]})).toEqual([]);
    expect(coverage({ring})).toEqual([["gap", "ring", 100, 1]]);
    expect(coverage({ring, island: [square(23, 23, 4)]})).toEqual([["gap", "ring", 84, 1]]);
  });

  test("land between areas that touch at corners only is a gap", () => {
    const around = {
      west: [square(0, 0, 10, 30)],
      north: [square(10, 20, 20, 10)],
      east: [square(20, 0, 10, 20)],
      south: [square(10, 0, 10, 10)]
    };
    expect(coverage(around)).toEqual([["gap", "east north south west", 100, 1]]);
  });

  test("what is below a square metre is rounding", () => {
    expect(coverage({a: [square(0, 0, 100)], b: [square(99.995, 0, 100)]})).toEqual([]);
    expect(coverage({a: [square(0, 0, 100)], b: [square(99.98, 0, 100)]})).toEqual([
      ["overlap", "a b", 2, 1]
    ]);
  });

  test("two different drawings of one border make overlaps and gaps", () => {
    const left: Ring = [
      [0, 0],
      [0, 90],
      [100, 90],
      [105, 60],
      [95, 30],
      [100, 0],
      [0, 0]
    ];
    const right: Ring = [
      [100, 0],
      [100, 90],
      [200, 90],
      [200, 0],
      [100, 0]
    ];
    expect(coverage({left: [left], right: [right]})).toEqual([
      ["overlap", "left right", 112, 1],
      ["gap", "left right", 113, 1]
    ]);
  });
});
