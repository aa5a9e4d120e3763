import {describe, expect, test} from "vitest";
import {ringSegments, segmentCrossings} from "../../../loaders/harmonise/segment-crossings.js";

const crossings = (...segments: number[][]) => segmentCrossings(Float64Array.from(segments.flat()));

describe("segmentCrossings", () => {
  test("segments that cross in their inside", () => {
    expect(crossings([0, 0, 2, 2], [0, 2, 2, 0])).toEqual([[0, 1]]);
    expect(crossings([5, 0, 5, 9], [0, 1, 9, 1], [0, 20, 9, 20])).toEqual([[1, 0]]);
  });

  test("touching, overlapping and distant ones do not count", () => {
    expect(crossings([0, 0, 2, 2], [2, 2, 4, 0])).toEqual([]);
    expect(crossings([0, 0, 4, 0], [2, 0, 2, 3])).toEqual([]);
    expect(crossings([0, 0, 4, 0], [1, 0, 3, 0])).toEqual([]);
    expect(crossings([0, 0, 1, 1], [5, 0, 6, 1])).toEqual([]);
  });

  test("a bow-tie's two long sides cross, a square's sides do not", () => {
    const bowTie = [
      [0, 0],
      [2, 2],
      [2, 0],
      [0, 2],
      [0, 0]
    ];
    const square = [
      [0, 0],
      [0, 2],
      [2, 2],
      [2, 0],
      [0, 0]
    ];
    expect(segmentCrossings(ringSegments([bowTie]))).toHaveLength(1);
    expect(segmentCrossings(ringSegments([square]))).toEqual([]);
  });

  test("the same pairs as comparing each with each", () => {
    const random = (i: number) => (Math.sin(i * 12.9898) * 43758.5453) % 100;
    const segments = Array.from({length: 120}, (_, i) => [0, 1, 2, 3].map((k) => random(4 * i + k)));
    const pairs = segments.flatMap((a, i) =>
      segments.slice(i + 1).flatMap((b, j) => (crossings(a, b).length > 0 ? [`${i} ${i + 1 + j}`] : []))
    );
    const found = crossings(...segments).map(([a, b]) => `${Math.min(a, b)} ${Math.max(a, b)}`);
    expect(found.sort()).toEqual(pairs.sort());
    expect(pairs.length).toBeGreaterThan(100);
  });
});
