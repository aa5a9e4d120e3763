import {farBeyond, type Component, type LinkedTables, type Relation} from "./linked-tables.js";
import type {ProtectionRule} from "./protection-rule.js";
import type {OpenLinearProgram, OpenProgram, Solution} from "./solver.js";

/** Below this nothing has changed. */
export const ZERO = 1e-6;

/** One end of an interval: the outsider must be able to think of the cell as this large, or this small. */
export interface Goal {
  readonly cell: number;
  readonly end: "low" | "high";
  readonly value: number;
}

/** A change of the tables: the cells that move, and those among them that are not withheld yet. */
export interface Moved {
  readonly cells: readonly number[];
  readonly added: readonly number[];
  readonly value: (cell: number) => number;
}

export interface Change {
  /** The cheapest change that reaches a goal; null: there is none. */
  find(goal: Goal): Moved | null;
  /** A value that what is shown leaves possible for a cell. */
  now(cell: number): number;
  /** Makes a cell withheld, or shown again. */
  release(cell: number, isWithheld: boolean): void;
  close(): void;
}

export interface ChangeOptions {
  readonly rule: ProtectionRule;
  /** What it costs to withhold a cell, above 0; Infinity: never withheld. */
  readonly cost: (cell: number) => number;
  readonly solver: OpenLinearProgram;
}

/** Looks for changes of connected tables that an outsider could not tell from the truth. */
export function openChange(
  tables: LinkedTables,
  component: Component,
  withheld: ReadonlySet<number>,
  options: ChangeOptions
): Change {
  const state = startState(tables, component.cells, withheld, options);
  const {cells, at, base, free} = state;
  const program = options.solver(changeProgram(state, component.relations));
  const stepOf = ({x}: Solution, index: number) => x[2 * index]! - x[2 * index + 1]!;
  return {
    find(goal) {
      const solution = solveGoal(program, state, goal);
      if (solution === null) return null;
      const moving = cells.filter((_, index) => Math.abs(stepOf(solution, index)) > ZERO);
      const value = (cell: number) => base[at.get(cell)!]! + stepOf(solution, at.get(cell)!);
      return {cells: moving, added: moving.filter((cell) => !free.has(cell)), value};
    },
    now(cell) {
      const solution = solveGoal(program, state, {cell, end: "high", value: 0});
      return base[at.get(cell)!]! + (solution === null ? 0 : stepOf(solution, at.get(cell)!));
    },
    release(cell, isWithheld) {
      if (isWithheld) free.add(cell);
      else free.delete(cell);
      const price = isWithheld ? 0 : options.cost(cell);
      for (const column of [0, 1]) program.setCost(2 * at.get(cell)! + column, price);
    },
    close: () => program.close()
  };
}

interface State {
  readonly cells: readonly number[];
  /** Position of each cell. */
  readonly at: ReadonlyMap<number, number>;
  /** Where each cell starts from: its count, or the least it can be. */
  readonly base: readonly number[];
  /** Cells that may change for nothing. */
  readonly free: Set<number>;
  readonly price: (cell: number) => number;
  /** How far a cell may rise and fall. */
  readonly room: (cell: number) => readonly [number, number];
}

function startState(
  tables: LinkedTables,
  cells: readonly number[],
  withheld: ReadonlySet<number>,
  {rule, cost}: ChangeOptions
): State {
  const at = new Map(cells.map((cell, index) => [cell, index]));
  const floor = (cell: number) => {
    const {flag} = tables.cells[cell]!;
    const isOpen = flag === "unpublished" || flag === "missing" || flag === "below_minimum";
    return isOpen || !rule.zeroIsSafe ? 0 : 1;
  };
  const most = farBeyond(tables);
  const base = cells.map((cell) => tables.cells[cell]!.value ?? floor(cell));
  const isFree = (cell: number) => {
    const {flag, value} = tables.cells[cell]!;
    return withheld.has(cell) || flag === "unpublished" || value === null;
  };
  const free = new Set(cells.filter(isFree));
  const room = (cell: number) => {
    const value = base[at.get(cell)!]!;
    const isFixed = !free.has(cell) && (value === 0 || cost(cell) === Infinity);
    return isFixed ? ([0, 0] as const) : ([most, value - Math.min(value, floor(cell))] as const);
  };
  return {cells, at, base, free, price: (cell) => (free.has(cell) ? 0 : cost(cell)), room};
}

/** Two columns for each cell: how far it rises and how far it falls from where it starts. */
function changeProgram({cells, at, base, price, room}: State, relations: readonly Relation[]) {
  const prices = cells.map(price).map((each) => (Number.isFinite(each) ? each : 0));
  return {
    cost: prices.flatMap((each) => [each, each]),
    lower: cells.flatMap(() => [0, 0]),
    upper: cells.flatMap(room),
    rows: relations.map((relation) => {
      const now = relation.cells.reduce(
        (sum, cell, i) => sum + relation.factors[i]! * base[at.get(cell)!]!,
        0
      );
      return {
        cells: relation.cells.flatMap((cell) => [2 * at.get(cell)!, 2 * at.get(cell)! + 1]),
        factors: relation.factors.flatMap((factor) => [factor, -factor]),
        low: relation.low - now,
        high: relation.high - now
      };
    })
  };
}

function solveGoal(program: OpenProgram, {at, base, room}: State, {cell, end, value}: Goal): Solution | null {
  const column = 2 * at.get(cell)!;
  const [up, down] = room(cell);
  const rise = Math.max(0, value - base[at.get(cell)!]!);
  const fall = Math.max(0, base[at.get(cell)!]! - value);
  if (end === "low" && fall > down) return null;
  if (end === "high") {
    program.setBounds(column, rise, up);
    program.setBounds(column + 1, 0, Math.min(fall, down));
  } else {
    program.setBounds(column, 0, rise);
    program.setBounds(column + 1, fall, down);
  }
  const solution = program.solve();
  program.setBounds(column, 0, up);
  program.setBounds(column + 1, 0, down);
  return solution;
}
