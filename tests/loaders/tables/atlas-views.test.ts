import {expect, test} from "vitest";
import type {CatalogueEntry} from "../../../loaders/catalogue/catalogue.js";
import {applyDisclosure} from "../../../loaders/disclosure/apply-disclosure.js";
import {atlasViews} from "../../../loaders/tables/atlas-views.js";
import {blocksOf, countEntry, type PlainValue} from "../../observation-blocks.js";

function values(
  indicator: string,
  level: string,
  period: string,
  cells: readonly (number | null)[]
): PlainValue[] {
  return cells.map((value, index) => ({
    ...{indicator, level, period, area_id: String(index)},
    value: value ?? "suppressed"
  }));
}

const LEVELS = [
  {key: "stadt", title: "Stadt", plural: "Stadt"},
  {key: "stadtteil", title: "Stadtteil", plural: "Stadtteile"}
];

function views(entries: readonly (readonly [string, CatalogueEntry])[], rows: readonly PlainValue[]) {
  const all = blocksOf(rows);
  const {indicators, observations} = applyDisclosure(all, new Map(entries), "published", "public");
  return atlasViews(indicators, observations, {areas: [], levels: LEVELS});
}

test("the first map is the first share with values, on the finest level, in the newest period with values", () => {
  const {first, catalogue} = views(
    [countEntry("personen", "Personen"), countEntry("leer", "%"), countEntry("quote", "%")],
    [
      ...values("personen", "stadtteil", "2022", [1, 2]),
      ...values("leer", "stadtteil", "2022", [null, null]),
      ...values("quote", "stadt", "2023", [5]),
      ...values("quote", "stadtteil", "2020", [1, 2]),
      ...values("quote", "stadtteil", "2021", [10, 11, 30, null, 31]),
      ...values("quote", "stadtteil", "2022", [null, null])
    ]
  );
  expect(first).toMatchObject({indicator: {key: "quote"}, period: "2021"});
  expect(first?.layers.at(-1)).toMatchObject({
    level: "stadtteil",
    values: [10, 11, 30, null, 31],
    flags: {3: "suppressed"}
  });
  expect(first?.available).toEqual([
    {level: "stadt", periods: ["2023"]},
    {level: "stadtteil", periods: ["2020", "2021"]}
  ]);
  expect(catalogue.entries.map(({indicator}) => indicator.key)).toEqual(["personen", "quote"]);
});

test("cuts are those of all periods of the level", () => {
  const {first} = views(
    [countEntry("quote", "%")],
    [
      ...values("quote", "stadtteil", "2020", [1, 2, 3, 4, 5]),
      ...values("quote", "stadtteil", "2021", [6, 7, 8, 9, 10])
    ]
  );
  expect(first?.cuts).toEqual([3, 5, 7, 9]);
});

test("is the first indicator of the catalogue where none is a share", () => {
  const rows = [...values("b", "stadtteil", "2022", [1]), ...values("a", "stadtteil", "2022", [1])];
  expect(views([countEntry("a", ""), countEntry("b", "")], rows).first?.indicator.key).toBe("a");
});

test("is nothing where there is no value at all", () => {
  const {first, catalogue} = views([countEntry("a", "")], values("a", "stadtteil", "2022", [null]));
  expect(first).toBeNull();
  expect(catalogue.entries).toEqual([]);
});

test("does not grow with other indicators", () => {
  const own = values("quote", "stadtteil", "2022", [1, 2, 3]);
  const more = Array.from({length: 50}, (_, i) => `k${i}`);
  const one = views([countEntry("quote", "%")], own);
  const many = views(
    [countEntry("quote", "%"), ...more.map((key) => countEntry(key, "%"))],
    [...own, ...more.flatMap((key) => values(key, "stadtteil", "2022", [4, 5, 6]))]
  );
  expect(many.first).toEqual(one.first);
});
