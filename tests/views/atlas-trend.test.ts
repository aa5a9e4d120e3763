import {describe, expect, it} from "vitest";
import {trendHead, trendProps, yearOf} from "../../src/views/atlas-trend.js";
import {ALL_GAPS, figureData} from "./atlas-figure-data.js";

describe("trend lines", () => {
  const data = figureData({view: {area: "11", group: {name: "", areas: ["21"]}}});
  const props = trendProps(data)!;
  const line = (id: string) => props.lines.find((one) => one.id === id);

  it("show chosen areas, the parent and the city over the rest", () => {
    const kinds = props.lines.map(({id, kind}) => [id, kind]);
    expect(Object.fromEntries(kinds)).toEqual({
      "frueher:99": "rest",
      "11": "chosen",
      "12": "rest",
      "21": "chosen",
      "22": "rest",
      "bezirk:1": "parent",
      "stadt:0": "city"
    });
    expect(line("stadt:0")).toMatchObject({name: "Probestadt", values: [null, 25, 24]});
  });

  it("break where boundaries change, and say so; lines of unchanged levels go on", () => {
    expect(line("11")).toMatchObject({values: [9, 10, 12], breaks: [1]});
    expect(line("bezirk:1")).toMatchObject({breaks: []});
    expect(props.marks).toEqual([{at: 1, text: "neue Gebietsgrenzen"}]);
    expect(trendHead(data, props).note).toContain(
      "Zwischen 2017 und 2019 wurden die Grenzen der Quartiere neu gezogen"
    );
  });

  it("leave gaps where nothing is published", () => {
    expect(line("22")!.values).toEqual([null, null, 35]);
    expect(props.words.describe("22")).toBe("Ösede: 2021 35,0\u202f%");
  });

  it("stand at their place in time, so that a longer gap is wider", () => {
    expect(props.periods.map(({time}) => Math.round(time))).toEqual([2018, 2020, 2022]);
    expect(yearOf("2018-06-30") - yearOf("2017-12-31")).toBeCloseTo(0.5, 1);
  });

  it("say in words where the strong lines begin and end", () => {
    expect(trendHead(data, props).summary).toContain("Altstadt: 9,0\u202f% (2017), 12,0\u202f% (2021).");
    expect(trendHead(figureData(), trendProps(figureData())).summary).toContain("Wählen Sie ein Gebiet");
  });

  it("are none for one period or nothing but k. A.", () => {
    expect(trendProps(figureData({values: {"quartier 2021": {}}}))).toBeNull();
    expect(trendProps(figureData({values: ALL_GAPS}))).toBeNull();
    expect(trendHead(figureData(), null).period).toBe("2021");
  });
});
