import {ByteWriter} from "hyparquet-writer";
import {writeRleBitPackedHybrid} from "hyparquet-writer/src/encoding.js";
import {describe, expect, it} from "vitest";
import {NumberCodes} from "../../../loaders/write/number-codes.js";
import {RleEncoder} from "../../../loaders/write/rle-encoder.js";

function roller(seed: number): (below: number) => number {
  let state = seed;
  return (below) => (state = (state * 48271) % 2147483647) % below;
}

/** Runs of equal numbers, most of them short. */
function drawRuns(roll: (below: number) => number, bits: number): number[][] {
  return Array.from({length: roll(12)}, () =>
    Array<number>(1 + roll(roll(3) === 0 ? 40 : 3)).fill(roll(2 ** bits))
  );
}

describe("RleEncoder", () => {
  it("writes the bytes of hyparquet-writer, whether it is told where numbers may change or not", () => {
    const roll = roller(11);
    const encoder = new RleEncoder();
    for (let round = 0; round < 2000; round++) {
      const bits = roll(20);
      const runs = drawRuns(roll, bits);
      const values = Int32Array.from(runs.flat());
      const writer = new ByteWriter();
      writeRleBitPackedHybrid(writer, [...values], bits);
      const ends = runs.map((_, index) => runs.slice(0, index + 1).flat().length);
      expect([...encoder.encode(values, bits)]).toEqual([...writer.getBytes()]);
      expect([...encoder.encode(values, bits, ends)]).toEqual([...writer.getBytes()]);
    }
  });
});

describe("NumberCodes", () => {
  it("numbers distinct numbers in order of first appearance, as a Map does", () => {
    const roll = roller(3);
    const odd = [0, -0, 1e-300, Infinity, -1, 0.1, 2 ** 53];
    const numbers = Array.from({length: 20_000}, () => (roll(9) === 0 ? odd[roll(7)]! : roll(9000) / 10));
    const codes = new NumberCodes();
    const known = new Map<number, number>();
    for (const number of numbers) {
      if (!known.has(number)) known.set(number, known.size);
      expect(codes.codeOf(number)).toBe(known.get(number));
    }
    expect([...codes.numbers()]).toEqual([...known.keys()]);
  });
});
