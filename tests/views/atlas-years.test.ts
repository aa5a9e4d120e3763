import {describe, expect, it} from "vitest";
import {filler, mapClasses} from "../../src/views/atlas-fills.js";
import {yearsHead, yearsLegend, yearsProps} from "../../src/views/atlas-years.js";
import {ALL_GAPS, figureData} from "./atlas-figure-data.js";

const props = (data = figureData()) => yearsProps(data, filler(mapClasses(data)), () => data.shapes);

describe("small maps of years", () => {
  it("are in the classes of the large map", () => {
    const {maps} = props();
    expect(maps.map(({title, current}) => [title, current])).toEqual([
      ["2017", false],
      ["2019", false],
      ["2021", true]
    ]);
    expect(maps[1]!.fills.get("21")).toEqual(maps[2]!.fills.get("12"));
    expect(maps[1]!.fills.get("22")).toEqual({pattern: "hatch"});
  });

  it("give values of areas with the same boundaries only, and say which maps have others", () => {
    const {maps, words} = props();
    expect(maps.map(({text}) => text("11"))).toEqual([null, "10,0\u202f%", "12,0\u202f%"]);
    expect(words.describe("11")).toBe("Altstadt: 2019 10,0\u202f%, 2021 12,0\u202f%");
    expect(yearsHead(figureData()).note).toContain("2017: andere Grenzen der Quartiere als 2021");
  });

  it("name the reasons without a value that occur", () => {
    const data = figureData();
    expect(yearsLegend(data, mapClasses(data)).entries.map(({name}) => name)).toEqual([
      "unter 15,0",
      "15,0 bis unter 30,0",
      "ab 30,0",
      "k. A. (Geheimhaltung)"
    ]);
  });

  it("stand nothing but k. A. and no period at all", () => {
    expect(props(figureData({values: ALL_GAPS})).maps).toHaveLength(2);
    expect(yearsHead(figureData({values: {}})).period).toBe("");
  });
});
