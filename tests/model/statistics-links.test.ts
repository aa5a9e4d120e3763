import {describe, expect, it} from "vitest";
import type {Indicator} from "../../src/model/indicator.js";
import {fitPatternView, readPatternView, writePatternView} from "../../src/model/pattern-link.js";
import {fitRelationView, readRelationView, writeRelationView} from "../../src/model/relation-link.js";
import {statisticsOffers, type StatisticsOffer} from "../../src/model/statistics-offer.js";

const indicator = (key: string, rest: Partial<Indicator> = {}): Indicator => ({
  key,
  theme: "Soziales",
  title: key,
  unit: "%",
  decimals: 1,
  kind: "metric",
  polarity: "higher_is_worse",
  numerator: null,
  denominator: null,
  factor: 1,
  source: "",
  note: "",
  public: true,
  ...rest
});
const offer = (
  key: string,
  levels: Record<string, string[]>,
  rest: Partial<Indicator> = {}
): StatisticsOffer => ({
  indicator: indicator(key, rest),
  available: Object.entries(levels).map(([level, periods]) => ({level, periods}))
});
const offers = [
  offer("einwohner", {bezirk: ["2019", "2021"], plr: ["2019", "2021"]}, {polarity: "neutral"}),
  offer("s1", {bezirk: ["2021"], plr: ["2019", "2021"]}),
  offer("s2", {plr: ["2019"]}),
  offer("fern", {kreis: ["1999"]})
];

describe("pattern links", () => {
  it("begin with the first indicator that is not neutral, on the finest level and in the newest period", () => {
    const {view, unknown} = readPatternView("", offers);
    expect(view).toEqual({
      indicator: "s1",
      level: "plr",
      period: "2021",
      reading: "raw",
      rule: "queen",
      area: null
    });
    expect(unknown).toEqual([]);
  });

  it("come back as they were written", () => {
    const view = {
      indicator: "einwohner",
      level: "bezirk",
      period: "2019",
      reading: "smoothed",
      rule: "rook",
      area: "01&x=<b>"
    } as const;
    expect(readPatternView(writePatternView(view), offers)).toEqual({view, unknown: []});
  });

  it("fall back to the default and name what was not understood, never repeating it", () => {
    const {view, unknown} = readPatternView(
      "?v=9&kennzahl=%3Cscript%3E&ebene=plr&zeitraum=1888&nachbarn=x",
      offers
    );
    expect(view).toMatchObject({indicator: "s1", level: "plr", period: "2021", rule: "queen"});
    expect(unknown).toEqual(["v", "kennzahl", "zeitraum", "nachbarn"]);
  });

  it("keep level and period where the new indicator has them", () => {
    const {view} = readPatternView("?kennzahl=s1&ebene=plr&zeitraum=2019&gebiet=07", offers);
    expect(fitPatternView({...view, indicator: "s2"}, offers)).toMatchObject({
      level: "plr",
      period: "2019",
      area: "07"
    });
    expect(fitPatternView({...view, level: "bezirk"}, offers)).toMatchObject({
      period: "2021",
      level: "bezirk"
    });
  });
});

describe("relation links", () => {
  it("begin with two indicators that share the newest values, and are null where none do", () => {
    const {view} = readRelationView("", offers);
    expect(view).toMatchObject({x: "s1", y: "s2", level: "plr", period: "2019", control: null});
    expect(readRelationView("", [offers[3]!]).view).toBeNull();
  });

  it("come back as they were written", () => {
    const view = {
      x: "einwohner",
      y: "s1",
      control: "s2",
      level: "plr",
      period: "2019",
      reading: "smoothed",
      intervals: true,
      area: "07"
    } as const;
    expect(readRelationView(writeRelationView(view), offers)).toEqual({view, unknown: []});
  });

  it("never compare an indicator with itself or hold one of the two constant", () => {
    const {view, unknown} = readRelationView("?x=s1&y=s1&konstant=s1&ebene=plr&zeitraum=2019", offers);
    expect(view!.y).not.toBe("s1");
    expect(view!.control).toBeNull();
    expect(unknown).toEqual(["y", "konstant"]);
    const held = fitRelationView({...view!, y: "einwohner", control: "s2", period: "2021"}, offers)!;
    expect(held).toMatchObject({period: "2021", control: null});
  });
});

it("statisticsOffers keeps numbers on levels with enough areas and boundaries, levels beside the hierarchy first", () => {
  const catalogue = {
    entries: [
      {
        indicator: indicator("a"),
        available: ["stadt", "plr", "wahl"].map((level) => ({level, periods: ["2019", "2021"]}))
      },
      {indicator: indicator("b", {kind: "categorical"}), available: [{level: "plr", periods: ["2021"]}]}
    ]
  };
  const level = (key: string, of?: string) => ({
    key,
    title: key,
    plural: key,
    ...(of === undefined ? {} : {of})
  });
  const layer = (key: string, valid_to: string | null) => ({
    level: key,
    vintage: "1",
    valid_from: null,
    valid_to
  });
  const info = {
    levels: [level("stadt"), level("plr"), level("wahl", "plr")],
    layers: [layer("stadt", null), layer("plr", "2020-12-31"), layer("wahl", null)]
  };
  const found = statisticsOffers(catalogue, info, (key) => (key === "stadt" ? 1 : 20));
  expect(found.map(({indicator: {key}, available}) => ({key, available}))).toEqual([
    {
      key: "a",
      available: [
        {level: "wahl", periods: ["2019", "2021"]},
        {level: "plr", periods: ["2019"]}
      ]
    }
  ]);
});
