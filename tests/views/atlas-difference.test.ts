import {describe, expect, it} from "vitest";
import {
  comparedPeriod,
  differenceColours,
  differenceHead,
  differenceLegend,
  differenceLook,
  differenceOf,
  differenceRows,
  otherPeriods,
  symmetricCuts
} from "../../src/views/atlas-difference.js";
import {ALL_GAPS, figureData, plain} from "./atlas-figure-data.js";

describe("the difference of two periods", () => {
  it("is taken forward in time, whichever period is chosen", () => {
    const changes = [figureData(), figureData({view: {period: "2019"}})].map((data, i) => {
      const {from, to, changes: found} = differenceOf(data, i === 0 ? "2019" : "2021")!;
      return [from, to, found.map(({change}) => change)];
    });
    expect(changes[0]).toEqual(["2019", "2021", [2, -5, 0, null]]);
    expect(changes[1]).toEqual(changes[0]);
  });

  it("is none across new boundaries, and says why", () => {
    const data = figureData();
    expect(otherPeriods(data)).toEqual([
      {period: "2017", comparable: false},
      {period: "2019", comparable: true}
    ]);
    expect(comparedPeriod(data)).toBe("2019");
    expect(differenceOf(data, "2017")).toBeNull();
    expect(differenceHead(data, "2017", null).summary).toContain(
      "wurden die Grenzen der Quartiere neu gezogen"
    );
    expect(comparedPeriod(figureData({view: {other: "2017"}}))).toBe("2017");
  });

  it("keeps the reason where a value is missing", () => {
    const data = figureData();
    const found = differenceOf(data, "2019")!;
    expect(found.changes[3]).toMatchObject({
      change: null,
      flag: "suppressed",
      before: "k. A. (Geheimhaltung)"
    });
    expect(differenceLook(data, found).fills.get("22")).toEqual({pattern: "hatch"});
    expect(differenceRows(data, found).map(({cells}) => cells.change!.text)).toEqual([
      "+2,0\u00a0Punkte",
      "−5,0\u00a0Punkte",
      "0,0\u00a0Punkte",
      "–"
    ]);
    expect(differenceLegend(data, found).entries.at(-1)).toMatchObject({
      name: "k. A. (Geheimhaltung)",
      count: "1 Gebiet"
    });
  });

  it("counts rises and falls, and adds the city's own change", () => {
    const data = figureData();
    expect(differenceHead(data, "2019", differenceOf(data, "2019")).summary).toBe(
      "Gestiegen in 1, gesunken in 1, unverändert in 1 von 4 Quartieren, ohne Differenz (ein Wert fehlt) in 1. Probestadt: von 25,0\u202f% auf 24,0\u202f% (−1,0\u00a0Punkte)."
    );
  });

  it("has symmetric round classes, one alone where nothing changed or nothing is known", () => {
    expect(symmetricCuts([-4, 1, 2, 5])).toEqual([-5, -3, -1, 1, 3, 5]);
    expect(symmetricCuts([0, 0, 0])).toEqual([]);
    expect(symmetricCuts([])).toEqual([]);
    const still = figureData({
      values: {"quartier 2019": {"11": plain(1)}, "quartier 2021": {"11": plain(1)}}
    });
    expect(differenceLegend(still, differenceOf(still, "2019")!).entries[0]!.name).toBe("keine Veränderung");
    const gaps = figureData({values: ALL_GAPS});
    expect(differenceOf(gaps, "2019")!.changes.every(({change}) => change === null)).toBe(true);
  });

  it("has seven colours, all different", () => {
    expect(new Set(differenceColours([-5, -3, -1, 1, 3, 5])).size).toBe(7);
  });

  it("has no other period for an indicator of one", () => {
    expect(comparedPeriod(figureData({values: {"quartier 2021": {}}}))).toBeNull();
  });
});
