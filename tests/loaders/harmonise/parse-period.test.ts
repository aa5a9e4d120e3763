import {expect, it} from "vitest";
import {parsePeriod} from "../../../loaders/harmonise/parse-period.js";

it.each([
  ["31.12.2020", "TT.MM.JJJJ", "JJJJ", "2020"],
  ["1.2.2020", "TT.MM.JJJJ", null, "2020-02-01"],
  ["31.02.2020", "TT.MM.JJJJ", null, null],
  ["06/2020", "MM/JJJJ", null, "2020-06"],
  ["06.2020", "MM.JJJJ", "JJJJ-MM-TT", null],
  [2012, "JJJJ", null, "2012"],
  ["2012 ", "JJJJ", null, "2012"],
  ["2012/13", "JJJJ", null, null],
  [new Date(Date.UTC(2020, 5, 30)), "TT.MM.JJJJ", "JJJJ-MM", "2020-06"],
  [null, "JJJJ", null, null]
] as const)("%s written %s, kept as %s: %s", (cell, format, as, period) => {
  expect(parsePeriod(cell, {format, as})).toBe(period);
});
