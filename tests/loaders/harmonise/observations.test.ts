import {describe, expect, it} from "vitest";
import {areaIndex} from "../../../loaders/harmonise/area-index.js";
import type {Measurement} from "../../../loaders/harmonise/measurement.js";
import type {Flag} from "../../../src/model/observation.js";
import {AREAS, catalogueOf, observedRows} from "./fixtures.js";

const catalogue = catalogueOf(
  ["alle", "count"],
  ["alo", "count"],
  ["quote", "rate", "alo", "alle"],
  ["anteil", "rate", "alo+alle", "alle"],
  ["alter", "mean", "", "alle"],
  ["index", "value"]
);

function measured(
  key: string,
  values: Readonly<Record<string, number | Flag>>,
  level = "quartier",
  period = "2021"
) {
  return Object.entries(values).map(([area_id, value]): Measurement => {
    const cell = typeof value === "number" ? {value, flag: null} : {value: null, flag: value};
    return {key, level, period, area_id, ...cell};
  });
}

function observed(...measurements: Measurement[][]) {
  const all = observedRows(measurements.flat(), catalogue, areaIndex(AREAS));
  for (const {value, flag} of all) expect(value === null).toBe(flag !== null);
  return (key: string, level: string, period = "2021") =>
    Object.fromEntries(
      all
        .filter((each) => each.indicator === key && each.level === level && each.period === period)
        .map(({area_id, value, flag}) => [area_id, value ?? flag])
    );
}

const people = measured("alle", {"11": 100, "12": 300, "21": 50});

describe("observations", () => {
  it("sums counts up the levels and recomputes rates from the sums", () => {
    const of = observed(people, measured("alo", {"11": 50, "12": 30, "21": 0}));
    expect(of("alle", "bezirk")).toEqual({"1": 400, "2": 50});
    expect(of("alle", "stadt")).toEqual({"0": 450});
    expect(of("quote", "quartier")).toEqual({"11": 50, "12": 10, "21": 0});
    expect(of("quote", "bezirk")).toEqual({"1": 20, "2": 0});
    expect(of("anteil", "stadt")).toEqual({"0": (100 * 530) / 450});
  });

  it("keeps numerator and denominator of a rate", () => {
    const all = observedRows([...people, ...measured("alo", {"11": 50})], catalogue, areaIndex(AREAS));
    const rate = all.find(({indicator, area_id}) => indicator === "quote" && area_id === "11");
    expect(rate).toMatchObject({value: 50, numerator: 50, denominator: 100, flag: null});
    const gap = all.find(({indicator, area_id}) => indicator === "quote" && area_id === "12");
    expect(gap).toMatchObject({value: null, numerator: null, denominator: 300, flag: "missing"});
  });

  it("gives no sum over a gap, and says the strictest reason", () => {
    const of = observed(people, measured("alo", {"11": "suppressed", "21": 4}));
    expect(of("alo", "quartier")).toEqual({"11": "suppressed", "12": "missing", "21": 4});
    expect(of("alo", "bezirk")).toEqual({"1": "suppressed", "2": 4});
    expect(of("alo", "stadt")).toEqual({"0": "suppressed"});
    expect(of("quote", "stadt")).toEqual({"0": "suppressed"});
  });

  it("uses a level's own delivery instead of a sum, period by period", () => {
    const of = observed(
      people,
      measured("alo", {"11": "suppressed", "12": 30, "21": 0}),
      measured("alo", {"1": 35, "2": 0}, "bezirk"),
      measured("alo", {"11": 1, "12": 2, "21": 3, "22": 4}, "quartier", "2020")
    );
    expect(of("alo", "bezirk")).toEqual({"1": 35, "2": 0});
    expect(of("alo", "stadt")).toEqual({"0": 35});
    expect(of("quote", "bezirk")).toEqual({"1": 8.75, "2": 0});
    expect(of("alo", "bezirk", "2020")).toEqual({"1": 3, "2": 7});
  });

  it("sums over the areas that the period has", () => {
    const of = observed(measured("alle", {"11": 1, "12": 2, "21": 3}, "quartier", "2020"), people);
    expect(of("alle", "quartier", "2020")).toEqual({"11": 1, "12": 2, "21": 3, "22": "missing"});
    expect(of("alle", "bezirk", "2020")).toEqual({"1": 3, "2": "missing"});
    expect(of("alle", "quartier")).toEqual({"11": 100, "12": 300, "21": 50});
  });

  it("weights means by their denominator", () => {
    const of = observed(people, measured("alter", {"11": 30, "12": 50, "21": 40}));
    expect(of("alter", "quartier")).toEqual({"11": 30, "12": 50, "21": 40});
    expect(of("alter", "bezirk")).toEqual({"1": 45, "2": 40});
  });

  it("leaves values that cannot be summed on the level they came for", () => {
    const of = observed(people, measured("index", {"11": 1, "12": 2, "21": 3}));
    expect(of("index", "bezirk")).toEqual({});
  });

  it("has no rate over nobody", () => {
    const of = observed(
      measured("alle", {"11": 0, "12": 1, "21": 1}),
      measured("alo", {"11": 0, "12": 1, "21": 1})
    );
    expect(of("quote", "quartier")).toEqual({"11": "not_applicable", "12": 100, "21": 100});
  });
});
