import {describe, expect, it} from "vitest";
import {audit} from "../../../loaders/disclosure/audit.js";
import {loadSolver} from "../../../loaders/disclosure/solver.js";
import {suppressSecondary} from "../../../loaders/disclosure/suppress-secondary.js";
import {compareWithOptimum, meanRatio} from "./over-suppression.js";
import {namedNeeds, published, randomTables, RULE, type RandomTables} from "./random-tables.js";

const solver = await loadSolver();

function attack({tables, needs}: RandomTables, withheld: ReadonlySet<number>, rule = RULE) {
  return audit(published(tables, withheld), {rule, needs: namedNeeds(tables, needs, withheld), solver});
}

function protect({tables, needs}: RandomTables, rule = RULE): Set<number> {
  const cost = (cell: number) => 1 + Math.log2(1 + tables.cells[cell]!.value!);
  return suppressSecondary(tables, {rule, needs, cost, solver});
}

function primary({tables, needs}: RandomTables): Set<number> {
  return new Set([...needs.keys()].filter((cell) => tables.cells[cell]!.flag === null));
}

/** Up to so many areas: most tables are small, every fifth may have half a district's, some a city's. */
function areasOf(seed: number): number {
  if (seed > 1000) return 60;
  if (LARGEST.includes(seed) || (seed <= 740 && seed % 20 === 0)) return 600;
  return seed % 5 === 0 ? 120 : 60;
}

/** These have 570 to 602 areas. */
const LARGEST = [749, 791, 880];
const FRESH = Array.from({length: 10}, () => Math.floor(Math.random() * 2 ** 31));

/** Attacks random tables as protected and as protected primarily only; returns how many of the latter are refused. */
function attackAll(seeds: readonly number[]): {sensitive: number; refused: number} {
  let [sensitive, refused] = [0, 0];
  for (const seed of seeds) {
    const random = randomTables(seed, areasOf(seed));
    expect(attack(random, protect(random)), random.title).toEqual([]);
    if (random.needs.size > 0) sensitive++;
    if (attack(random, primary(random)).length > 0) refused++;
  }
  return {sensitive, refused};
}

describe("suppressSecondary", () => {
  it.each([1, 251, 501, 751])(
    "leaves nothing to find in 250 random tables from seed %i, which primary suppression alone does",
    {timeout: 300_000},
    (first) => {
      const {sensitive, refused} = attackAll(Array.from({length: 250}, (_, i) => first + i));
      console.log(
        `seeds ${first} to ${first + 249}: 250 tables hold; ${refused} of ${sensitive} with small counts are refused with primary suppression only`
      );
      expect(refused).toBeGreaterThan(0.9 * sensitive);
    }
  );

  it("leaves nothing to find in ten fresh random tables", {timeout: 300_000}, () => {
    console.log(`fresh seeds: ${FRESH.join(" ")}`);
    attackAll(FRESH);
  });

  it.each([
    {threshold: 2, zeroIsSafe: true},
    {threshold: 3, zeroIsSafe: true},
    {threshold: 5, zeroIsSafe: true},
    {threshold: 10, zeroIsSafe: false}
  ])("leaves nothing to find under other rules: %o", (rule) => {
    for (let seed = 1; seed <= 15; seed++) {
      const random = randomTables(seed, 60, rule);
      expect(attack(random, protect(random, rule), rule), random.title).toEqual([]);
    }
  });

  it("withholds little more than the optimum in small tables", {timeout: 300_000}, () => {
    const compared = compareWithOptimum(25, solver);
    for (const {own, best, title} of compared) expect(own, title).toBeGreaterThanOrEqual(best);
    const mean = meanRatio(compared);
    console.log(`secondary cells, own : optimal, mean over ${compared.length} tables: ${mean.toFixed(3)}`);
    expect(mean).toBeLessThanOrEqual(1.15);
  });
});
