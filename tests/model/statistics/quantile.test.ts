import * as ss from "simple-statistics";
import {expect, it} from "vitest";
import {quantile} from "../../../src/model/class-breaks.js";
import {seededRandom} from "../../../src/model/statistics/seeded-random.js";

it("agrees with R's quantile(mtcars$mpg), type 7", () => {
  // R, data set mtcars; quantile(mtcars$mpg) prints 10.400 15.425 19.200 22.800 33.900.
  const mpg = [
    21, 21, 22.8, 21.4, 18.7, 18.1, 14.3, 24.4, 22.8, 19.2, 17.8, 16.4, 17.3, 15.2, 10.4, 10.4, 14.7, 32.4,
    30.4, 33.9, 21.5, 15.5, 15.2, 13.3, 19.2, 27.3, 26, 30.4, 15.8, 19.7, 15, 21.4
  ];
  const sorted = Float64Array.from(mpg).sort();
  const found = [0, 0.25, 0.5, 0.75, 1].map((p) => quantile(sorted, p));
  [10.4, 15.425, 19.2, 22.8, 33.9].forEach((value, i) => expect(found[i]).toBeCloseTo(value, 12));
});

it("lies between the two nearest values: Hyndman & Fan 1996, definition 7, written plainly", () => {
  for (let seed = 1; seed <= 50; seed++) {
    const random = seededRandom(seed, 0);
    const sorted = Array.from({length: 1 + (seed % 17)}, () => Math.round(random() * 30)).sort(
      (a, b) => a - b
    );
    const p = random();
    const below = sorted[Math.floor((sorted.length - 1) * p)]!;
    const above = sorted[Math.ceil((sorted.length - 1) * p)]!;
    const part = (sorted.length - 1) * p - Math.floor((sorted.length - 1) * p);
    expect(quantile(sorted, p)).toBeCloseTo(below + part * (above - below), 10);
  }
  expect(quantile([3, 1, 2].sort(), 0.5)).toBe(ss.median([3, 1, 2]));
});
