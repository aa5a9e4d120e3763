import {statSync} from "node:fs";
import polygonClipping, {type Polygon} from "polygon-clipping";
import {describe, expect, it} from "vitest";
import {musterstadtFile, readShapes, type Position} from "./read-musterstadt.js";

const quarters = await readShapes("quartiere");
const waters = await readShapes("gewaesser");
const outlines = quarters.map(({rings}) => rings[0]!);

/** Square metres; positive for a counter-clockwise ring. */
function area(ring: readonly Position[]): number {
  const [ox, oy] = ring[0]!;
  const doubled = ring.slice(1).reduce((sum, [x, y], i) => {
    const [px, py] = ring[i]!;
    return sum + (px - ox) * (y - oy) - (x - ox) * (py - oy);
  }, 0);
  return doubled / 2;
}

function edges(ring: readonly Position[]): readonly (readonly [Position, Position])[] {
  return ring.slice(1).map((end, i) => [ring[i]!, end]);
}

function crossing([a, b]: readonly [Position, Position], [c, d]: readonly [Position, Position]): boolean {
  const side = (o: Position, p: Position, q: Position): number =>
    (p[0] - o[0]) * (q[1] - o[1]) - (p[1] - o[1]) * (q[0] - o[0]);
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

/** For each undirected edge the indices of the quarters that have it. */
function sharing(): ReadonlyMap<string, readonly number[]> {
  const owners = new Map<string, readonly number[]>();
  outlines.forEach((ring, quarter) => {
    for (const [a, b] of edges(ring)) {
      const key = [a, b].map(String).sort().join(" ");
      owners.set(key, [...(owners.get(key) ?? []), quarter]);
    }
  });
  return owners;
}

/** Number of connected pieces that neighbouring quarters of one group form. */
function pieces(members: readonly number[]): number {
  const neighbours = [...sharing().values()].filter((pair) => pair.length === 2);
  const reached = new Set<number>();
  const visit = (quarter: number): void => {
    if (reached.has(quarter) || !members.includes(quarter)) return;
    reached.add(quarter);
    for (const pair of neighbours) if (pair.includes(quarter)) pair.forEach(visit);
  };
  return members.filter((member) => {
    const isNew = !reached.has(member);
    visit(member);
    return isNew;
  }).length;
}

function groups(attribute: string): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, readonly number[]>();
  quarters.forEach(({attributes}, i) => {
    const key = attributes[attribute]!;
    found.set(key, [...(found.get(key) ?? []), i]);
  });
  return found;
}

describe("the boundaries of Musterstadt", () => {
  it("are 72 quarters with nesting keys in 24 Stadtteile and 6 Bezirke", () => {
    expect(quarters).toHaveLength(72);
    for (const {attributes} of quarters) {
      expect(Object.keys(attributes)).toEqual(["QU_NR", "QU_NAME", "ST_NR", "ST_NAME", "BZ_NR", "BZ_NAME"]);
      expect(attributes.QU_NR!.slice(0, 4)).toBe(attributes.ST_NR);
      expect(attributes.QU_NR!.slice(0, 2)).toBe(attributes.BZ_NR);
    }
    expect(groups("ST_NR").size).toBe(24);
    expect(groups("BZ_NR").size).toBe(6);
    for (const members of groups("ST_NR").values()) expect([2, 3, 4, 5]).toContain(members.length);
  });

  it("are single closed clockwise rings that do not cross themselves or each other", () => {
    for (const {rings} of quarters) {
      expect(rings).toHaveLength(1);
      expect(rings[0]![0]).toEqual(rings[0]!.at(-1));
      expect(area(rings[0]!)).toBeLessThan(0);
      expect(new Set(rings[0]!.slice(1).map(String)).size).toBe(rings[0]!.length - 1);
    }
    const all = [...sharing().keys()].map((key) => key.split(" ").map((pair) => pair.split(",").map(Number)));
    const segments = all as unknown as (readonly [Position, Position])[];
    const crossings = segments.filter((one, i) =>
      segments.slice(i + 1).some((other) => crossing(one, other))
    );
    expect(crossings).toEqual([]);
  });

  it("share every inner edge between exactly two quarters, walked in opposite directions", () => {
    const directed = outlines.flatMap((ring) => edges(ring).map(([a, b]) => `${String(a)} ${String(b)}`));
    expect(new Set(directed).size).toBe(directed.length);
    const counts = [...sharing().values()].map((owners) => owners.length);
    expect(counts.every((count) => count === 1 || count === 2)).toBe(true);
    // What only one quarter has is the city's outline: one closed way.
    const outer = [...sharing()]
      .filter(([, owners]) => owners.length === 1)
      .flatMap(([key]) => key.split(" "));
    const ends = new Map<string, number>();
    for (const end of outer) ends.set(end, (ends.get(end) ?? 0) + 1);
    expect([...ends.values()].every((count) => count === 2)).toBe(true);
  });

  it("leave no gap and no overlap", () => {
    const polygons = outlines.map((ring): Polygon => [ring.map(([x, y]): [number, number] => [x, y])]);
    const union = polygonClipping.union(polygons[0]!, ...polygons.slice(1));
    expect(union).toHaveLength(1);
    expect(union[0]).toHaveLength(1);
    const whole = Math.abs(area(union[0]![0]!));
    const sum = outlines.reduce((all, ring) => all - area(ring), 0);
    expect(Math.abs(whole - sum)).toBeLessThan(1);
  });

  it("make Stadtteile and Bezirke of one piece", () => {
    for (const attribute of ["ST_NR", "BZ_NR"]) {
      for (const [key, members] of groups(attribute)) expect(pieces(members), key).toBe(1);
    }
  });

  it("look like a city: small quarters inside, large villages outside, wandering lines", () => {
    const km2 = outlines.map((ring) => -area(ring) / 1e6);
    const total = km2.reduce((sum, value) => sum + value, 0);
    expect(total).toBeGreaterThan(140);
    expect(total).toBeLessThan(200);
    const [xs, ys] = [outlines.flat().map(([x]) => x), outlines.flat().map(([, y]) => y)];
    expect(Math.max(...xs) - Math.min(...xs)).toBeLessThan(18_000);
    expect(Math.max(...ys) - Math.min(...ys)).toBeLessThan(16_000);
    expect(Math.abs((Math.max(...xs) + Math.min(...xs)) / 2 - 565_000)).toBeLessThan(1_000);
    expect(Math.abs((Math.max(...ys) + Math.min(...ys)) / 2 - 5_700_000)).toBeLessThan(1_000);
    const mitte = groups("BZ_NR")
      .get("01")!
      .map((i) => km2[i]!);
    expect(Math.max(...mitte)).toBeLessThan(2);
    expect(Math.max(...km2)).toBeGreaterThan(8);
    const corners = outlines.map((ring) => ring.length - 1);
    expect(corners.reduce((sum, count) => sum + count, 0) / 72).toBeGreaterThan(30);
  });

  it("fit into a small file with projection and encoding beside it", () => {
    expect(statSync(musterstadtFile("geo/quartiere.shp")).size).toBeLessThan(600_000);
  });
});

describe("the waters of Musterstadt", () => {
  it("are the river, an old arm, lakes and the docks, as clean clockwise rings", () => {
    expect(waters.map(({attributes}) => attributes.NAME)).toEqual([
      "Selde",
      "Alte Selde",
      "Kiesseen",
      "Hafenbecken"
    ]);
    for (const {rings} of waters) {
      for (const ring of rings) {
        expect(area(ring)).toBeLessThan(0);
        const lines = edges(ring);
        expect(lines.filter((one, i) => lines.slice(i + 1).some((other) => crossing(one, other)))).toEqual(
          []
        );
      }
    }
  });
});
