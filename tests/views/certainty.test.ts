import {describe, expect, it} from "vitest";
import type {IndicatorChange} from "../../src/model/change-noise.js";
import {certaintyIndex, type EditionCertainty} from "../../src/model/edition-certainty.js";
import {
  effectBarsProps,
  effectSentence,
  keptWords,
  noiseCell,
  noiseSummary,
  noiseWords,
  otherWords,
  share,
  sureSentence
} from "../../src/views/certainty.js";

const robust = (kept: number, other: string | null = "3+") => ({class: "2+", kept, other});
const change = (key: string, beyond_chance: boolean): IndicatorChange => ({
  ...{key, change: 2.4, low: 1, high: 3.8, p: 0.01},
  beyond_chance
});
const certainty: EditionCertainty = {
  ...{method: "probe", period: "2025", variants: 1000, seed: 1, assumptions: ["weights", "cuts"]},
  areas: [
    {area_id: "1", status: robust(0.99), dynamics: robust(1), combined: robust(0.97)},
    {area_id: "2", status: robust(0.96), dynamics: robust(0.5), combined: robust(0.48)}
  ],
  effects: [
    {index: "status", assumption: "weights", first: 0.9, total: 0.9},
    {index: "combined", assumption: "weights", first: -0.01, total: 0.2},
    {index: "combined", assumption: "cuts", first: 0.61, total: 0.84}
  ],
  changes: [["1", [change("a", true), change("b", false)]]]
};
const index = certaintyIndex(certainty);

describe("certainty in words", () => {
  it("of an area", () => {
    expect(keptWords(index, "1")).toBe("Einstufung in 97\u202f% der Varianten gleich");
    expect(keptWords(index, "9")).toBeNull();
    expect(keptWords(null, "1")).toBeNull();
    expect(otherWords(index, "2", (code) => `Klasse ${code}`)).toBe(
      "Die anderen Varianten ergeben am häufigsten: Klasse 3+."
    );
  });

  it("never rounds to all or nothing", () => {
    expect([share(1), share(0.997), share(0.995), share(0.004), share(0)]).toEqual([
      "100\u202f%",
      "mehr als 99\u202f%",
      "mehr als 99\u202f%",
      "weniger als 1\u202f%",
      "0\u202f%"
    ]);
  });

  it("of all areas, and of the assumption that matters most", () => {
    expect(sureSentence(certainty)).toBe(
      "Der Status ist in 2 von 2 Gebieten in mindestens 95\u202f% der 1.000 vertretbaren Varianten gleich, die Dynamik in 1, beides zusammen in 1."
    );
    expect(effectSentence(certainty)).toContain(
      "Am meisten zählt: Lage der Klassengrenzen. Davon allein kommen etwa 61\u202f%"
    );
    expect(effectSentence(certainty)).toContain("Der Zufall in den Fallzahlen ist nicht dabei");
    expect(effectBarsProps(certainty).effects.map(({first}) => first)).toEqual([0.61, 0]);
  });

  it("of changes: beside the class, with counts or not at all", () => {
    const indicators = new Map();
    expect(noiseCell(index.changes.get("1"))).toEqual({text: "1 von 2", sort: 0.5});
    expect(noiseCell(undefined)).toBeNull();
    expect(noiseWords(index.changes.get("1"), indicators)).toContain("bei „a“ (+2,4 Punkte); die übrigen");
    expect(noiseWords([change("a", false)], indicators)).toContain("vom Zufall zu unterscheiden");
    expect(noiseWords(undefined, indicators)).toBeNull();
    expect(noiseSummary(certainty)).toContain("In 1 von 2 Gebieten");
    expect(noiseSummary({...certainty, changes: []})).toContain("nicht veröffentlicht");
  });
});
