import {describe, expect, it} from "vitest";
import * as text from "../../src/text/profile.js";

const BERLIN = {name: "Berlin", level: "Berlin"};
const NEUKOELLN = {name: "Neukölln", level: "Bezirk"};
const REUTER = {name: "Reuterstraße", level: "Bezirksregion"};

describe("gender of a level", () => {
  it.each([
    ["Planungsraum", "m"],
    ["Bezirk", "m"],
    ["Stadtteil", "m"],
    ["Wahlkreis", "m"],
    ["Baublock", "m"],
    ["Bezirksregion", "f"],
    ["Siedlung", "f"],
    ["Quartier", "n"],
    ["Stadtviertel", "n"],
    ["Statistisches Gebiet", "n"],
    ["Tract", null],
    ["", null]
  ] as const)("%s: %s", (noun, gender) => expect(text.genderOf(noun)).toBe(gender));
});

describe("place", () => {
  it.each([
    ["Planungsraum", [REUTER, NEUKOELLN, BERLIN], "Planungsraum in Reuterstraße, Neukölln, Berlin"],
    ["Bezirk", [BERLIN], "Bezirk in Berlin"],
    ["Stadt", [], "Ganze Stadt"]
  ] as const)("of a %s", (level, containers, words) =>
    expect(text.placeWords(level, containers)).toBe(words)
  );

  it.each([
    [
      "Reuterkiez",
      "Planungsraum",
      [REUTER, NEUKOELLN, BERLIN],
      "Reuterkiez ist ein Planungsraum in der Bezirksregion Reuterstraße in Berlin."
    ],
    [
      "Reuterstraße",
      "Bezirksregion",
      [NEUKOELLN, BERLIN],
      "Reuterstraße ist eine Bezirksregion im Bezirk Neukölln in Berlin."
    ],
    ["Neukölln", "Bezirk", [BERLIN], "Neukölln ist ein Bezirk in Berlin."],
    ["Berlin", "Berlin", [], "Berlin umfasst das ganze Stadtgebiet."],
    ["Census 12", "Tract", [NEUKOELLN, BERLIN], "Census 12 (Tract) liegt im Bezirk Neukölln in Berlin."],
    [
      "Kiez",
      "Planungsraum",
      [{name: "Nord", level: "Tract"}, BERLIN],
      "Kiez ist ein Planungsraum in Nord (Tract) in Berlin."
    ]
  ] as const)("sentence of %s", (name, level, containers, sentence) =>
    expect(text.placeSentence(name, level, containers, null)).toBe(sentence)
  );
});

describe("residents", () => {
  const with_ = (value: number, before: number | null, period = "2019") =>
    text.placeSentence("Aue", "Quartier", [BERLIN], {
      value,
      period,
      before: before === null ? null : {value: before, period: "2013"}
    });

  it("more, fewer, as many", () => {
    expect(with_(1234, 1000)).toBe(
      "Aue ist ein Quartier in Berlin; 2019 lebten dort 1.234 Menschen, 234 mehr als 2013."
    );
    expect(with_(1000, 1234)).toContain("234 weniger als 2013.");
    expect(with_(1000, 1000)).toContain("1.000 Menschen, ebenso viele wie 2013.");
    expect(with_(1000, null)).toContain("lebten dort 1.000 Menschen.");
  });

  it("one person is singular, none is plural", () => {
    expect(with_(1, null)).toContain("lebte dort 1 Mensch.");
    expect(with_(0, null)).toContain("lebten dort 0 Menschen.");
  });

  it("a day and a month stand with their preposition", () => {
    expect(with_(5, null, "2019-06-30")).toContain("; am 30.06.2019 lebten dort");
    expect(with_(5, null, "2019-06")).toContain("; im Juni 2019 lebten dort");
  });

  it("nobody lives 'dort' in the whole city", () =>
    expect(text.placeSentence("Berlin", "Stadt", [], {value: 3, period: "2019", before: null})).toBe(
      "Berlin umfasst das ganze Stadtgebiet; 2019 lebten 3 Menschen."
    ));
});

describe("class", () => {
  const status = {name: "niedrig", position: 3, of: 4};

  it("says which end means more need, and what the dynamics mean", () => {
    const said = text.classSentence({
      status,
      dynamics: {name: "negativ", direction: "rising"},
      plural: "Planungsräume",
      period: "2019"
    });
    expect(said).toBe(
      "Im Vergleich mit allen Planungsräumen ist der soziale Status 2019 als „niedrig“ eingestuft (Stufe 3 von 4; je höher die Stufe, desto größer ist der Unterstützungsbedarf), die Dynamik als „negativ“: der Bedarf hat stärker zugenommen als in den übrigen Gebieten."
    );
  });

  it("without dynamics, and with dynamics of other than three classes", () => {
    const facts = {status, dynamics: null, plural: "Bezirksregionen", period: "2019"};
    expect(text.classSentence(facts)).toMatch(
      /^Im Vergleich mit allen Bezirksregionen .*größer ist der Unterstützungsbedarf\)\.$/
    );
    expect(text.classSentence({...facts, dynamics: {name: "steigend", direction: null}})).toMatch(
      /, die Dynamik als „steigend“\.$/
    );
  });

  it("a reason ends with one full stop", () => {
    expect(text.notClassifiedSentence("Grund.")).toBe("Der soziale Status ist nicht eingestuft: Grund.");
    expect(text.notClassifiedSentence("Grund")).toBe("Der soziale Status ist nicht eingestuft: Grund.");
  });

  it("distance to the next class", () =>
    expect(text.distanceWords(-0.62, 0.384, "hoch")).toBe(
      "Status-Index −0,62; bis zur Klasse „hoch“ sind es 0,38 Einheiten"
    ));
});

describe("values", () => {
  const facts = {
    title: "Kinderarmut",
    unit: "%",
    decimals: 1,
    value: 41.23,
    other: 27.31,
    reference: "Wert für Berlin",
    period: "2019"
  };

  it("contrast with the city ranks nobody", () => {
    const said = text.contrastSentence(facts);
    expect(said).toBe(
      "Am weitesten vom Wert für Berlin entfernt ist „Kinderarmut“ mit 41,2\u202f% gegenüber 27,3\u202f% (2019)."
    );
    expect(text.contrastSentence({...facts, value: 27.33})).toContain(
      "Alle verglichenen Werte entsprechen dem Wert für Berlin"
    );
  });

  it("change from one period to another", () =>
    expect(
      text.changeSentence({
        ...facts,
        first: {period: "2013", value: 38},
        last: {period: "2019", value: 41.23}
      })
    ).toBe("Am stärksten verändert hat sich „Kinderarmut“: von 38,0\u202f% (2013) auf 41,2\u202f% (2019)."));

  it.each([
    [38, 41.2, "%", 1, "+3,2\u00a0Punkte seit 2013"],
    [40, 41, "%", 0, "+1\u00a0Punkt seit 2013"],
    [41, 40, "%", 1, "−1,0\u00a0Punkt seit 2013"],
    [40.01, 40.04, "%", 1, "0,0\u00a0Punkte seit 2013"],
    [1.24, 1.26, "%", 1, "+0,1\u00a0Punkte seit 2013"],
    [100, 1334, "Personen", 0, "+1.234 seit 2013"],
    [2, 1, "Haushalte", 0, "−1 seit 2013"]
  ] as const)("change of %s to %s %s", (first, last, unit, decimals, words) =>
    expect(
      text.changeWords({period: "2013", value: first}, {period: "2019", value: last}, unit, decimals)
    ).toBe(words)
  );

  it("a change of a change is none", () =>
    expect(
      text.changeWords({period: "2013", value: 1}, {period: "2019", value: 2}, "Prozentpunkte", 1)
    ).toBeNull());

  it.each([
    [{value: 27.31, flag: null}, "27,3\u202f%"],
    [{value: 0, flag: null}, "0,0\u202f%"],
    [{value: null, flag: "suppressed"}, "k. A. (Geheimhaltung)"],
    [{value: null, flag: "below_minimum"}, "unter Mindestgröße"],
    [{value: null, flag: "missing"}, "keine Daten"],
    [{value: null, flag: "not_applicable"}, "nicht sinnvoll"],
    [{value: null, flag: null}, "k. A."]
  ] as const)("%o", (value, words) => expect(text.valueWords(value, "%", 1)).toBe(words));

  it("an area without any value says why, each reason once", () => {
    expect(text.noValuesSentence([])).toBe("Für dieses Gebiet liegen keine Indikatoren vor.");
    expect(text.noValuesSentence(["suppressed", "suppressed"])).toBe(
      "Für dieses Gebiet wird kein Wert gezeigt: die Fallzahlen sind so klein, dass sie geheim zu halten sind."
    );
    expect(text.noValuesSentence(["suppressed", "missing"])).toMatch(
      /halten sind und es wurden keine Daten geliefert\.$/
    );
  });

  it("no word ranks areas", () =>
    expect(JSON.stringify(text.PROFILE_WORDS)).not.toMatch(
      /Brennpunkt|Problem|schlecht|Rang|Spitzenreiter|Schlusslicht/i
    ));
});
