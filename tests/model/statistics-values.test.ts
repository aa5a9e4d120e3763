import {describe, expect, it} from "vitest";
import {intervalsOf, isShare, readingOf} from "../../src/model/area-reading.js";
import type {Indicator} from "../../src/model/indicator.js";
import type {AreaValue, IndicatorSeries} from "../../src/model/indicator-series.js";
import {inequality} from "../../src/model/inequality.js";
import {runInSlices} from "../../src/model/run-in-slices.js";
import {finish} from "./statistics/st-louis.js";

const quota: Indicator = {
  key: "quote",
  theme: "",
  title: "Quote",
  unit: "%",
  decimals: 1,
  kind: "metric",
  polarity: "higher_is_worse",
  numerator: "arm",
  denominator: "alle",
  factor: 100,
  source: "",
  note: "",
  public: true
};
const value = (numerator: number, denominator: number): AreaValue => ({
  value: (100 * numerator) / denominator,
  numerator,
  denominator,
  flag: null
});
const withheld: AreaValue = {value: null, numerator: null, denominator: 40, flag: "suppressed"};
const series = (
  indicator: Indicator,
  periods: Record<string, Record<string, AreaValue>>
): IndicatorSeries => ({
  indicator,
  layers: Object.entries(periods).map(([period, values]) => ({
    level: "plr",
    period,
    values: new Map(Object.entries(values))
  }))
});
const areas = {
  a: value(10, 100),
  b: value(300, 1000),
  c: withheld,
  d: value(1, 10),
  e: value(40, 80),
  f: value(90, 300)
};

describe("readings", () => {
  const [layer] = series(quota, {"2020": areas}).layers;

  it("are the values, without those withheld", () => {
    expect([...readingOf(quota, layer!, "raw")]).toEqual([["a", 10], ["b", 30], ["d", 10], ["e", 50], ["f", 30]]); // prettier-ignore
  });

  it("smoothed lie between the value and the mean, in the indicator's unit", () => {
    const smoothed = readingOf(quota, layer!, "smoothed");
    const mean = (100 * 441) / 1490;
    expect(smoothed.get("d")!).toBeGreaterThan(10);
    expect(smoothed.get("d")!).toBeLessThan(mean);
    expect(smoothed.get("d")! - 10).toBeGreaterThan(smoothed.get("a")! - 10);
    expect(smoothed.has("c")).toBe(false);
  });

  it("have Wilson intervals, wider in smaller areas, only where the values are shares with counts", () => {
    const intervals = intervalsOf(quota, layer!);
    const width = (id: string) => intervals.get(id)!.high - intervals.get(id)!.low;
    expect(width("d")).toBeGreaterThan(width("a"));
    expect(intervals.get("b")!.low).toBeLessThan(30);
    const places = {...layer!, values: new Map([["a", value(30, 20)], ["b", value(5, 10)]])}; // prettier-ignore
    expect(isShare(quota, places)).toBe(false);
    expect(intervalsOf(quota, places).size).toBe(0);
    expect(readingOf(quota, places, "smoothed").get("a")).toBe(150);
    expect(isShare({...quota, numerator: null}, layer!)).toBe(false);
  });
});

describe("inequality", () => {
  const people = {...quota, key: "einwohner", numerator: null, denominator: null, unit: "Personen"};
  const plain = (x: number): AreaValue => ({value: x, numerator: null, denominator: null, flag: null});
  const population = series(people, {
    "2020": {a: plain(100), b: plain(1000), d: plain(10), e: plain(80), f: plain(0)}
  });

  it("has a row per period, weighted by population; what has none is left out", () => {
    const two = series(quota, {"2020": areas, "2021": {a: value(1, 4)}});
    const [first, second] = finish(inequality(two, "plr", population, 1));
    expect(first).toMatchObject({period: "2020", areas: 5, unweighted: 1});
    expect(first!.gini).toBeGreaterThan(0);
    expect(first!.dissimilarity!.index).toBeGreaterThan(first!.dissimilarity!.corrected);
    expect(second).toMatchObject({period: "2021", gini: null, theil: null, fifths: null, areas: 1});
  });

  it("counts every area the same where no population is known", () => {
    const one = series(quota, {"2020": areas});
    expect(finish(inequality(one, "plr", null, 1))[0]).toMatchObject({unweighted: 0, areas: 5});
    expect(finish(inequality(one, "bezirk", null, 1))).toEqual([]);
  });
});

describe("runInSlices", () => {
  function* count(to: number): Generator<void, number> {
    let sum = 0;
    for (let i = 0; i < to; i++) {
      const until = performance.now() + 0.2;
      while (performance.now() < until) sum += 0;
      sum++;
      yield;
    }
    return sum;
  }

  it("lets other tasks run in between, and gives the result of one go", async () => {
    const gaps: number[] = [];
    let last = performance.now();
    const timer = setInterval(() => {
      gaps.push(performance.now() - last);
      last = performance.now();
    }, 1);
    expect(await runInSlices(count(600))).toBe(600);
    clearInterval(timer);
    expect(gaps.length).toBeGreaterThan(3);
  });

  it("stops when it is not wanted any more", async () => {
    const stop = new AbortController();
    const running = runInSlices(count(100_000), stop.signal);
    setTimeout(() => stop.abort(), 30);
    await expect(running).rejects.toThrow();
  });
});
