import {expect, test} from "vitest";
import type {CatalogueEntry} from "../../../loaders/catalogue/catalogue.js";
import {applyDisclosure} from "../../../loaders/disclosure/apply-disclosure.js";
import {firstIndicator} from "../../../loaders/tables/first-indicator.js";
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

function first(entries: readonly (readonly [string, CatalogueEntry])[], rows: readonly PlainValue[]) {
  const all = blocksOf(rows);
  const {indicators, observations} = applyDisclosure(all, new Map(entries), "published", "public");
  return firstIndicator(indicators, observations);
}

test("is the first share with values, on the finest level, in the newest period with values", () => {
  const view = first(
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
  expect(view).toMatchObject({indicator: "quote", level: "stadtteil", period: "2021"});
  expect(view?.areas.map((area) => area.class)).toEqual([0, 1, 2, null, 3]);
  expect(view?.areas[3]).toMatchObject({value: null, flag: "suppressed"});
});

test("is the first indicator of the catalogue where none is a share", () => {
  const rows = [...values("b", "stadtteil", "2022", [1]), ...values("a", "stadtteil", "2022", [1])];
  expect(first([countEntry("a", ""), countEntry("b", "")], rows)?.indicator).toBe("a");
});

test("has at most five classes, cut where values are far from each other", () => {
  const cells = [1, 2, 3, 11, 12, 13, 21, 22, 23, 41, 42, 43, 81, 82, 83];
  expect(first([countEntry("a", "")], values("a", "stadtteil", "2022", cells))?.classes).toEqual([
    {from: 1, to: 3},
    {from: 11, to: 13},
    {from: 21, to: 23},
    {from: 41, to: 43},
    {from: 81, to: 83}
  ]);
  expect(first([countEntry("a", "")], values("a", "stadtteil", "2022", [7, 7, 7]))?.classes).toEqual([
    {from: 7, to: 7}
  ]);
});

test("is nothing where there is no value", () => {
  expect(first([countEntry("a", "")], values("a", "stadtteil", "2022", [null]))).toBeNull();
});
