import {describe, expect, it} from "vitest";
import {
  distributionHead,
  distributionProps,
  quartiles,
  tickDigits
} from "../../src/views/atlas-distribution.js";
import {ALL_GAPS, figureData, plain} from "./atlas-figure-data.js";

describe("the distribution of an indicator", () => {
  it("has a dot per known value and the values to compare with", () => {
    const props = distributionProps(figureData({view: {area: "12"}}))!;
    expect(props.dots.map(({id, value}) => [id, value])).toEqual([
      ["11", 12],
      ["12", 25],
      ["21", 20],
      ["22", 35]
    ]);
    expect(props.marks).toEqual([
      {text: "Probestadt 24,0\u202f%", value: 24},
      {text: "Bezirk 1 22,0\u202f%", value: 22}
    ]);
    expect(props.words.callout("12")).toEqual(["Bahnhof", "25,0\u202f%"]);
  });

  it("gives quartiles as R's type 7, none of fewer than four values", () => {
    expect(quartiles([1, 2, 3, 4])).toEqual([1.75, 2.5, 3.25]);
    expect(quartiles([4, 4, 4, 4, 4])).toEqual([4, 4, 4]);
    expect(quartiles([1, 2, 3])).toBeNull();
  });

  it("is none where no area has a value, and stands one", () => {
    expect(distributionProps(figureData({values: ALL_GAPS}))).toBeNull();
    expect(distributionHead(figureData({values: ALL_GAPS}), null).summary).toContain(
      "Ohne veröffentlichten Wert: 4"
    );
    const one = figureData({values: {"quartier 2021": {"11": plain(3)}}});
    expect(distributionProps(one)).toMatchObject({quartiles: null, marks: []});
    expect(distributionProps(figureData({names: {}}))).toBeNull();
  });

  it("writes as many digits on its axis as the span needs", () => {
    expect([tickDigits([0, 50], 1), tickDigits([1, 4], 0), tickDigits([1, 1.2], 1)]).toEqual([0, 1, 2]);
  });
});
