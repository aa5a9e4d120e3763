import {describe, expect, it} from "vitest";
import {withholdChanges} from "../../../loaders/disclosure/delivered-changes.js";
import {withholdDeliveredRates} from "../../../loaders/disclosure/delivered-rates.js";
import {areaIndex} from "../../../loaders/harmonise/area-index.js";
import {areaLists} from "../../../loaders/harmonise/area-list.js";
import {flagCode, flagOf} from "../../../loaders/harmonise/cells.js";
import type {ObservationBlock} from "../../../loaders/harmonise/observation-block.js";
import type {DisclosureRules} from "../../../loaders/manifest/municipality.js";
import type {Area} from "../../../src/model/area.js";
import {catalogueOf} from "../harmonise/fixtures.js";
import {createRandom} from "./random-tables.js";

const RULES: DisclosureRules = {
  ...{threshold: 10, zeroIsSafe: true, complement: true, dominance: [], rounding: null},
  ...{minimumPopulation: [], breakdowns: [], subsets: [], changes: []},
  deliveredRates: [{indicator: "anteil", denominator: ["alle"]}]
};
const levels = ["stadt", "quartier"].map((key) => ({key, title: key, plural: key}));
const outline = {valid_from: null, valid_to: null, area_km2: 1, lon: 0, lat: 0};
const town: Area = {...outline, area_id: "0", level: "stadt", name: "0", parent_id: null};

/** A town and its quarters with people and the share of some of them, in percent with so many decimals. */
function townOf(quarters: readonly (readonly [people: number, some: number])[], decimals = 1) {
  const ids = quarters.map((_, i) => `q${String(i).padStart(2, "0")}`);
  const areas = areaIndex([
    town,
    ...ids.map((area_id): Area => ({...outline, area_id, level: "quartier", name: area_id, parent_id: "0"}))
  ]);
  const lists = areaLists(areas);
  const block = (indicator: string, level: string, values: readonly number[]): ObservationBlock => ({
    ...{
      indicator,
      level,
      period: "2025",
      areas: lists.at(level, "2025"),
      numerators: null,
      denominators: null
    },
    values: Float64Array.from(values),
    flags: new Uint8Array(values.length)
  });
  const rate = ([people, some]: readonly [number, number]) =>
    Number(((100 * some) / people).toFixed(decimals));
  const all = quarters.reduce<[number, number]>(([n, c], [people, some]) => [n + people, c + some], [0, 0]);
  const blocks = [
    block("alle", "stadt", [all[0]]),
    block(
      "alle",
      "quartier",
      quarters.map(([people]) => people)
    ),
    block("anteil", "stadt", [rate(all)]),
    block("anteil", "quartier", quarters.map(rate))
  ];
  const catalogue = catalogueOf(["alle", "count"], ["anteil", "value"]);
  const factor = new Map(
    [...catalogue].map(([key, entry]) => [key, {...entry, indicator: {...entry.indicator, factor: 100}}])
  );
  const found = withholdDeliveredRates(blocks, blocks, {catalogue: factor, levels, areas, rules: RULES});
  return {
    blocks,
    found,
    shown: (at: number) => Array.from(found[at]!.values, (value) => !Number.isNaN(value))
  };
}

describe("rates that are delivered without their count", () => {
  it("are withheld where they give a small count, or all but a few, and nowhere else", () => {
    const {shown} = townOf([
      [400, 7],
      [400, 394],
      [400, 200],
      [400, 0],
      [60_000, 9],
      [50_000, 2000]
    ]);
    expect(shown(3)).toEqual([false, false, true, true, true, true]);
    expect(shown(2)).toEqual([true]);
  });

  it("are withheld with a second one where the sum over all areas would give them back", () => {
    const {shown} = townOf([
      [400, 7],
      [500, 200],
      [450, 90]
    ]);
    expect(shown(3)).toEqual([false, true, false]);
  });

  it("leave no small count within fewer candidates than the rule, in random towns", () => {
    const random = createRandom(7);
    for (let round = 0; round < 300; round++) {
      const quarters = Array.from({length: 2 + Math.floor(random() * 8)}, () => {
        const people = 50 + Math.floor(random() * 900);
        return [people, Math.floor(people * random() * 0.15)] as const;
      });
      expect(narrowest(quarters, townOf(quarters, 2)), JSON.stringify(quarters)).toBeGreaterThanOrEqual(9);
    }
  });
});

/** The fewest candidates that the published rates leave for a small count. */
function narrowest(
  quarters: readonly (readonly [number, number])[],
  {found}: ReturnType<typeof townOf>
): number {
  const people = quarters.reduce((sum, [each]) => sum + each, 0);
  const bounds = (rate: number, of: number): [number, number] =>
    Number.isNaN(rate)
      ? [1, of]
      : [Math.ceil(((rate - 0.005) * of) / 100), Math.floor(((rate + 0.005) * of) / 100)];
  const parts = quarters.map(([each], at) => bounds(found[3]!.values[at]!, each));
  const [low, high] = bounds(found[2]!.values[0]!, people);
  const others = (at: number, end: 0 | 1) =>
    parts.reduce((sum, part, i) => sum + (i === at ? 0 : part[end]), 0);
  const counts = quarters.map(([, some], at) => {
    const [least, most] = parts[at]!;
    const width = Math.min(most, high - others(at, 0)) - Math.max(least, low - others(at, 1)) + 1;
    return some > 0 && some < 10 ? width : Infinity;
  });
  return Math.min(...counts);
}

describe("delivered changes", () => {
  it("are given only where the indicator is given at both ends", () => {
    const areas = {
      ids: ["a", "b", "c"],
      positions: new Map([
        ["a", 0],
        ["b", 1],
        ["c", 2]
      ])
    };
    const block = (indicator: string, period: string, hidden: readonly number[]): ObservationBlock => ({
      ...{indicator, level: "quartier", period, areas, numerators: null, denominators: null},
      values: Float64Array.from([0, 1, 2], (at) => (hidden.includes(at) ? NaN : 50)),
      flags: Uint8Array.from([0, 1, 2], (at) => (hidden.includes(at) ? flagCode("suppressed") : 0))
    });
    const changes = [{indicator: "d", of: "s", years: 2}];
    const blocks = [
      block("s", "2023", [0]),
      block("s", "2025", [1]),
      block("d", "2025", []),
      block("d", "2023", [])
    ];
    const [, , now, first] = withholdChanges(blocks, {changes});
    expect(Array.from(now!.flags, flagOf)).toEqual(["suppressed", "suppressed", null]);
    expect(Array.from(now!.values)).toEqual([NaN, NaN, 50]);
    expect(Array.from(first!.flags, flagOf)).toEqual(["suppressed", "suppressed", "suppressed"]);
  });
});
