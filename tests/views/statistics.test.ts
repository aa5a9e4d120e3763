import {describe, expect, it} from "vitest";
import type {Indicator} from "../../src/model/indicator.js";
import type {InequalityRow} from "../../src/model/inequality.js";
import type {Places} from "../../src/model/places.js";
import {inequalityMeasures} from "../../src/views/inequality.js";
import {
  relate,
  relationCautions,
  relationNumbers,
  relationSentence,
  scatterProps,
  type RelationData
} from "../../src/views/relation.js";
import {
  globalSentence,
  localSentence,
  patternLegend,
  type PatternData
} from "../../src/views/spatial-pattern.js";

const quota: Indicator = {
  key: "quote",
  theme: "",
  title: "Quote",
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
};
const places = {area: (_: string, id: string) => ({name: `Gebiet ${id}`})} as unknown as Places;

describe("spatial pattern in words", () => {
  const base = {i: 0.42, expected: -0.01, mean: -0.01, deviation: 0.05, permutations: 9999, areas: 101};

  it("says what the test says", () => {
    expect(globalSentence({...base, p: 0.0002})).toMatch(
      /^Ähnliche Werte liegen beieinander.*0,42.*so gut wie nie.*p\u00a0<\u00a00,001/
    );
    expect(globalSentence({...base, i: -0.4, p: 0.01})).toMatch(
      /^Benachbarte Gebiete unterscheiden sich.*−0,40/
    );
    expect(globalSentence({...base, p: 0.4})).toMatch(/^Ein räumliches Muster ist nicht zu erkennen/);
    expect(globalSentence(null)).toContain("lässt sich nicht bestimmen");
  });

  it("counts findings, islands and areas without value", () => {
    const local = (area_id: string, finding: boolean) =>
      ({area_id, i: 1, quadrant: "high-high", mean: 0, deviation: 1, p: 0.01, finding}) as const;
    const data: PatternData = {
      indicator: quota,
      layer: {
        level: "plr",
        period: "2020",
        values: new Map([["d", {value: null, numerator: null, denominator: null, flag: "suppressed"}]])
      },
      places,
      values: new Map([["a", 1], ["b", 2], ["c", 3]]), // prettier-ignore
      smoothed: false,
      global: null,
      local: [local("a", true), local("b", false)],
      islands: ["c"],
      areas: ["a", "b", "c", "d", "e"]
    };
    const counts = patternLegend(data).entries.map(({name, count}) => `${name}: ${count}`);
    expect(counts).toEqual([
      "hoher Wert, auch die Nachbarn liegen hoch: 1 Gebiet",
      "hoher Wert zwischen niedrigen: kein Gebiet",
      "niedriger Wert zwischen hohen: kein Gebiet",
      "niedriger Wert, auch die Nachbarn liegen niedrig: kein Gebiet",
      "kein Muster, das über den Zufall hinausgeht: 1 Gebiet",
      "ohne Nachbarn mit Wert: 1 Gebiet",
      "k. A. (Geheimhaltung): 1 Gebiet",
      "ohne Wert: 1 Gebiet"
    ]);
    expect(localSentence(data)).toMatch(/^1 Gebiet mit hohem Wert liegt/);
    expect(localSentence({...data, local: [local("b", false)]})).toContain("Kein einzelnes");
  });
});

describe("inequality in words", () => {
  const row = (period: string, gini: number | null): InequalityRow => ({
    period,
    gini,
    theil: null,
    fifths: {top: 30, bottom: 10, ratio: 3},
    dissimilarity: null,
    areas: 10,
    unweighted: 0
  });

  it("offers what has an answer, and says whether it grew", () => {
    const measures = inequalityMeasures(
      [row("2012", 0.2), row("2015", null), row("2020", 0.3)],
      quota,
      "2020"
    );
    expect(measures.map(({key}) => key)).toEqual(["fifths", "gini"]);
    expect(measures[0]!.sentence).toContain("kaum verändert");
    expect(measures[1]!.sentence).toContain(
      "2012 waren es 0,20: Die Unterschiede zwischen den Gebieten sind seither größer geworden."
    );
    expect(measures[1]!.line.points.map(({value}) => value)).toEqual([0.2, null, 0.3]);
    expect(inequalityMeasures([row("2012", 0.2)], quota, "2012")[1]!.sentence).not.toContain("seither");
    expect(inequalityMeasures([row("2012", 0.2)], quota, "2020")).toEqual([]);
  });
});

describe("relations", () => {
  const ids = Array.from({length: 12}, (_, i) => String(i));
  const side = (of: (i: number) => number, title: string) => ({
    indicator: {...quota, title},
    values: new Map(ids.map((id, i) => [id, of(i)])),
    smoothed: false,
    intervals: new Map()
  });
  const data: RelationData = {
    x: side((i) => i, "X"),
    y: side((i) => 2 * i + 5 + (i % 3), "Y"),
    control: side((i) => Math.sin(i), "Z"),
    level: "plr",
    places,
    areas: [...ids, "ohne"],
    weightOf: (id) => (id === "3" ? null : 100 + Number(id)),
    weighted: true
  };

  it("leave out areas without a value or a weight, and say what the line says", () => {
    const relation = relate(data);
    expect(relation.areas).toHaveLength(11);
    expect(relation.pearson).toBeGreaterThan(0.99);
    expect(relationSentence(data, relation)).toMatch(
      /^Wo „X“ um einen Prozentpunkt höher liegt, liegt „Y“ im Mittel um 2,\d\d Prozentpunkte höher/
    );
    expect(relationNumbers(data, relation).map(({key}) => key)).toEqual([
      "pearson",
      "spearman",
      "partial",
      "explained"
    ]);
    expect(relationCautions(data, relation)[0]).toContain("nur 11 Gebiete");
    const {points, line} = scatterProps(data, relation);
    expect(points.map(({size}) => size)).toEqual([...points.map(({size}) => size)].sort((a, b) => b - a));
    expect([line[0]!.x, line.at(-1)!.x]).toEqual([0, 11]);
  });

  it("claim nothing where the line could be level, and have no answer where nothing varies", () => {
    const noise = {...data, y: side((i) => [3, 9, 1, 7, 2, 8, 3, 9, 2, 8, 3, 7][i]!, "Y")};
    expect(relationSentence(noise, relate(noise))).toMatch(/^Ein Zusammenhang ist nicht zu erkennen/);
    const flat = {...data, x: side(() => 4, "X")};
    const relation = relate(flat);
    expect(relation).toMatchObject({line: null, pearson: null, spearman: null, partial: null});
    expect(relationNumbers(flat, relation).map(({value}) => value)).toEqual([
      "k. A.",
      "k. A.",
      "k. A.",
      "k. A."
    ]);
    expect(scatterProps(flat, relation).line).toEqual([]);
  });

  it("warn of a common denominator", () => {
    const shared = {...quota, numerator: "a", denominator: "n"};
    const both = {...data, x: {...data.x, indicator: shared}, y: {...data.y, indicator: shared}};
    expect(relationCautions(both, relate(both)).join(" ")).toContain("denselben Nenner");
  });
});
