import {describe, expect, it} from "vitest";
import type {ClassifiedArea} from "../../src/model/classification.js";
import {
  withClasses,
  withCut,
  withIndicator,
  withLeftOut,
  withoutIndicator,
  withShare
} from "../../src/model/method-draft.js";
import type {Method} from "../../src/model/method.js";
import {changeSentence, methodChanges} from "../../src/views/lab-changes.js";
import {
  agreementProps,
  classLimits,
  compareClasses,
  comparisonSentence,
  kappaWords,
  labMapLook
} from "../../src/views/lab-figure.js";
import {answerProblemWords, draftProblemWords} from "../../src/views/lab-problem.js";
import {method} from "./fixture.js";

const names = {indicator: (key: string) => `Titel ${key}`, area: (id: string) => `Gebiet ${id}`};
const none = new Set<string>();

function area(area_id: string, status: string | null, index = 0): ClassifiedArea {
  return {
    ...{area_id, name: `Gebiet ${area_id}`, parent_id: null, population: 1000},
    ...{status_index: status === null ? null : index, status_class: status},
    ...{dynamics_index: status === null ? null : 0, dynamics_class: status === null ? null : "+/-"},
    combined_class: status === null ? null : `${status}+/-`,
    ...{excluded: status === null ? "below_minimum" : null, excluded_reason: null, status: [], dynamics: []}
  };
}

describe("what is changed, in words", () => {
  it("says so where nothing is", () => {
    expect(changeSentence(method, method, names)).toBe("Gerechnet wird nach „Probe“ ohne Änderung.");
  });

  it("names every kind of change", () => {
    const more = withIndicator(withoutIndicator(method.status, "bildung"), "pflege", "higher_is_worse");
    const status = {
      ...withCut(withShare(more, "armut", 80, none), 0, -0.75),
      ...{normalise: "min-max" as const, aggregate: "weighted-mean" as const, standardise: null}
    };
    const dynamics = withClasses(method.dynamics!, method.dynamics!, "quantiles", 5, []);
    const draft: Method = {
      ...withLeftOut(method, ["01", "02"]),
      status,
      dynamics
    };
    expect(methodChanges(method, {...draft, areas: {...draft.areas, minimumPopulation: 500}}, names)).toEqual(
      [
        "Mindestzahl 500 statt 300 Einwohnerinnen und Einwohner",
        "ausgelassen sind Gebiet 01 und Gebiet 02",
        "Status: hinzugefügt „Titel pflege“",
        "Status: entfernt „Titel bildung“",
        "Status: Gewichte Titel armut 80,0 % und Titel pflege 20,0 %",
        "Status: Normierung Spanne von 0 bis 1 statt z-Werte (Grundgesamtheit)",
        "Status: Zusammenfassung gewichtetes Mittel statt Summe",
        "Status: standardisiert nicht noch einmal statt als z-Wert (Grundgesamtheit)",
        "Status: Grenzen −0,75, 1 und 1,5 statt −1, 1 und 1,5",
        "Dynamik: 5 statt 3 Klassen",
        "Dynamik: gleich große Gruppen statt feste Grenzen"
      ]
    );
  });
});

describe("what comes of it", () => {
  const before = [area("1", "1"), area("2", "2"), area("3", "3"), area("4", null)];
  const after = [area("1", "1"), area("2", "3"), area("3", null), area("4", "1")];
  const comparison = compareClasses(method, method, before, after);

  it("counts areas with another class, and those that gained or lost theirs", () => {
    expect(comparisonSentence(comparison)).toBe(
      "1 von 2 Gebieten hat eine andere Klasse, 50,0\u202f% (Status 1, Dynamik 0). 1 Gebiet ist nicht mehr eingestuft. 1 Gebiet ist neu eingestuft."
    );
    expect(comparisonSentence(compareClasses(method, method, before, before))).toBe(
      "Alle 3 Gebiete behalten ihre Klasse."
    );
  });

  it("does not compare other classes with each other", () => {
    const five = {...method, status: withClasses(method.status, method.status, "quantiles", 5, [])};
    expect(compareClasses(method, five, before, after).comparable).toEqual(["dynamics"]);
    const both = {...five, dynamics: withClasses(method.dynamics!, method.dynamics!, "quantiles", 5, [])};
    expect(comparisonSentence(compareClasses(method, both, before, before))).toContain(
      "Die Klassen sind andere"
    );
  });

  it("draws changed areas in their new colour and others faint", () => {
    const {fills, describe: say} = labMapLook(comparison, "differences", () => null);
    expect(fills.get("2")).toEqual({colour: "var(--class-3-2)"});
    expect(fills.get("1")).toEqual({colour: "color-mix(in srgb, var(--class-1-2) 16%, var(--ground))"});
    expect(fills.get("3")).toEqual({pattern: "dots"});
    expect(say("2")).toBe(
      "Gebiet 2, vorher: Status mittel, Dynamik stabil, jetzt: Status niedrig, Dynamik stabil"
    );
    expect(labMapLook(comparison, "classes", () => null).fills.get("1")).toEqual({
      colour: "var(--class-1-2)"
    });
  });

  it("gives the agreement table in the order of the classes", () => {
    const props = agreementProps("status", method, method, [{class_a: "2", class_b: "3", areas: 7}]);
    expect(props.counts[1]).toEqual([0, 0, 7, 0]);
    expect(props.square).toBe(true);
    expect(kappaWords(null)).toContain("ein Kappa gibt es dann nicht");
  });

  it("finds limits between classes half-way, and none without classes", () => {
    const quantiles = {...method.status, cuts: {kind: "quantiles" as const}};
    const rows = [area("1", "1", -2), area("2", "2", 0), area("3", "3", 1), area("4", "4", 3)];
    expect(classLimits("status", quantiles, rows)).toEqual([-1, 0.5, 2]);
    expect(classLimits("status", quantiles, [])).toEqual([]);
  });
});

describe("problems in German", () => {
  it("of a draft", () => {
    expect(draftProblemWords({...method, status: {...method.status, indicators: []}})).toEqual([
      "Status: Es ist kein Indikator gewählt. Fügen Sie mindestens einen hinzu."
    ]);
    expect(draftProblemWords(method)).toEqual([]);
  });

  it.each(["no-area", "no-spread", "no-index", "too-few-values", "no-component"] as const)(
    "of an answer: %s",
    (kind) => {
      const words = answerProblemWords({kind, index: "status", keys: ["armut"]}, method, names.indicator);
      expect(words).toMatch(/^(Kein Gebiet|Status: ).*\.$/);
      expect(words).not.toMatch(/undefined|expected|NaN/);
    }
  );
});
