import {describe, expect, it} from "vitest";
import type {Indicator} from "../../src/model/indicator.js";
import {combinationOf, groupCandidates, groupFigure, groupHead} from "../../src/views/atlas-group.js";
import {ALL_GAPS, catalogue, figureData, gap, plain, seriesOf, type Values} from "./atlas-figure-data.js";

const group = (...areas: string[]) => ({view: {group: {name: "Südrand", areas}}});
const counts: Partial<Indicator> = {
  unit: "Personen",
  decimals: 0,
  numerator: null,
  denominator: null,
  key: "arm"
};
const people: Values = {
  "bezirk 2021": {"1": plain(30), "2": plain(70)},
  "quartier 2021": {"11": plain(10), "12": plain(20), "21": plain(30), "22": plain(40)}
};

describe("an own group of areas", () => {
  it("has the rate of the summed counts, never the mean of rates", () => {
    const values = {
      "quartier 2021": {
        "11": {...plain(50), numerator: 5, denominator: 10},
        "12": {...plain(10), numerator: 9, denominator: 90}
      }
    };
    const data = figureData({values, ...group("11", "12")});
    const found = groupFigure(data, catalogue(data.series))!;
    expect(found.rows).toEqual([
      {period: "2021", text: "14,0\u202f%", value: 14, parts: "14 von 100", gap: ""}
    ]);
  });

  it("says „mindestens“ where a count is not published, k. A. where nothing can be said", () => {
    const values = {
      "quartier 2019": {"11": plain(10), "22": gap("suppressed")},
      "quartier 2021": {
        "11": {...plain(10), numerator: 10, denominator: 100},
        "22": {...gap("suppressed"), denominator: 100}
      }
    };
    const data = figureData({values, ...group("11", "22")});
    const found = groupFigure(data, catalogue(data.series))!;
    expect(found.rows.map(({text, gap: why}) => [text, why])).toEqual([
      ["k. A.", "ohne 1 Gebiet (k. A. (Geheimhaltung))"],
      ["mindestens 5,0\u202f%", "ohne 1 Gebiet (k. A. (Geheimhaltung))"]
    ]);
    expect(groupHead(data, found).summary).toContain("Südrand, 2 Gebiete: mindestens 5,0\u202f%");
  });

  it("has no value where all is k. A.", () => {
    const data = figureData({values: ALL_GAPS, ...group("11", "12")});
    expect(groupFigure(data, catalogue(data.series))!.rows.every(({text}) => text === "k. A.")).toBe(true);
  });

  it("adds up counts: those a formula counts with, and those whose larger areas are sums", () => {
    const data = figureData({values: people, indicator: counts, ...group("11", "22")});
    const rate = seriesOf({}, {numerator: "arm+reich", denominator: "kinder"});
    expect(combinationOf(data.series, catalogue(rate), data.places)).toBe("sum");
    expect(combinationOf(data.series, catalogue(data.series), data.places)).toBe("sum");
    expect(groupFigure(data, catalogue(rate))!.rows[0]!.text).toBe("50\u00a0Personen");
  });

  it("adds up nothing else: means, delivered rates, categories, numbers that are not sums", () => {
    const none = (values: Values, changes: Partial<Indicator>) => {
      const data = figureData({values, indicator: {...counts, ...changes}});
      return combinationOf(data.series, catalogue(data.series), data.places);
    };
    expect(none(people, {kind: "categorical"})).toBe("none");
    expect(none(people, {denominator: "einwohner"})).toBe("none");
    expect(none(people, {decimals: 1})).toBe("none");
    expect(none({...people, "bezirk 2021": {"1": plain(15), "2": plain(35)}}, {})).toBe("none");
    expect(none({"quartier 2021": people["quartier 2021"]!}, {})).toBe("none");
  });

  it("still shows the members' own values then, and why there is no sum", () => {
    const data = figureData({values: people, indicator: {...counts, decimals: 1}, ...group("22", "11")});
    const found = groupFigure(data, catalogue(data.series))!;
    expect(found.rows).toEqual([]);
    expect(found.members.map(({name}) => name)).toEqual(["Altstadt", "Ösede"]);
    expect(found.rule).toContain("lässt sich");
  });

  it("leaves out areas that these boundaries do not have; without any there is nothing", () => {
    const data = figureData(group("11", "99"));
    expect(groupFigure(data, catalogue(data.series))!.members).toHaveLength(1);
    expect(groupFigure(figureData(group("99")), catalogue())).toBeNull();
    expect(groupHead(figureData(), null)).toMatchObject({
      title: "Eigene Gruppe",
      summary: "Noch ist kein Gebiet in der Gruppe."
    });
  });

  it("lists the areas a search finds, also by what they lie in, up to a number", () => {
    const data = figureData(group("11"));
    const found = groupCandidates(data, (name) => name === "Bezirk 1", 1);
    expect(found).toEqual({
      areas: [{id: "11", name: "Altstadt", chosen: true}],
      more: "und 1 weitere; kürzen Sie die Liste mit der Suche"
    });
  });
});
