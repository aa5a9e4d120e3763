import {describe, expect, it} from "vitest";
import type {Area, Level} from "../../src/model/area.js";
import type {Indicator} from "../../src/model/indicator.js";
import type {AreaValue, IndicatorSeries} from "../../src/model/indicator-series.js";
import type {Flag} from "../../src/model/observation.js";
import {findProfileArea, type ProfileArea} from "../../src/model/profile-area.js";
import {profileFacilities, profileNotes} from "../../src/views/profile-notes.js";
import {profileHead, profileTable, profileValues, type ProfileSource} from "../../src/views/profile.js";
import {profileSentences} from "../../src/views/profile-sentences.js";

const LEVELS: readonly Level[] = [
  {key: "stadt", title: "Stadt", plural: "Stadt"},
  {key: "bezirk", title: "Bezirk", plural: "Bezirke"},
  {key: "quartier", title: "Quartier", plural: "Quartiere"},
  {key: "wahlkreis", title: "Wahlkreis", plural: "Wahlkreise", of: "quartier"}
];

function area(level: string, id: string, parent: string | null, dates: Partial<Area> = {}): Area {
  const base = {valid_from: null, valid_to: null, area_km2: 2, lon: 0, lat: 0};
  return {...base, level, area_id: id, name: `${level} ${id}`, parent_id: parent, ...dates};
}

const OLD = {valid_to: "2020-12-31"};
const NEW = {valid_from: "2021-01-01"};
const AREAS = [
  area("stadt", "0", null, {name: "Musterstadt"}),
  area("bezirk", "1", "0"),
  ...["11", "12", "13", "14"].map((id) => area("quartier", id, "1", OLD)),
  ...["11", "12", "13", "15"].map((id) => area("quartier", id, "1", NEW)),
  area("wahlkreis", "W1", null)
];

const POOR: Indicator = {
  ...{key: "armut", theme: "Lage", title: "Kinderarmut", unit: "%", decimals: 1, kind: "metric"},
  ...{polarity: "higher_is_worse", numerator: "a", denominator: "b", factor: 100, source: "Amt", note: ""},
  public: true
};
const PEOPLE: Indicator = {
  ...POOR,
  ...{key: "einwohner", theme: "Bevölkerung", title: "Einwohner", unit: "Personen", decimals: 0},
  ...{polarity: "neutral", numerator: null, denominator: null}
};

function value(given: number | Flag): AreaValue {
  const counts = {numerator: null, denominator: null};
  return typeof given === "number"
    ? {...counts, value: given, flag: null}
    : {...counts, value: null, flag: given};
}

function series(
  indicator: Indicator,
  layers: Record<string, Record<string, number | Flag>>
): IndicatorSeries {
  return {
    indicator,
    layers: Object.entries(layers).map(([key, values]) => {
      const [level, period] = key.split(" ") as [string, string];
      return {level, period, values: new Map(Object.entries(values).map(([id, v]) => [id, value(v)]))};
    })
  };
}

const PEOPLE_SERIES = series(PEOPLE, {
  "quartier 2018": {11: 90, 12: 100, 13: 100, 14: 10},
  "quartier 2021": {11: 100, 12: 110, 13: 90, 15: 20},
  "quartier 2023": {11: 120, 12: 110, 13: "suppressed", 15: 20},
  "bezirk 2023": {1: 1000},
  "stadt 2023": {0: 1000}
});
const POOR_SERIES = series(POOR, {
  "quartier 2018": {11: 50, 12: 10, 13: 20, 14: 30},
  "quartier 2021": {11: 10, 12: 20, 13: "suppressed", 15: 40},
  "quartier 2023": {11: 12.5, 12: 20, 13: "suppressed", 15: "below_minimum"},
  "bezirk 2023": {1: 18},
  "stadt 2023": {0: 15},
  "stadt 2021": {0: 14}
});
const SOURCE: ProfileSource = {
  series: [PEOPLE_SERIES, POOR_SERIES],
  until: null,
  population: "einwohner",
  classification: null
};

function profile(level: string, id: string, period: string | null = null): ProfileArea {
  const found = findProfileArea(AREAS, LEVELS, {level, id, period});
  if (found === null) throw new Error(`test: no area ${level} ${id}`);
  return found;
}

function cells(one: ProfileArea, source = SOURCE) {
  const values = profileValues(one, source);
  return profileTable([one], [values], source.series).themes.flatMap(({rows}) =>
    rows.map((row) => ({key: row.key, city: row.city, cell: row.cells[0]!}))
  );
}

describe("areas of profiles", () => {
  it("stand in the newest boundaries they have, or in those of a period", () => {
    expect(profile("quartier", "11").area.valid_from).toBe("2021-01-01");
    expect(profile("quartier", "11", "2018").area.valid_to).toBe("2020-12-31");
    expect(profile("quartier", "14").area.valid_to).toBe("2020-12-31");
    expect(findProfileArea(AREAS, LEVELS, {level: "quartier", id: "14", period: "2023"})).toBeNull();
  });

  it("know what contains them; the city is contained in nothing, a second zoning in the city alone", () => {
    const names = (one: ProfileArea) => one.parents.map(({area}) => area.name);
    expect(names(profile("quartier", "11"))).toEqual(["bezirk 1", "Musterstadt"]);
    expect(names(profile("wahlkreis", "W1"))).toEqual(["Musterstadt"]);
    expect(names(profile("stadt", "0"))).toEqual([]);
  });
});

describe("rows", () => {
  it("have the newest value, its place among all areas, and the change since the first period", () => {
    const [people, poor] = cells(profile("quartier", "11"));
    expect(poor!.cell).toMatchObject({
      text: "12,5\u202f%",
      value: 12.5,
      parent: "bezirk 1 18,0\u202f%",
      change: "+2,5\u00a0Punkte seit 2021"
    });
    expect(poor!.city).toBe("Musterstadt 15,0\u202f%");
    expect(people!.cell).toMatchObject({text: "120", parent: null, change: "+20 seit 2021"});
    expect(people!.city).toBeNull();
  });

  it("never mix boundaries: neither in the line, nor in the change, nor in the distribution", () => {
    const [, now] = profileValues(profile("quartier", "11"), SOURCE);
    expect(now!.history).toEqual([
      {period: "2021", value: 10},
      {period: "2023", value: 12.5}
    ]);
    expect(now!.cityHistory.map(({value}) => value)).toEqual([14, 15]);
    expect(now!.otherBoundaries).toBe(true);
    const [, then] = profileValues(profile("quartier", "11", "2018"), {...SOURCE, until: "2018"});
    expect(then!.history).toEqual([{period: "2018", value: 50}]);
    expect(then!.all).toEqual([50, 10, 20, 30]);
  });

  it("say why there is no value, and draw neither line nor change of it", () => {
    const [, poor] = cells(profile("quartier", "13"));
    expect(poor!.cell).toMatchObject({text: "k. A. (Geheimhaltung)", value: null, change: null});
    expect(cells(profile("quartier", "15"))[1]!.cell.text).toBe("unter Mindestgröße");
  });

  it("line up for areas side by side, with a cell where one has nothing", () => {
    const two = [profile("quartier", "11"), profile("quartier", "15")];
    const table = profileTable(
      two,
      two.map((one) => profileValues(one, SOURCE)),
      SOURCE.series
    );
    for (const {rows} of table.themes) for (const row of rows) expect(row.cells).toHaveLength(2);
    expect(table.themes.map(({title}) => title)).toEqual(["Bevölkerung", "Lage"]);
  });

  it("of the whole city have no distribution and nothing to compare with", () => {
    const [people, poor] = cells(profile("stadt", "0"));
    expect(people!.cell).toMatchObject({text: "1.000", strip: null, parent: null});
    expect(poor!).toMatchObject({city: null, cell: {change: "+1,0\u00a0Punkt seit 2021"}});
  });

  it("are left out where the level has no value of the indicator", () =>
    expect(cells(profile("wahlkreis", "W1"))).toEqual([]));
});

describe("sentences", () => {
  const said = (one: ProfileArea) =>
    profileHead(one, profileValues(one, SOURCE), SOURCE, {locator: null, address: () => ""}).sentences!;

  it("name place, residents, the contrast with the city and the change", () => {
    expect(said(profile("quartier", "11"))).toEqual([
      "quartier 11 ist ein Quartier im Bezirk bezirk 1 in Musterstadt; 2023 lebten dort 120 Menschen, 20 mehr als 2021.",
      "Am weitesten vom Wert für Musterstadt entfernt ist „Kinderarmut“ mit 12,5\u202f% gegenüber 15,0\u202f% (2023).",
      "Am stärksten verändert hat sich „Kinderarmut“: von 10,0\u202f% (2021) auf 12,5\u202f% (2023)."
    ]);
  });

  it("of an area where all is withheld tell the reason and no number", () => {
    const [place, reason] = said(profile("quartier", "13"));
    expect(place).toBe("quartier 13 ist ein Quartier im Bezirk bezirk 1 in Musterstadt.");
    expect(reason).toMatch(/^Für dieses Gebiet wird kein Wert gezeigt: die Fallzahlen sind so klein/);
    expect(said(profile("quartier", "13")).join()).not.toMatch(/90/);
  });

  it("of the whole city compare it with nothing", () => {
    const sentences = said(profile("stadt", "0"));
    expect(sentences[0]).toBe("Musterstadt umfasst das ganze Stadtgebiet; 2023 lebten 1.000 Menschen.");
    expect(sentences.join(" ")).not.toContain("gegenüber");
  });

  it("say so where there is no indicator at all", () =>
    expect(profileSentences(profile("wahlkreis", "W1"), [], {population: null, classWords: null})[1]).toBe(
      "Für dieses Gebiet liegen keine Indikatoren vor."
    ));
});

describe("facilities and notes", () => {
  const point = (id: string, category: string, quartier: string) => ({
    ...{id, category, name: `Kita ${id}`, address: null, lon: 0, lat: 0, link: null, public: true},
    ...{details: null, areas: {quartier}}
  });

  it("are counted and named by category and area", () => {
    const points = [point("b", "Kita", "11"), point("a", "Kita", "11"), point("c", "Schule", "15")];
    const props = profileFacilities([profile("quartier", "11"), profile("quartier", "15")], points)!;
    expect(props.categories.map(({title, places}) => [title, places.map((own) => own.length)])).toEqual([
      ["Kita", [2, 0]],
      ["Schule", [0, 1]]
    ]);
    expect(props.categories[0]!.places[0]!.map(({name}) => name)).toEqual(["Kita a", "Kita b"]);
  });

  it("are not said of boundaries that are no longer in force, nor of a level they were not placed in", () => {
    expect(profileFacilities([profile("quartier", "14")], [point("a", "Kita", "14")])).toBeNull();
    expect(profileFacilities([profile("bezirk", "1")], [point("a", "Kita", "11")])).toBeNull();
    expect(profileFacilities([profile("bezirk", "1")], null)).toBeNull();
  });

  it("tell that boundaries have changed only where values are left out for it", () => {
    const info = {sources: [], data_version: "x", software: {name: "q", version: "1"}} as never;
    const notes = (one: ProfileArea) => profileNotes([profileValues(one, SOURCE)], info).notes.join(" ");
    expect(notes(profile("quartier", "11"))).toContain("Die Gebietsgrenzen haben sich geändert");
    expect(notes(profile("bezirk", "1"))).not.toContain("Die Gebietsgrenzen haben sich geändert");
  });
});
