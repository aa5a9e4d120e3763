import {describe, expect, it} from "vitest";
import {bivariateHead, bivariateOf} from "../../src/views/atlas-bivariate.js";
import {scatterHead, scatterProps, secondLayer} from "../../src/views/atlas-scatter.js";
import {twoMaps, twoMapsHead} from "../../src/views/atlas-two-maps.js";
import {ALL_GAPS, figureData, gap, plain, seriesOf, THREE_YEARS} from "./atlas-figure-data.js";

const second = seriesOf(
  {
    "quartier 2019": {"11": plain(1), "12": plain(2), "21": plain(3), "22": plain(4)},
    "quartier 2021": {"11": plain(8), "12": gap("below_minimum"), "21": plain(3), "22": plain(1)}
  },
  {key: "bildung", title: "Bildungschancen", unit: "", decimals: 0}
);
const groups = () => [];

describe("two indicators in a plane", () => {
  it("show the areas that have both, with the other along x", () => {
    const data = figureData({second});
    const props = scatterProps(data, null)!;
    expect(props.dots.map(({id, x, y}) => [id, x, y])).toEqual([
      ["11", 8, 12],
      ["21", 3, 20],
      ["22", 1, 35]
    ]);
    expect(scatterHead(data, props, false)).toMatchObject({
      title: "Kinderarmut und Bildungschancen",
      summary: "Jeder Punkt ist ein Gebiet (3 von 4). 1 ohne beide Werte fehlen im Bild."
    });
    expect(scatterHead(data, props, false).note).toContain("gilt für Gebiete, nicht für Personen");
    expect(props.words.describe("12")).toBe(
      "Bahnhof, 25,0\u202f% Kinderarmut, unter Mindestgröße Bildungschancen"
    );
  });

  it("take the size of dots from a third series", () => {
    const sizes = {level: "quartier", period: "2021", values: new Map([["11", plain(900)]])};
    expect(scatterProps(figureData({second}), sizes)!.dots.map(({size}) => size)).toEqual([900, null, null]);
  });

  it("take the second indicator's nearest earlier period and name both", () => {
    const data = figureData({second: {...second, layers: second.layers.slice(0, 1)}});
    expect(secondLayer(data)?.period).toBe("2019");
    expect(scatterHead(data, scatterProps(data, null), false).period).toBe("2021 und 2019");
  });

  it("are none without a second indicator, its values, or areas", () => {
    expect(scatterProps(figureData(), null)).toBeNull();
    expect(scatterProps(figureData({second: seriesOf({})}), null)).toBeNull();
    expect(scatterProps(figureData({second, values: ALL_GAPS}), null)).toBeNull();
    expect(scatterProps(figureData({second, names: {}}), null)).toBeNull();
    expect(scatterProps(figureData({second, names: {"11": "Altstadt"}}), null)!.dots).toHaveLength(1);
  });
});

describe("two indicators on one map", () => {
  it("put areas into thirds of both; a gap of either is a gap", () => {
    const data = figureData({second});
    const found = bivariateOf(data)!;
    expect(Object.fromEntries(found.groups)).toEqual({
      "11": "02",
      "12": "below_minimum",
      "21": "11",
      "22": "20"
    });
    expect(found.scheme.extras).toEqual([
      {key: "below_minimum", name: "unter Mindestgröße", pattern: "dots"}
    ]);
    expect(found.scheme.rows.classes.map(({name}) => name)).toEqual([
      "unter 20,0\u202f%",
      "20,0\u202f% bis unter 25,0\u202f%",
      "ab 25,0\u202f%"
    ]);
    expect(bivariateHead(data, found).summary).toContain("Bei beiden im oberen Drittel: 0 Quartiere");
  });

  it("keep three rows and columns where all values are the same", () => {
    const same = seriesOf({
      "quartier 2021": {"11": plain(1), "12": plain(1), "21": plain(1), "22": plain(1)}
    });
    const found = bivariateOf(figureData({second: same}))!;
    expect(found.scheme.columns!.classes.map(({name}) => name)).toEqual(["alle", "–", "–"]);
    expect([...found.groups.values()].every((group) => group.endsWith("0"))).toBe(true);
  });

  it("are none without a second indicator or any pair", () => {
    expect(bivariateOf(figureData())).toBeNull();
    expect(bivariateOf(figureData({second, values: ALL_GAPS}))).toBeNull();
    expect(bivariateHead(figureData(), null).title).toBe("Zwei Indikatoren auf einer Karte");
  });
});

describe("two maps side by side", () => {
  it("show the second indicator in its own classes", () => {
    const data = figureData({second});
    const maps = twoMaps(data, groups)!;
    expect(maps.map(({title}) => title)).toEqual(["Kinderarmut", "Bildungschancen"]);
    expect(maps[1].look.describe("12")).toBe("Bahnhof, 2021, unter Mindestgröße");
    expect(twoMapsHead(data, maps).summary).toContain("Jede Karte hat ihre eigenen Klassen");
  });

  it("show another period in the same classes without one", () => {
    const data = figureData();
    const maps = twoMaps(data, groups)!;
    expect(maps.map(({period}) => period)).toEqual(["2021", "2019"]);
    expect(maps[0].legend.entries.slice(0, 3).map(({name}) => name)).toEqual(
      maps[1].legend.entries.slice(0, 3).map(({name}) => name)
    );
    expect(twoMapsHead(data, maps).period).toBe("2021 und 2019");
  });

  it("count forty categories, the rarer ones together", () => {
    const names = Object.fromEntries(Array.from({length: 40}, (_, i) => [String(i + 10), `Gebiet ${i}`]));
    const one = Object.fromEntries(Object.keys(names).map((id, i) => [id, plain(i)]));
    const values = {"quartier 2019": one, "quartier 2021": one};
    const maps = twoMaps(figureData({names, values, indicator: {kind: "categorical", decimals: 0}}), groups)!;
    expect(maps[0].legend.entries).toHaveLength(8);
    expect(maps[0].legend.entries.at(-1)).toMatchObject({
      name: "übrige (33 Ausprägungen)",
      count: "33 Gebiete"
    });
  });

  it("name areas of other boundaries by their number only", () => {
    const maps = twoMaps(figureData({view: {other: "2017"}, values: THREE_YEARS}), groups)!;
    expect(maps[1].look.tooltip("99")).toEqual({title: "99", lines: ["40,0\u202f%"]});
  });

  it("are none for an indicator of one period without a second", () => {
    expect(twoMaps(figureData({values: {"quartier 2021": {}}}), groups)).toBeNull();
  });
});
