import {expect, it} from "vitest";
import {seededRandom, xoshiro128} from "../../../src/model/statistics/seeded-random.js";

it("gives the numbers of the reference implementation", () => {
  // Known answers for the state 1, 2, 3, 4, as in the test suite of the crate rand_xoshiro (Xoshiro128StarStar).
  const random = xoshiro128([1, 2, 3, 4]);
  expect(Array.from({length: 10}, () => random() * 2 ** 32)).toEqual([
    11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804
  ]);
});

it("is the same for the same seed and stream, and another for others", () => {
  const five = (seed: number, stream: number) => {
    const random = seededRandom(seed, stream);
    return Array.from({length: 5}, () => random());
  };
  expect(five(1, 2)).toEqual(five(1, 2));
  const all = [five(1, 2), five(2, 1), five(1, 3), five(0, 0), five(2, 2)].flat();
  expect(new Set(all).size).toBe(25);
  expect(all.every((x) => x >= 0 && x < 1)).toBe(true);
});
