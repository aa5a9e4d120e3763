import {describe, expect, it} from "vitest";
import {audit} from "../../../loaders/disclosure/audit.js";
import {loadSolver} from "../../../loaders/disclosure/solver.js";
import {suppressSecondary} from "../../../loaders/disclosure/suppress-secondary.js";
import {optimalSuppression} from "./optimal-suppression.js";
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

// 1,000 seeds take about ten minutes; the first 140 and ten of the largest tables stand for them here.
const FIXED = [
  ...Array.from({length: 140}, (_, i) => [i + 1, 60]),
  ...Array.from({length: 10}, (_, i) => [5001 + i, 250])
];
const FRESH = Array.from({length: 10}, () => [Math.floor(Math.random() * 2 ** 31), 60]);

describe("suppressSecondary", () => {
  it(
    "leaves nothing to find in random tables, which primary suppression alone does",
    {timeout: 300_000},
    () => {
      let refused = 0;
      for (const [seed, areas] of [...FIXED, ...FRESH]) {
        const random = randomTables(seed!, areas);
        expect(attack(random, protect(random)), random.title).toEqual([]);
        if (attack(random, primary(random)).length > 0) refused++;
      }
      console.log(
        `fresh seeds: ${FRESH.map(([seed]) => seed).join(" ")}; refused with primary suppression only: ${refused}`
      );
      expect(refused).toBeGreaterThan(100);
    }
  );

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
    const ratios: number[] = [];
    for (let seed = 1; ratios.length < 25; seed++) {
      const random = randomTables(seed, 14);
      if (random.needs.size === 0 || random.tables.cells.length > 70) continue;
      const {tables, needs} = random;
      const own = suppressSecondary(tables, {rule: RULE, needs, cost: () => 1, solver});
      const best = optimalSuppression(tables, {rule: RULE, needs, solver});
      const before = primary(random).size;
      expect(own.size, random.title).toBeGreaterThanOrEqual(best);
      if (best > before) ratios.push((own.size - before) / (best - before));
    }
    const mean = ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length;
    console.log(`secondary cells, own : optimal, mean over ${ratios.length} tables: ${mean.toFixed(3)}`);
    expect(mean).toBeLessThanOrEqual(1.15);
  });
});
