import {describe, expect, it} from "vitest";
import {barsHead, barsProps, describeArea, parentsOf} from "../../src/views/atlas-bars.js";
import {ALL_GAPS, figureData, gap, LONG, plain} from "./atlas-figure-data.js";

const all = {parent: null, byValue: false};

describe("bars around the city's value", () => {
  it("are alphabetical, by value where the reader sorts, gaps last then", () => {
    const data = figureData({view: {period: "2019"}});
    expect(barsProps(data, all).bars.map(({name}) => name)).toEqual(["Altstadt", "Bahnhof", LONG, "Ösede"]);
    const sorted = barsProps(data, {...all, byValue: true}).bars;
    expect(sorted.map(({value}) => value)).toEqual([30, 20, 10, null]);
    expect(sorted.at(-1)).toMatchObject({name: "Ösede", text: "k. A. (Geheimhaltung)"});
  });

  it("can be limited to the areas of one parent", () => {
    const data = figureData();
    expect(parentsOf(data).map(({name}) => name)).toEqual(["Bezirk 1", "Bezirk 2"]);
    expect(barsProps(data, {...all, parent: "2"}).bars.map(({id}) => id)).toEqual(["21", "22"]);
  });

  it("say in words what is above and below, and what is missing", () => {
    const data = figureData({view: {period: "2019"}});
    const props = barsProps(data, all);
    expect(props.reference).toEqual({value: 25, text: "Probestadt 25,0\u202f%"});
    expect(barsHead(data, props).summary).toBe(
      "Die Balken beginnen beim Wert von Probestadt (25,0\u202f%): 1 Gebiet darüber, 2 Gebiete darunter oder gleich. Für 1 Gebiet ist kein Wert veröffentlicht."
    );
    expect(describeArea(data, "11")).toBe("Altstadt: 10,0\u202f%, 15,0\u00a0Punkte unter Probestadt");
    expect(describeArea(data, "22")).toBe("Ösede: k. A. (Geheimhaltung)");
  });

  it("say so where a value is the city's own, also after rounding", () => {
    const values = {"quartier 2021": {"11": plain(25.01)}, "stadt 2021": {"0": plain(25)}};
    expect(describeArea(figureData({values}), "11")).toContain("gleichauf mit Probestadt");
  });

  it("give a median its article", () => {
    const city = {name: "Median der Quartiere", value: 25, isMedian: true};
    const data = {...figureData({view: {period: "2019"}}), city, reference: () => city};
    const head = barsHead(data, barsProps(data, all));
    expect(head.title).toBe("Abstand zum Median der Quartiere");
    expect(head.summary).toMatch(/^Die Balken beginnen beim Median der Quartiere \(25,0/);
    expect(describeArea(data, "11")).toContain("15,0\u00a0Punkte unter dem Median der Quartiere");
  });

  it("begin at zero where the city has no value", () => {
    const data = figureData({values: {"quartier 2021": {"11": plain(3)}}});
    const props = barsProps(data, all);
    expect(props.reference).toBeNull();
    expect(barsHead(data, props).title).toBe("Werte je Gebiet");
  });

  it("stand ties, one area, no area and nothing but k. A.", () => {
    const values = {"quartier 2021": {"11": plain(5), "12": plain(5), "21": gap("missing")}};
    expect(barsProps(figureData({values}), {...all, byValue: true}).bars.map(({id}) => id)).toEqual([
      "11",
      "12",
      "21",
      "22"
    ]);
    const none = figureData({names: {}});
    expect(barsHead(none, barsProps(none, all)).summary).toContain("kein Gebiet");
    const gaps = figureData({values: ALL_GAPS});
    expect(barsProps(gaps, all).bars.every(({value}) => value === null)).toBe(true);
    expect(barsProps(figureData({names: {"11": "Altstadt"}}), all).bars).toHaveLength(1);
  });
});
