import {readFile} from "node:fs/promises";
import Papa from "papaparse";
import {describe, expect, it} from "vitest";
import {compareShown, fingerprint, NAMED_AT_MOST, type Shown} from "../../src/model/link-fingerprint.js";
import {seededRandom, type Random} from "../../src/model/statistics/seeded-random.js";
import {describeWithData, sharedData} from "../shared-data.js";
import {pick} from "./random-link.js";

const SIZES = [0, 1, 2, 72, 542, 1500, 5000, 34_000] as const;
const UNCHANGED = {changed: [], added: [], removed: [], removedCount: 0, complete: true};

/** Made-up areas with keys like a municipality's, each with one of so many texts. */
function areas(random: Random, count: number, texts: number): Map<string, string> {
  return new Map(
    Array.from({length: count}, (_, i) => [
      `${String(Math.floor(i / 9) + 101).padStart(5, "0")}${String((i % 9) + 1).padStart(2, "0")}`,
      texts <= 26
        ? "abcdefghijklmnopqrstuvwxyz"[Math.floor(random() * texts)]!
        : `${(random() * 60).toFixed(1)} %`
    ])
  );
}

function change(random: Random, shown: Shown, count: number): {after: Shown; ids: readonly string[]} {
  const ids = new Set<string>();
  while (ids.size < count) ids.add(pick(random, [...shown.keys()]));
  const after = new Map([...shown].map(([id, text]) => [id, ids.has(id) ? `${text}*` : text]));
  return {after, ids: [...ids].sort()};
}

describe.each([
  ["twelve classes", 12],
  ["displayed values", 600]
])("a fingerprint of %s", (_, texts) => {
  it.each(SIZES)("of %i areas fits an address and finds nothing where nothing changed", (count) => {
    const shown = areas(seededRandom(count, texts), count, texts);
    const text = fingerprint(shown);
    expect(text).toMatch(/^[ehs][\w-]*$/);
    expect(text.length).toBeLessThanOrEqual(1500);
    expect(compareShown(text, new Map([...shown].reverse()))).toEqual(UNCHANGED);
  });

  it.each(SIZES.filter((count) => count > 2))(
    "of %i areas names three changed, one new and one gone",
    (count) => {
      const random = seededRandom(count, texts + 1);
      const shown = areas(random, count, texts);
      const {after, ids} = change(random, shown, 3);
      const gone = [...shown.keys()].find((id) => !ids.includes(id))!;
      const now = new Map([...after, ["neu", "a"]]);
      now.delete(gone);
      const found = compareShown(fingerprint(shown), now)!;
      expect(found.changed.map(({area}) => area)).toEqual(ids);
      expect(found).toMatchObject({added: ["neu"], removedCount: 1, complete: true});
      expect(found.changed.map(({now}) => now)).toEqual(ids.map((id) => after.get(id)));
      if (fingerprint(shown).startsWith("e"))
        expect(found.changed.map(({before}) => before)).toEqual(ids.map((id) => shown.get(id)));
      if (!fingerprint(shown).startsWith("s")) expect(found.removed).toEqual([gone]);
    }
  );
});

it("is exact for the classes of 542 areas, and for values of 72", () => {
  expect(fingerprint(areas(seededRandom(1, 1), 542, 16))).toMatch(/^e/);
  expect(fingerprint(areas(seededRandom(1, 2), 72, 600))).toMatch(/^e/);
});

it("misses no more of the changed values than it says: 12 bits of hash, of 100,000 changes less than 50", () => {
  const random = seededRandom(7, 7);
  let [changed, missed] = [0, 0];
  while (changed < 100_000) {
    const shown = areas(random, 542, 600);
    const text = fingerprint(shown);
    expect(text).toMatch(/^h/);
    const found = compareShown(text, new Map([...shown].map(([id, value]) => [id, `${value}${random()}`])))!;
    changed += shown.size;
    missed += shown.size - found.changed.length;
  }
  expect(missed).toBeLessThan(50);
});

describe("a sketch of 34,000 areas", () => {
  const shown = areas(seededRandom(3, 3), 34_000, 600);
  const text = fingerprint(shown);

  it(`names ${NAMED_AT_MOST} changed areas in nearly every case, and never a wrong one`, () => {
    const random = seededRandom(4, 4);
    const ids = [...shown.keys()];
    let complete = 0;
    for (let round = 0; round < 100; round++) {
      const changed = new Map(shown);
      const chosen = new Set(Array.from({length: NAMED_AT_MOST}, () => pick(random, ids)));
      for (const id of chosen) changed.set(id, `${shown.get(id)}*`);
      const found = compareShown(text, changed)!;
      expect(found.changed.every(({area}) => chosen.has(area))).toBe(true);
      if (!found.complete) continue;
      complete++;
      expect(new Set(found.changed.map(({area}) => area))).toEqual(chosen);
    }
    expect(complete).toBeGreaterThanOrEqual(97);
  });

  it("says so where there are more than it can name", () => {
    const {after} = change(seededRandom(5, 5), shown, 400);
    expect(compareShown(text, after)!.complete).toBe(false);
  });
});

it("gives null for what is no fingerprint, and never throws", () => {
  const random = seededRandom(6, 6);
  const shown = areas(random, 72, 12);
  for (const text of ["", "x", "e", "h", "s", "eAAAA", "hAAAA", "e!!", `s${"A".repeat(1151)}`])
    expect(compareShown(text, shown)).toBeNull();
  const whole = [
    fingerprint(shown),
    fingerprint(areas(random, 700, 600)),
    fingerprint(areas(random, 5000, 600))
  ];
  for (let i = 0; i < 3000; i++) {
    const text = pick(random, whole);
    const at = 1 + Math.floor(random() * text.length);
    expect(() =>
      compareShown(text.slice(0, at) + pick(random, [..."AZaz09-_"]) + text.slice(at + 1), shown)
    ).not.toThrow();
  }
});

describeWithData("Berlin's official classes of 2013", () => {
  it("names exactly the three areas whose class is another, with both classes", async () => {
    const file = sharedData("berlin/mss/berlin-lor-monitoring-social-urban-development-2013-00-1.csv");
    const {data} = Papa.parse<Record<string, string>>(await readFile(file, "utf8"), {
      header: true,
      skipEmptyLines: true
    });
    const shown = new Map(data.map((row) => [row.id!, row.status_dynamik_index!]));
    expect(shown.size).toBe(434);
    const text = fingerprint(shown);
    expect(text).toMatch(/^e/);
    expect(text.length).toBeLessThan(1100);
    const changed = new Map(shown);
    for (const id of ["01011101", "08020723", "12302314"].map((id, i) =>
      shown.has(id) ? id : [...shown.keys()][i * 9]!
    ))
      changed.set(id, shown.get(id) === "4-" ? "1+" : "4-");
    const expected = [...changed].filter(([id, now]) => shown.get(id) !== now);
    expect(compareShown(text, changed)).toEqual({
      ...UNCHANGED,
      changed: expected.map(([area, now]) => ({area, before: shown.get(area), now}))
    });
    expect(expected).toHaveLength(3);
  });
});
