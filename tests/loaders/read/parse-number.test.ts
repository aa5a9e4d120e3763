import {describe, expect, it} from "vitest";
import {detectDecimal, parseNumber} from "../../../loaders/read/parse-number.js";

describe("parseNumber", () => {
  it.each([
    ["1.234,5", ",", 1234.5],
    ["1 234 567", ",", 1234567],
    ["1'234", ",", 1234],
    ["1’234.50", ".", 1234.5],
    ["+7", ",", 7],
    ["–5", ",", -5],
    ["( 1.234,5 )", ",", 1234.5],
    ["-3,20", ",", -3.2],
    ["−3", ",", -3],
    ["(12)", ",", 12],
    ["2930.0", ".", 2930],
    ["1,234.5", ".", 1234.5],
    ["12", ".", 12]
  ] as const)("reads %s with decimal %s", (text, decimal, value) => {
    expect(parseNumber(text, {decimal})).toBe(value);
  });

  it.each([
    ["1.23", ","],
    ["1.234.56", ","],
    ["1.234 567", ","],
    ["12a", ","],
    ["", ","],
    ["1,5", "."],
    ["1e5", "."]
  ] as const)("refuses %s with decimal %s", (text, decimal) => {
    expect(parseNumber(text, {decimal})).toBeNaN();
  });
});

describe("detectDecimal", () => {
  it.each([
    [["12", "43,7"], ","],
    [["1.234", "43,7"], ","],
    [["1.234.567"], ","],
    [["1.234", "6.38298"], "."],
    [["1,234", "5"], null],
    [["1.234"], null],
    [["12", "-", ""], ","]
  ] as const)("%j → %s", (texts, decimal) => {
    expect(detectDecimal(texts)).toBe(decimal);
  });
});
