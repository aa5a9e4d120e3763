import {describe, expect, it} from "vitest";
import type {Flag} from "../../src/model/observation.js";
import {formatOwnSum, ownRate, ownSum, type OwnPart} from "../../src/model/own-sum.js";

const count = (value: number | null, flag: Flag = "suppressed"): OwnPart => {
  return {value, numerator: null, denominator: null, flag: value === null ? flag : null};
};
const rate = (numerator: number | null, denominator: number | null): OwnPart => {
  const isOpen = numerator !== null && denominator !== null;
  return {
    value: isOpen ? numerator / denominator : null,
    numerator,
    denominator,
    flag: isOpen ? null : "suppressed"
  };
};

describe("a sum over areas of one's own", () => {
  it("is a value where every part is published", () => {
    expect(ownSum([count(20), count(0), count(30)])).toEqual({kind: "value", value: 50});
  });

  it("is at least what is published where parts are missing, and says why", () => {
    const parts = [count(20), count(null), count(null, "below_minimum"), count(null)];
    const sum = ownSum(parts);
    expect(sum).toEqual({kind: "least", value: 20, missing: 3, flags: ["suppressed", "below_minimum"]});
    expect(formatOwnSum(sum, "Personen", 0)).toBe("mindestens 20\u00a0Personen");
  });

  it("is nothing, never zero, where no part is published or none was picked", () => {
    expect(ownSum([count(null), count(null)])).toEqual({kind: "none", missing: 2, flags: ["suppressed"]});
    expect(formatOwnSum(ownSum([]), "Personen", 0)).toBe("k. A.");
  });
});

describe("a rate over areas of one's own", () => {
  it("is made of the sums, not of the rates", () => {
    expect(ownRate([rate(10, 100), rate(90, 300)], 100)).toEqual({kind: "value", value: 25});
  });

  it("is at least what is published where numerators are missing", () => {
    expect(ownRate([rate(10, 100), rate(null, 100)], 100)).toMatchObject({
      kind: "least",
      value: 5,
      missing: 1
    });
  });

  it("is nothing where a denominator is missing or nobody lives there", () => {
    expect(ownRate([rate(10, 100), rate(null, null)], 100)).toMatchObject({kind: "none", missing: 1});
    expect(ownRate([rate(0, 0)], 100)).toMatchObject({kind: "none"});
  });
});
