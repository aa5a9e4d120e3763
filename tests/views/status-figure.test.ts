import {describe, expect, it} from "vitest";
import type {Area, Level} from "../../src/model/area.js";
import type {Indicator} from "../../src/model/indicator.js";
import type {HistoryValue} from "../../src/model/observation.js";
import {placesAt} from "../../src/model/places.js";
import {areaDetail} from "../../src/views/area-detail.js";
import {classesByPart, statusPlane} from "../../src/views/status-charts.js";
import type {StatusFigureData} from "../../src/views/status-data.js";
import {statusFigureProps} from "../../src/views/status-figure.js";
import {method, rows} from "./fixture.js";

const levels: readonly Level[] = [
  {key: "stadt", title: "Stadt", plural: "Städte"},
  {key: "bezirk", title: "Bezirk", plural: "Bezirke"},
  {key: "quartier", title: "Quartier", plural: "Quartiere"}
];
const place = {valid_from: null, valid_to: null, area_km2: 1, lon: 10, lat: 50};
const areas: readonly Area[] = [
  {...place, area_id: "S", level: "stadt", name: "Probestadt", parent_id: null},
  {...place, area_id: "0", level: "bezirk", name: "Nord", parent_id: "S"},
  ...rows.map(({area_id, name}) => ({...place, area_id, level: "quartier", name, parent_id: "0"}))
];
const indicator = (key: string, title: string): Indicator => ({
  key,
  theme: "Soziale Lage",
  title,
  unit: "%",
  decimals: 1,
  kind: "metric",
  polarity: "higher_is_worse",
  numerator: null,
  denominator: null,
  factor: 1,
  source: "",
  note: "",
  public: true
});
const history: readonly HistoryValue[] = [
  {indicator: "armut", level: "quartier", area_id: "01", period: "2023", value: 22},
  {indicator: "armut", level: "quartier", area_id: "01", period: "2025", value: 20.5},
  {indicator: "armut", level: "bezirk", area_id: "0", period: "2025", value: 18},
  {indicator: "armut", level: "stadt", area_id: "S", period: "2023", value: null},
  {indicator: "armut", level: "stadt", area_id: "S", period: "2025", value: 17}
];

function data(changes: Partial<StatusFigureData> = {}): StatusFigureData {
  return {
    city: "Probestadt",
    method,
    edition: method.editions[1]!,
    rows,
    places: placesAt(areas, levels, "2025"),
    indicators: new Map([
      ["armut", indicator("armut", "Kinderarmut")],
      ["bildung", indicator("bildung", "Bildung")]
    ]),
    history: null,
    shapes: {topology: {type: "Topology", objects: {}, arcs: []}},
    attribution: "Quelle: Probe",
    ...changes
  };
}

describe("props of the figure", () => {
  it("names what is seen, the period and where each area lies", () => {
    const props = statusFigureProps(data());
    expect(props.title).toBe("Sozialer Status und Dynamik der Quartiere");
    expect(props.subtitle).toContain("2023–2025");
    expect(props.areas.map(({parent, group}) => [parent, group])).toEqual([
      ["Nord", "2+/-"],
      ["Nord", "4-"],
      ["Nord", "3+"],
      ["Nord", "listed"]
    ]);
  });

  it("offers the reasons of exclusion that occur, and no other", () => {
    expect(statusFigureProps(data()).scheme.extras).toEqual([
      {key: "listed", name: "von der Methode ausgenommen", pattern: "dots"}
    ]);
    expect(statusFigureProps(data({rows: rows.slice(0, 3)})).scheme.extras).toEqual([]);
  });

  it("keeps scheme and columns as the same objects while they say the same", () => {
    const before = statusFigureProps(data());
    const after = statusFigureProps(data({edition: method.editions[0]!}), before);
    expect(after.scheme).toBe(before.scheme);
    expect(after.columns).toBe(before.columns);
    expect(after.words).toBe(before.words);
    expect(statusFigureProps(data({rows: rows.slice(0, 3)}), before).scheme).not.toBe(before.scheme);
  });

  it("writes values in German and leaves an excluded area without any", () => {
    const [first, , , excluded] = statusFigureProps(data()).rows;
    expect(first!.cells).toMatchObject({
      class: {text: "Status mittel, Dynamik stabil", fill: {colour: "var(--class-2-2)"}},
      status_index: {text: "+0,50"},
      dynamics_index: {text: "−0,25"},
      population: {text: "1.000"}
    });
    expect(excluded!.cells).toMatchObject({
      class: {text: "von der Methode ausgenommen", sort: null, fill: {pattern: "dots"}},
      status_index: {text: "k. A.", sort: null}
    });
  });
});

describe("panel of an area", () => {
  it("says what drove the class and shows value, z-value and change of each indicator", () => {
    const detail = areaDetail(data(), rows[0]!);
    expect(detail).toMatchObject({place: "Quartier in Nord", className: "Status mittel, Dynamik stabil"});
    expect(detail.note).toContain("Kinderarmut");
    expect(detail.note).toContain("Bildung");
    const [status, dynamics] = detail.scores;
    expect(status!.indicators.map(({text}) => text)).toEqual(["20,5\u202f%", "60,0\u202f%"]);
    expect(status!.indicators[0]!.scoreText).toBe("z = +0,75");
    expect(dynamics!.indicators[0]!.text).toBe("−1,5 Punkte");
    expect(status!.index.cuts).toEqual([-1, 1, 1.5]);
  });

  it("gives the reason of an exclusion instead", () => {
    expect(areaDetail(data(), rows[3]!)).toMatchObject({note: "Ausreißer", scores: []});
    const suppressed = {...rows[3]!, excluded: "suppressed" as const, excluded_reason: null};
    expect(areaDetail(data(), suppressed).note).toContain("geheim");
    const small = {...suppressed, excluded: "below_minimum" as const};
    expect(areaDetail(data(), small).note).toContain("weniger als 300");
  });

  it("draws a trend over area, district and city once the history is there", () => {
    expect(areaDetail(data(), rows[0]!).trends).toEqual([]);
    const [trend, ...others] = areaDetail(data({history}), rows[0]!).trends;
    expect(others).toEqual([]);
    expect(trend!.summary).toBe("Kinderarmut: 22,0\u202f% (2023), 20,5\u202f% (2025)");
    expect(trend!.series.map(({kind, points}) => [kind, points.map(({value}) => value)])).toEqual([
      ["area", [22, 20.5]],
      ["parent", [null, 18]],
      ["city", [null, 17]]
    ]);
  });
});

describe("charts of the notebook", () => {
  it("counts classified areas per part of the city, greatest need first", () => {
    const bars = classesByPart(data(), 600)!;
    expect(bars.groups).toEqual(["Nord"]);
    expect(bars.segments.map(({name, count}) => [name, count])).toEqual([
      ["Status sehr niedrig, Dynamik negativ", 1],
      ["Status niedrig, Dynamik positiv", 1],
      ["Status mittel, Dynamik stabil", 1]
    ]);
  });

  it("places classified areas between status and dynamics; a method without dynamics has no plane", () => {
    const plane = statusPlane(data(), 600)!;
    expect(plane.points).toHaveLength(3);
    expect(plane.cuts).toEqual({x: [-1, 1, 1.5], y: [-1, 1]});
    expect(statusPlane(data({method: {...method, dynamics: null}}), 600)).toBeNull();
  });
});
