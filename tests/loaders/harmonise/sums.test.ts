import {describe, expect, it} from "vitest";
import {parseCatalogue} from "../../../loaders/catalogue/parse-catalogue.js";
import {applyDisclosure} from "../../../loaders/disclosure/apply-disclosure.js";
import {areaIndex, type Membership} from "../../../loaders/harmonise/area-index.js";
import {areaLists} from "../../../loaders/harmonise/area-list.js";
import {deliveredBlocks} from "../../../loaders/harmonise/delivered-blocks.js";
import type {Cell, Measurement} from "../../../loaders/harmonise/measurement.js";
import {observationRows} from "../../../loaders/harmonise/observation-block.js";
import {partialSums} from "../../../loaders/harmonise/partial-sums.js";
import type {DisclosureRules} from "../../../loaders/manifest/municipality.js";
import {AREAS, LEVELS, observed, observedRows} from "./fixtures.js";

const HEADER = ["key", "theme", "title", "type", "unit", "denominator", "formula", "gap", "source", "public"];
const source = {title: "Amt", office: "Amt", licence: "CC0", attribution: "Amt", url: null};

/** A catalogue from rows of key, type, denominator, formula, gap. */
function catalogueOf(...rows: [string, string, string?, string?, string?][]) {
  const cells = rows.map(([key, type, denominator = "", formula = "", gap = ""]) => [
    ...[key, "Thema", key, type, "", denominator, formula, gap, "amt", "ja"]
  ]);
  return parseCatalogue({file: "k.csv", sheet: null, rows: [HEADER, ...cells]}, new Map([["amt", source]]));
}

const place = {level: "quartier", period: "2020"};
const cell = (value: number | Cell["flag"]): Cell =>
  typeof value === "number" ? {value, flag: null} : {value: null, flag: value ?? "missing"};
const of = (key: string, area_id: string, value: number | "suppressed"): Measurement => ({
  ...{key, area_id, ...place},
  ...cell(value)
});
const both = (key: string, members: string[], value: number): Measurement => ({
  ...of(key, members.join("+"), value),
  members
});

const lists = (memberships: Membership[] = []) => areaIndex(AREAS, memberships);

function sums(
  measurements: Measurement[],
  catalogue: ReturnType<typeof catalogueOf>,
  areas = lists(),
  levels = LEVELS
) {
  const rows = observedRows(measurements, catalogue, areas, levels);
  return (key: string, level: string, area: string) => {
    const row = rows.find((each) => each.indicator === key && each.level === level && each.area_id === area);
    return row === undefined ? undefined : (row.value ?? row.flag);
  };
}

describe("sums over rows that stand for several areas", () => {
  const catalogue = catalogueOf(["alle", "count"], ["alter", "mean", "alle"]);

  it("count them where all lie in the same parent, and for none of the areas themselves", () => {
    const at = sums([both("alle", ["11", "12"], 30), of("alle", "21", 4), of("alle", "22", 5)], catalogue);
    expect([at("alle", "bezirk", "1"), at("alle", "bezirk", "2"), at("alle", "stadt", "0")]).toEqual([
      30, 9, 39
    ]);
    expect([at("alle", "quartier", "11"), at("alle", "quartier", "12")]).toEqual(["missing", "missing"]);
  });

  it("do not count them where they lie in two parents, or where a member has its own value", () => {
    const across = sums(
      [of("alle", "11", 1), both("alle", ["12", "21"], 30), of("alle", "22", 5)],
      catalogue
    );
    expect([across("alle", "bezirk", "1"), across("alle", "bezirk", "2")]).toEqual(["missing", "missing"]);
    const twice = sums([of("alle", "11", 1), both("alle", ["11", "12"], 30)], catalogue);
    expect(twice("alle", "bezirk", "1")).toBe("missing");
  });

  it("weight their mean with their own sum", () => {
    const pair = ["11", "12"];
    const at = sums(
      [
        both("alle", pair, 30),
        both("alter", pair, 40),
        ...["21", "22"].flatMap((area) => [of("alle", area, 10), of("alter", area, 20)])
      ],
      catalogue
    );
    expect([at("alter", "bezirk", "1"), at("alter", "stadt", "0")]).toEqual([40, (30 * 40 + 20 * 20) / 50]);
    const withoutWeight = sums(
      [both("alter", pair, 40), of("alle", "21", 10), of("alter", "21", 1)],
      catalogue
    );
    expect(withoutWeight("alter", "bezirk", "1")).toBe("missing");
  });
});

describe("sums with a gap", () => {
  const measurements = [
    of("a", "11", 20),
    of("a", "12", "suppressed"),
    of("b", "11", 20),
    of("b", "12", "suppressed")
  ];
  const catalogue = catalogueOf(
    ...([
      ["a", "count"],
      ["b", "count", "", "", "partial"]
    ] as [string, string][]),
    ["quote", "rate", "", "b / a"]
  );

  it("are withheld, or partial where the catalogue says so; rates use complete sums only", () => {
    const at = sums(measurements, catalogue);
    expect([at("a", "bezirk", "1"), at("b", "bezirk", "1"), at("b", "bezirk", "2")]).toEqual([
      "suppressed",
      20,
      "missing"
    ]);
    expect(at("b", "quartier", "12")).toBe("suppressed");
    expect(at("quote", "bezirk", "1")).toBe("suppressed");
  });

  it("are named in the report, and the indicator's note says it", () => {
    const areas = areaLists(lists());
    expect(
      partialSums(
        deliveredBlocks(measurements, areas, () => 1),
        catalogue,
        LEVELS,
        areas
      )
    ).toEqual([
      {indicator: "b", level: "bezirk", period: "2020", area_id: "1"},
      {indicator: "b", level: "stadt", period: "2020", area_id: "0"}
    ]);
    expect(catalogue.get("b")?.indicator.note).toBe(
      "Summen können unvollständig sein: Gebiete ohne Angabe sind darin nicht enthalten."
    );
  });
});

describe("formulas", () => {
  const catalogue = catalogueOf(
    ...([
      ["alle", "count"],
      ["u3", "count"],
      ["u6", "count"]
    ] as [string, string][]),
    ["kinder", "count", "", "u3 + u6"],
    ["rest", "count", "", "alle - kinder"],
    ["quote", "", "", "100 * kinder / (alle - u3)"]
  );
  const measurements = ["11", "12"].flatMap((area) => [
    of("alle", area, 100),
    of("u3", area, 20),
    of("u6", area, 30)
  ]);

  it("are computed on every level from the counts there, one in another", () => {
    const at = sums(measurements, catalogue);
    expect([at("kinder", "quartier", "11"), at("kinder", "bezirk", "1")]).toEqual([50, 100]);
    expect([at("rest", "quartier", "11"), at("rest", "bezirk", "1")]).toEqual([50, 100]);
    expect(at("quote", "bezirk", "1")).toBe((100 * 100) / 160);
  });

  it("give no value that would tell a withheld part", async () => {
    const small = measurements.map((each) =>
      each.key === "u3" && each.area_id === "11" ? of("u3", "11", 4) : each
    );
    const rules: DisclosureRules = {
      ...{threshold: 10, zeroIsSafe: true, complement: true, rounding: null},
      ...{dominance: [], deliveredRates: [], changes: []},
      ...{minimumPopulation: [], breakdowns: [], subsets: []}
    };
    const {observations} = await applyDisclosure({
      ...{observations: observed(small, catalogue, lists()), catalogue, rules, scope: "public"},
      ...{levels: LEVELS, areas: lists()}
    });
    const rows = [...observationRows(observations.rows)].filter(({area_id}) => area_id === "11");
    const open = rows.filter(({value}) => value !== null).map(({indicator}) => indicator);
    // The share stays, so what gives its parts away goes: the second age group, all, and the rest.
    expect(open).toEqual(["kinder", "quote"]);
  });
});

describe("levels beside the hierarchy", () => {
  const ward = {parent_id: "0", valid_from: null, valid_to: null, area_km2: 1, lon: 10, lat: 50};
  const zones = ["W1", "W2"].map((area_id) => ({...ward, area_id, level: "wahlkreis", name: area_id}));
  const levels = [...LEVELS, {key: "wahlkreis", title: "Wahlkreis", plural: "Wahlkreise"}];
  const inZone = {"11": "W1", "12": "W2", "21": "W2", "22": "W1"};
  const memberships = Object.entries(inZone).map(([area_id, zone_id]): Membership => ({
    ...{level: "quartier", area_id, zone_level: "wahlkreis", zone_id}
  }));

  it("are summed from the areas the table gives them, and disturb no sum of the hierarchy", () => {
    const catalogue = catalogueOf(["alle", "count"], ["u3", "count"], ["quote", "", "", "u3 / alle"]);
    const measurements = Object.keys(inZone).flatMap((id) => [of("alle", id, Number(id)), of("u3", id, 1)]);
    const at = sums(measurements, catalogue, areaIndex([...AREAS, ...zones], memberships), levels);
    expect([at("alle", "wahlkreis", "W1"), at("alle", "wahlkreis", "W2")]).toEqual([33, 33]);
    expect([at("alle", "bezirk", "1"), at("alle", "stadt", "0")]).toEqual([23, 66]);
    expect(at("quote", "wahlkreis", "W2")).toBe(2 / 33);
  });
});
