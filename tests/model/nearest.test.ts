import {expect, it} from "vitest";
import {nearest} from "../../src/model/nearest.js";

it.each([
  ["normalize", ["normalise", "standardise"], "normalise"],
  ["kinderarmt", ["kinderarmut", "alo_quote"], "kinderarmut"],
  ["S1", ["s2", "s1"], "s1"],
  ["s9", ["s3", "s1"], "s1"],
  ["einkommen", ["alo_quote", "s1"], null],
  ["b", ["a", "bb"], "bb"],
  ["", [], null]
])("nearest(%j, %j) is %j", (word, known, expected) => {
  expect(nearest(word, known)).toBe(expected);
});
