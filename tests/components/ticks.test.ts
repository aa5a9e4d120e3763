import {describe, expect, test} from "vitest";
import {extent, linear, roundStep, ticks} from "../../components/charts/ticks.js";

describe("ticks", () => {
  test.each([
    [0, 100, 5, [0, 20, 40, 60, 80, 100]],
    [3.3, 49.6, 9, [10, 20, 30, 40]],
    [-1.2, 1.2, 5, [-1, -0.5, 0, 0.5, 1]],
    [0.1, 0.32, 4, [0.1, 0.2, 0.3]],
    [1e6, 3e6, 2, [1e6, 2e6, 3e6]]
  ])("from %d to %d, about %d", (low, high, count, expected) => {
    expect(ticks(low, high, count)).toEqual(expected);
  });

  test("are the one value of a span without length", () => {
    expect(ticks(7, 7, 5)).toEqual([7]);
  });

  test("are 1, 2 or 5 apart", () => {
    expect([0.9, 1, 1.1, 3, 6, 0.03].map(roundStep)).toEqual([1, 1, 2, 5, 10, 0.05]);
  });
});

test("the extent of many values, and of none", () => {
  expect(extent(Array.from({length: 300_000}, (_, i) => i))).toEqual({low: 0, high: 299_999});
  expect(extent([])).toBeNull();
});

test("a scale maps ends to ends, a single value to the middle", () => {
  expect([2, 3, 4].map(linear({low: 2, high: 4}, 10, 0))).toEqual([10, 5, 0]);
  expect(linear({low: 2, high: 2}, 0, 10)(2)).toBe(5);
});
