import {describe, expect, it} from "vitest";
import {falseDiscovery} from "../../../src/model/statistics/false-discovery.js";
import {rateDifference} from "../../../src/model/statistics/rate-difference.js";
import {wilsonInterval} from "../../../src/model/statistics/wilson-interval.js";

describe("wilsonInterval", () => {
  // Newcombe 1998, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17, table I, method 3.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718]
  ])("%i of %i: %f to %f", (count, n, low, high) => {
    const interval = wilsonInterval(count / n, n);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });
});

describe("rateDifference", () => {
  // Newcombe 1998, "Interval estimation for the difference between independent proportions", table II, method 10.
  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [10, 10, 0, 10, 0.6075, 1]
  ])("%i/%i − %i/%i: %f to %f", (a, m, b, n, low, high) => {
    const found = rateDifference({rate: a / m, n: m}, {rate: b / n, n});
    expect(found.low).toBeCloseTo(low, 4);
    expect(found.high).toBeCloseTo(high, 4);
  });

  it("has the p-value of the chi-squared test", () => {
    // R: prop.test(c(15, 25), c(50, 50), correct = FALSE) gives X-squared = 4.1667, p-value = 0.04123.
    expect(rateDifference({rate: 0.3, n: 50}, {rate: 0.5, n: 50}).p).toBeCloseTo(0.04123, 5);
    expect(rateDifference({rate: 0.3, n: 50}, {rate: 0.3, n: 20}).p).toBeCloseTo(1, 6);
    expect(rateDifference({rate: 0, n: 50}, {rate: 0, n: 20}).p).toBe(1);
  });
});

describe("falseDiscovery", () => {
  it("calls four of the fifteen tests of Benjamini & Hochberg 1995, section 4.1, a finding", () => {
    const p = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
      0.759, 1
    ];
    expect(falseDiscovery(p, 0.05)).toEqual(p.map((_, i) => i < 4));
    expect(falseDiscovery([...p].reverse(), 0.05)).toEqual(p.map((_, i) => i > 10));
    expect(falseDiscovery([0.9, 0.8], 0.05)).toEqual([false, false]);
    expect(falseDiscovery([], 0.05)).toEqual([]);
  });
});
