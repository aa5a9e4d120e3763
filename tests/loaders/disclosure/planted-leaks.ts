import type {LinkedTables} from "../../../loaders/disclosure/linked-tables.js";
import type {Need} from "../../../loaders/disclosure/protection-rule.js";
import {publication, type Shown} from "./publication.js";

/** Tables as published, with one value that an outsider can find. */
export interface Plant {
  readonly tables: LinkedTables;
  readonly needs: Readonly<Record<string, Need>>;
  /** "table/area" of that value. */
  readonly leak: string;
}

type Random = () => number;
const between = (random: Random, from: number, to: number) => from + Math.floor(random() * (to - from + 1));
const small = (random: Random) => between(random, 1, 9);
const large = (random: Random) => between(random, 20, 400);

/** Areas named "a/1", "a/2" … with counts that are shown. */
function shownAreas(random: Random, from: number, table = "a"): Record<string, Shown> {
  const last = from + between(random, 1, 12);
  const areas: Record<string, Shown> = {};
  for (let area = from; area <= last; area++) areas[`${table}/${area}`] = large(random);
  return areas;
}

const sumOf = (cells: Readonly<Record<string, Shown>>) =>
  Object.values(cells).reduce<number>((sum, value) => sum + (value === "*" ? 0 : value), 0);

/** The kinds of leaks, each with a way to plant one. */
export const PLANTS: Readonly<Record<string, (random: Random) => Plant>> = {
  "small count that is shown": (random) => ({
    tables: publication({"a/1": small(random), ...shownAreas(random, 2)}, []),
    needs: {},
    leak: "a/1"
  }),

  "subtraction over areas": (random) => {
    const others = shownAreas(random, 2);
    const cells = {"a/0": sumOf(others) + small(random), "a/1": "*" as const, ...others};
    const tables = publication(cells, [["levels", "a/0", "a/1", ...Object.keys(others)]]);
    return {tables, needs: {"a/1": "small"}, leak: "a/1"};
  },

  "several singletons in one total": (random) => {
    const others = shownAreas(random, 6);
    const single = Array.from({length: between(random, 2, 5)}, (_, i) => `a/${i + 1}`);
    const hidden = Object.fromEntries(single.map((name) => [name, "*" as const]));
    const cells = {"a/0": sumOf(others) + single.length, ...hidden, ...others};
    const tables = publication(cells, [["levels", "a/0", ...single, ...Object.keys(others)]]);
    return {tables, needs: Object.fromEntries(single.map((name) => [name, "small"])), leak: "a/1"};
  },

  "two zonings that differ by one small area": (random) => {
    const shared = Object.keys(shownAreas(random, 2));
    const hidden = Object.fromEntries(shared.map((name) => [name, "*" as const]));
    const rest = 30 * shared.length + large(random);
    const cells = {"a/1": "*" as const, ...hidden, "district/x": rest + small(random), "ward/y": rest};
    const tables = publication(cells, [
      ["levels", "district/x", "a/1", ...shared],
      ["zoning", "ward/y", ...shared]
    ]);
    return {tables, needs: {"a/1": "small"}, leak: "a/1"};
  },

  "the other age groups": (random) => {
    const [u18, ab65, little] = [large(random), large(random), small(random)];
    const cells = {"all/1": u18 + ab65 + little, "u18/1": u18, "ab65/1": ab65, "mid/1": "*" as const};
    const tables = publication(cells, [["breakdown", "all/1", "u18/1", "mid/1", "ab65/1"]]);
    return {tables, needs: {"mid/1": "small"}, leak: "mid/1"};
  },

  "all but a few of a whole": (random) => {
    const [part, little] = [large(random), small(random)];
    const cells = {"all/1": part + little, "part/1": part, "all-part/1": little};
    const tables = publication(cells, [["part", "all/1", "part/1", "all-part/1"]]);
    return {tables, needs: {"all-part/1": "complement"}, leak: "all-part/1"};
  },

  "a rate with its population": (random) => {
    const [people, little] = [large(random), small(random)];
    const tables = publication({"poor/1": "*", "people/1": people}, [], (index) => [
      {
        kind: "rate",
        cells: [index("poor/1"), index("people/1")],
        factors: [1, -little / people],
        low: -1e-6,
        high: 1e-6
      }
    ]);
    return {tables, needs: {"poor/1": "small"}, leak: "poor/1"};
  },

  "a rate with one decimal and its population": (random) => {
    const [people, little] = [large(random), small(random)];
    const rate = Math.round((1000 * little) / people) / 1000;
    const slack = 0.0005 * people;
    const tables = publication({"poor/1": "*", "people/1": people}, [], (index) => [
      {
        kind: "rate",
        cells: [index("poor/1")],
        factors: [1],
        low: people * rate - slack,
        high: people * rate + slack
      }
    ]);
    return {tables, needs: {"poor/1": "small"}, leak: "poor/1"};
  },

  "last year's table and a published change": (random) => {
    const [before, little] = [large(random), small(random)];
    const change = little - before;
    const tables = publication({"a/1/2025": "*", "a/1/2024": before}, [], (index) => [
      {
        kind: "change",
        cells: [index("a/1/2025"), index("a/1/2024")],
        factors: [1, -1],
        low: change,
        high: change
      }
    ]);
    return {tables, needs: {"a/1": "small"}, leak: "a/1"};
  },

  "a corner that only all sums together give away": (random) => {
    const [little, x, y, z, u, v] = [small(random), ...Array.from({length: 5}, () => large(random))] as [
      ...[number, number, number, number, number, number]
    ];
    // r/1 is withheld with r/2, and s/1 with s/2, but s/1 + s/2 and both columns are known.
    const cells: Record<string, Shown> = {
      ...{"r/1": "*", "r/2": "*", "r/3": x, "s/1": "*", "s/2": "*", "s/3": y},
      ...{
        "r/0": little + u + x,
        "t/1": little + v,
        "t/2": u + z,
        "q/0": v + z,
        "s/0": v + z + y,
        "p/0": u + v
      }
    };
    const tables = publication(cells, [
      ["levels", "r/0", "r/1", "r/2", "r/3"],
      ["levels", "s/0", "s/1", "s/2", "s/3"],
      ["breakdown", "t/1", "r/1", "s/1"],
      ["breakdown", "t/2", "r/2", "s/2"],
      ["zoning", "p/0", "r/2", "s/1"]
    ]);
    return {tables, needs: {"r/1": "small"}, leak: "r/1"};
  }
};
