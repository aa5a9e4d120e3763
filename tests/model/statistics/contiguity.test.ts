import {describe, expect, it} from "vitest";
import {topology} from "topojson-server";
import {connectedValues, contiguity} from "../../../src/model/statistics/contiguity.js";

/** Squares of a grid with corners at whole numbers, named after their lower left corner. */
const square = (x: number, y: number) => ({
  type: "Feature" as const,
  id: `${x}${y}`,
  properties: {name: `${x}${y}`},
  geometry: {
    type: "Polygon" as const,
    coordinates: [[[x, y], [x + 1, y], [x + 1, y + 1], [x, y + 1], [x, y]]] // prettier-ignore
  }
});
const grid = (places: readonly (readonly [number, number])[], quantum?: number) =>
  topology(
    {areas: {type: "FeatureCollection", features: places.map(([x, y]) => square(x, y))}} as never,
    quantum
  );
const nine = [0, 1, 2].flatMap((y) => [0, 1, 2].map((x) => [x, y] as const));

describe("contiguity", () => {
  it.each([undefined, 1000])("knows who shares a border and who a point (quantum %s)", (quantum) => {
    const named = (rule: "rook" | "queen") => {
      const {ids, neighbours} = contiguity(grid(nine, quantum) as never, rule);
      return Object.fromEntries(
        ids.map((id, i) => [
          id,
          neighbours[i]!.map((j) => ids[j])
            .sort()
            .join(" ")
        ])
      );
    };
    expect(named("rook")).toEqual({
      "00": "01 10",
      "10": "00 11 20",
      "20": "10 21",
      "01": "00 02 11",
      "11": "01 10 12 21",
      "21": "11 20 22",
      "02": "01 12",
      "12": "02 11 22",
      "22": "12 21"
    });
    expect(named("queen")["11"]).toBe("00 01 02 10 12 20 21 22");
    expect(named("queen")["00"]).toBe("01 10 11");
  });

  it("knows islands, and areas that meet in one point only", () => {
    const {neighbours} = contiguity(grid([[0, 0], [1, 1], [5, 5]]) as never, "rook"); // prettier-ignore
    expect(neighbours).toEqual([[], [], []]);
    const queen = contiguity(grid([[0, 0], [1, 1], [5, 5]]) as never, "queen"); // prettier-ignore
    expect(queen.neighbours).toEqual([[1], [0], []]);
  });
});

it("connectedValues leaves out what has no value, and then what has no neighbour left", () => {
  const row = contiguity(grid([[0, 0], [1, 0], [2, 0], [3, 0], [4, 0], [9, 9]]) as never, "rook"); // prettier-ignore
  const values = new Map([["00", 1], ["10", 2], ["30", 4], ["99", 7]]); // prettier-ignore
  expect(connectedValues(row, (id) => values.get(id) ?? null)).toEqual({
    ids: ["00", "10"],
    values: [1, 2],
    neighbours: [[1], [0]],
    islands: ["30", "99"]
  });
});
