import {describe, expect, it} from "vitest";
import type {IndexDefinition, Method} from "../../src/model/method.js";
import {
  defaultStatusView,
  keepKnown,
  readStatusView,
  writeStatusView,
  type StatusView
} from "../../src/model/status-link.js";

const index: IndexDefinition = {
  indicators: [{key: "a", direction: "higher_is_worse", weight: 1}],
  change: false,
  normalise: "z-population",
  aggregate: "sum",
  standardise: null,
  cuts: {kind: "values", points: [{at: 0, equal: "upper"}]},
  classes: [
    {code: "1", name: "eins"},
    {code: "2", name: "zwei"}
  ]
};

function method(id: string, periods: string[]): Method {
  return {
    id,
    version: "1",
    title: id,
    source: {title: id, url: null, note: null},
    level: "plr",
    editions: periods.map((period) => ({period, baseline: null})),
    areas: {population: null, minimumPopulation: null, exclude: []},
    status: index,
    dynamics: null
  };
}

const methods = [method("neu", ["2019", "2021"]), method("alt", ["2013", "2017", "2015"])];

describe("links of the status view", () => {
  it("opens the newest edition of the first method without parameters", () => {
    expect(readStatusView("", methods)).toEqual({view: defaultStatusView(methods), notes: []});
    expect(defaultStatusView(methods)).toMatchObject({method: "neu", period: "2021"});
    expect(readStatusView("?methode=alt", methods).view.period).toBe("2017");
  });

  it("survives the round trip with every choice, signs and umlauts included", () => {
    const view: StatusView = {
      method: "alt",
      period: "2013",
      area: "01011101",
      classes: ["4-", "2+/-", "1+", "suppressed"],
      sort: {column: "status_index", descending: true},
      search: "Müggelheim/Kietzer Feld & Süd+Ost #1"
    };
    expect(readStatusView(writeStatusView(view), methods)).toEqual({view, notes: []});
  });

  it("names the edition even where it is the default, so that later data does not change the link", () => {
    expect(writeStatusView(defaultStatusView(methods))).toBe("?v=1&methode=neu&zeitraum=2021");
  });

  it("falls back to the default and says so for unknown or hostile parameters", () => {
    const hostile =
      "?v=99&methode=<script>alert(1)</script>&zeitraum=1%27%20OR%201=1&sortierung=a;drop&gebiet=../..";
    const {view, notes} = readStatusView(hostile, methods);
    expect(view).toMatchObject({method: "neu", period: "2021", sort: null});
    expect(notes.map(({parameter}) => parameter)).toEqual(["v", "methode", "zeitraum", "sortierung"]);
    expect(JSON.stringify(notes)).not.toContain("script");
  });

  it("drops areas, classes and columns that the rows do not have, and notes each", () => {
    const view = {
      ...defaultStatusView(methods),
      area: "x",
      classes: ["1+", "9"],
      sort: {column: "y", descending: false}
    };
    const known = {areas: new Set(["a"]), classes: new Set(["1+"]), columns: new Set(["name"])};
    const result = keepKnown(view, known);
    expect(result.view).toMatchObject({area: null, classes: ["1+"], sort: null});
    expect(result.notes.map(({parameter}) => parameter)).toEqual(["gebiet", "klassen", "sortierung"]);
  });
});
