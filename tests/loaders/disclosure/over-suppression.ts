import type {OpenLinearProgram} from "../../../loaders/disclosure/solver.js";
import {suppressSecondary} from "../../../loaders/disclosure/suppress-secondary.js";
import {optimalSuppression} from "./optimal-suppression.js";
import {randomTables, RULE} from "./random-tables.js";

const MOST_CELLS = 70;

/** Withheld cells beyond the sensitive ones in a small random table: by our heuristic, and in the exact optimum. */
export interface Compared {
  readonly title: string;
  readonly own: number;
  readonly best: number;
}

/**
 * The first random tables small enough to be solved exactly, and in which the optimum withholds something beyond what is
 * sensitive; every cell costs the same.
 */
export function compareWithOptimum(count: number, solver: OpenLinearProgram): Compared[] {
  const compared: Compared[] = [];
  for (let seed = 1; compared.length < count; seed++) {
    const {tables, needs, title} = randomTables(seed, 14);
    if (needs.size === 0 || tables.cells.length > MOST_CELLS) continue;
    const before = [...needs.keys()].filter((cell) => tables.cells[cell]!.flag === null).length;
    const best = optimalSuppression(tables, {rule: RULE, needs, solver}) - before;
    const own = suppressSecondary(tables, {rule: RULE, needs, cost: () => 1, solver}).size - before;
    if (best > 0) compared.push({title, own, best});
  }
  return compared;
}

/** Mean of own : optimal. */
export function meanRatio(compared: readonly Compared[]): number {
  return compared.reduce((sum, {own, best}) => sum + own / best, 0) / compared.length;
}
