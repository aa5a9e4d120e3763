import {describe, expect, it} from "vitest";
import {moveShare, sharesOf} from "../../src/model/weight-shares.js";
import {generator} from "../queries/random-method.js";

const sum = (values: readonly number[]) => values.reduce((total, x) => total + x, 0);

describe("moveShare", () => {
  it("takes from the others in proportion", () => {
    expect(moveShare([50, 30, 20], 0, 75)).toEqual([75, 15, 10]);
    expect(moveShare([50, 30, 20], 0, 0)).toEqual([0, 60, 40]);
  });

  it("leaves locked shares and moves no further than the others can give", () => {
    expect(moveShare([50, 30, 20], 0, 90, new Set([1]))).toEqual([70, 30, 0]);
    expect(moveShare([50, 30, 20], 0, 90, new Set([1, 2]))).toEqual([50, 30, 20]);
    expect(moveShare([100], 0, 10)).toEqual([100]);
  });

  it("shares equally where the others have nothing", () => {
    expect(moveShare([100, 0, 0], 0, 40)).toEqual([40, 30, 30]);
  });

  it("stays at 100 and within 0 … 100 whatever is moved where", () => {
    const random = generator(3);
    for (let round = 0; round < 2000; round++) {
      const n = 1 + Math.floor(random() * 8);
      const shares = sharesOf(Array.from({length: n}, () => (random() < 0.2 ? 0 : random())));
      const locked = new Set([...shares.keys()].filter(() => random() < 0.3));
      const place = Math.floor(random() * n);
      const moved = moveShare(shares, place, random() * 140 - 20, locked);
      expect(sum(moved)).toBeCloseTo(100, 9);
      expect(moved.every((share) => share >= 0 && share <= 100 + 1e-9)).toBe(true);
      for (const i of locked) if (i !== place) expect(moved[i]).toBe(shares[i]);
    }
  });

  it("takes no number that is none", () => {
    expect(moveShare([50, 50], 0, Number.NaN)).toEqual([50, 50]);
  });
});
