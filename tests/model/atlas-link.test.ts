import {expect, test} from "vitest";
import {readAtlasView, writeAtlasView} from "../../src/model/atlas-link.js";
import {PANELS, type AtlasView} from "../../src/model/atlas-view.js";
import type {BreakRule} from "../../src/model/class-breaks.js";
import {fitAreas, fitAtlasView} from "../../src/model/fit-atlas-view.js";
import type {Indicator} from "../../src/model/indicator.js";
import {seededRandom} from "../../src/model/statistics/seeded-random.js";

const FALLBACK: AtlasView = {
  indicator: "kinderarmut",
  level: "quartier",
  period: "2025",
  area: null,
  compare: {kind: "city"},
  breaks: {kind: "quantiles", count: 5},
  breaksOf: "all",
  diverging: false,
  filter: [],
  panel: null,
  second: null,
  other: null,
  group: null,
  points: [],
  sort: null,
  search: ""
};

type Random = () => number;
const pick = <T>(random: Random, items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
const often = <T>(random: Random, value: T, otherwise: T): T => (random() < 0.5 ? value : otherwise);
const TEXTS = [
  "s1",
  "010101",
  "Kita, Hort",
  "100 %",
  "Müggelheim/Kietzer Feld",
  "a&b=c",
  "ä+ö #?",
  "%2C",
  "<b>x</b>",
  "日本"
];

function randomView(random: Random): AtlasView {
  const text = () => pick(random, TEXTS);
  const list = () => [...new Set(Array.from({length: Math.floor(random() * 5)}, text))];
  const breaks: BreakRule =
    random() < 0.3
      ? {
          kind: "own",
          cuts: [
            ...new Set(
              Array.from(
                {length: 1 + Math.floor(random() * 6)},
                () => (random() - 0.5) * 10 ** Math.round(random() * 9 - 4)
              )
            )
          ].sort((a, b) => a - b)
        }
      : {
          kind: pick(random, ["quantiles", "natural", "equal", "deviation"] as const),
          count: 2 + Math.floor(random() * 6)
        };
  return {
    indicator: text(),
    level: text(),
    period: pick(random, ["2019", "2019-06", "2019-12-31"]),
    area: often(random, text(), null),
    compare: pick(random, [{kind: "city"}, {kind: "parent"}, {kind: "area", area: text()}] as const),
    breaks,
    breaksOf: pick(random, ["all", "period"] as const),
    diverging: random() < 0.5,
    filter: list(),
    panel: often(random, pick(random, PANELS), null),
    second: often(random, text(), null),
    other: often<string | null>(random, "2013", null),
    group: often<AtlasView["group"]>(random, {name: text(), areas: list()}, null),
    points: list(),
    sort: often<AtlasView["sort"]>(random, {column: "value", descending: random() < 0.5}, null),
    search: often(random, text(), "")
  };
}

test("10,000 views survive the address exactly", () => {
  const random = seededRandom(4, 2);
  for (let i = 0; i < 10_000; i++) {
    const view = randomView(random);
    const read = readAtlasView(writeAtlasView(view), FALLBACK);
    expect(read).toEqual({view, notes: []});
  }
});

const INDICATOR = {key: "s1", theme: "t", title: "t", unit: "%"} as Indicator;
const CATALOGUE = {
  entries: [
    {
      indicator: INDICATOR,
      available: [
        {level: "stadt", periods: ["2019"]},
        {level: "plr", periods: ["2013", "2019"]}
      ]
    }
  ]
};

test("10,000 mutated addresses give a view that can be shown and never throw", () => {
  const random = seededRandom(5, 2);
  const alphabet = [
    "%",
    "&",
    "=",
    ",",
    ":",
    "!",
    "<script>",
    "\u0000",
    "%ff",
    "%E4",
    "9".repeat(400),
    "../",
    "é",
    "-",
    ";",
    "__proto__"
  ];
  for (let i = 0; i < 10_000; i++) {
    const address = writeAtlasView(randomView(random));
    const at = Math.floor(random() * address.length);
    const mutated =
      address.slice(0, at) + pick(random, alphabet) + address.slice(at + Math.floor(random() * 4));
    const {view, notes} = readAtlasView(mutated, FALLBACK);
    const fitted = fitAtlasView(view, CATALOGUE, {...FALLBACK, indicator: "s1"});
    const known = fitAreas(fitted.view, new Set(["010101"])).view;
    expect(known.indicator).toBe("s1");
    expect(["stadt", "plr"]).toContain(known.level);
    expect(["2013", "2019"]).toContain(known.period);
    expect([null, "010101"]).toContain(known.area);
    for (const {parameter} of notes) expect(parameter).toMatch(/^[a-z0-9]+$/);
  }
});

test("parts that are not understood fall back one by one, each with a note", () => {
  const {view, notes} = readAtlasView(
    "?v=9&indikator=s1&klassen=eigene:3,1&ansicht=torte&farben=x&vergleich=mond&sortierung=A!",
    FALLBACK
  );
  expect(view).toEqual({...FALLBACK, indicator: "s1"});
  expect(notes.map(({parameter}) => parameter)).toEqual([
    "v",
    "vergleich",
    "klassen",
    "farben",
    "ansicht",
    "sortierung"
  ]);
});

test("a period the indicator does not have becomes the newest one before it", () => {
  const asked = {...FALLBACK, indicator: "s1", level: "plr", period: "2017"};
  expect(fitAtlasView(asked, CATALOGUE, FALLBACK).view.period).toBe("2013");
  expect(fitAtlasView({...asked, period: "unsinn"}, CATALOGUE, FALLBACK).view.period).toBe("2019");
});

test("a short link is short", () => {
  expect(writeAtlasView(FALLBACK)).toBe("?v=1&indikator=kinderarmut&ebene=quartier&zeitraum=2025");
});
