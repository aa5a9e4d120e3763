import {describe, expect, it} from "vitest";
import {parseFormula, parseQuotient} from "../../../loaders/catalogue/parse-formula.js";

const signed = (formula: string) =>
  parseFormula(formula).map(({key, sign}) => (sign === 1 ? key : `-${key}`));

describe("parseFormula", () => {
  it.each([
    ["", []],
    ["u3", ["u3"]],
    ["u3+a3_6", ["u3", "a3_6"]],
    ["alle - u3 − a3_6", ["alle", "-u3", "-a3_6"]],
    ["alle - (u3 + a3_6)", ["alle", "-u3", "-a3_6"]],
    ["alle - (u3 - (a - b)) + c", ["alle", "-u3", "a", "-b", "c"]]
  ])("reads %s", (formula, terms) => expect(signed(formula)).toEqual(terms));

  it.each([
    ["u3 +", "it ends too early"],
    ["(u3", '")" is missing'],
    ["u3)", '")" does not belong there'],
    ["u3 a", '"a" does not belong there'],
    ["-u3", '"-" does not belong there'],
    ["u3 + 5", '"5" does not belong there'],
    ["(u3)(a)", '"(" does not belong there']
  ])("refuses %s", (formula, problem) => expect(() => parseFormula(formula)).toThrow(problem));
});

describe("parseQuotient", () => {
  it.each([
    ["a / b", 1, "a", "b"],
    ["100 * a / (b + c)", 100, "a", "b + c"],
    ["(a - b)/c * 1.000,5".replace("1.000,5", "1000,5"), 1000.5, "a - b", "c"],
    ["2 × a / b · 50", 100, "a", "b"]
  ])("reads %s", (formula, factor, numerator, denominator) => {
    expect(parseQuotient(formula)).toEqual({factor, numerator, denominator});
  });

  it("leaves sums alone and refuses what it would have to guess", () => {
    expect(parseQuotient("a + b")).toBeNull();
    for (const formula of ["a + b / c", "a / b / c", "100 * a", "a / 100", "a * b / c"]) {
      expect(() => parseQuotient(formula)).toThrow(
        "a quotient is written 100 * a / b, with sums in parentheses"
      );
    }
  });
});
