import {components, type LinkedTables, type Relation} from "./linked-tables.js";
import {sensitiveRange, type Interval, type Need, type ProtectionRule} from "./protection-rule.js";
import type {OpenLinearProgram, OpenProgram, Solution} from "./solver.js";

export interface SuppressionOptions {
  readonly rule: ProtectionRule;
  /** Why cells are withheld already, by index. */
  readonly needs: ReadonlyMap<number, Need>;
  /** What it costs to withhold a cell, above 0; Infinity: never withheld. */
  readonly cost: (cell: number) => number;
  /** The interval that a sensitive cell is to be given; the rule's own where none is named. */
  readonly range?: (cell: number) => Interval;
  readonly solver: OpenLinearProgram;
  readonly onProgress?: (done: number, total: number) => void;
}

const ZERO = 1e-6;
const FREE = 1e7;

/**
 * Complementary suppression over all linked tables at once. For every sensitive cell and each end of the interval it
 * needs, a linear program looks for the cheapest change of the tables that an outsider could not tell from the truth:
 * withheld cells change for nothing, others at their cost; those that change are withheld too (Kelly, Golden, Assad
 * 1992, Networks 22; Fischetti and Salazar 2001, Management Science 47, section 5). Then each added cell is given back,
 * dearest first, where every sensitive cell can be protected without it. Exact zeros are never withheld.
 *
 * @returns indices of all withheld cells, those of `needs` that a table shows included
 */
export function suppressSecondary(tables: LinkedTables, options: SuppressionOptions): Set<number> {
  const withheld = new Set<number>();
  tables.cells.forEach(({flag}, cell) => {
    if (flag !== "unpublished" && options.needs.has(cell)) withheld.add(cell);
  });
  const affected = components(tables.cells.length, tables.relations).filter(({cells}) =>
    cells.some((cell) => options.needs.has(cell))
  );
  affected.forEach((component, index) => {
    options.onProgress?.(index, affected.length);
    for (const cell of protectComponent(tables, component, withheld, options)) withheld.add(cell);
  });
  options.onProgress?.(affected.length, affected.length);
  return withheld;
}

/** One end of an interval: the outsider must be able to think of the cell as this large, or this small. */
interface Goal {
  readonly cell: number;
  readonly end: "low" | "high";
  readonly value: number;
}

/** A goal that is reached, and the added cells it takes. */
interface Reached {
  readonly goal: Goal;
  readonly uses: ReadonlySet<number>;
}

interface Component {
  readonly cells: readonly number[];
  readonly relations: readonly Relation[];
}

function protectComponent(
  tables: LinkedTables,
  {cells, relations}: Component,
  withheld: ReadonlySet<number>,
  options: SuppressionOptions
): Set<number> {
  const change = openChange(tables, cells, relations, withheld, options);
  const added = new Set<number>();
  const reached = new Map<Goal, Reached>();
  const sensitive = cells.filter((cell) => options.needs.has(cell));
  const extremes = trackExtremes(tables, sensitive);
  const reach = (goal: Goal): boolean => {
    const known = extremes.reaching(goal);
    const moved = known === null ? change.find(goal) : null;
    for (const cell of moved?.added ?? []) {
      added.add(cell);
      change.release(cell, true);
    }
    const uses = known ?? (moved && new Set(moved.cells.filter((cell) => added.has(cell))));
    if (moved !== null && uses !== null) extremes.add(moved.value, uses);
    if (uses !== null) reached.set(goal, {goal, uses});
    return uses !== null;
  };
  const settled = new Set<number>();
  for (let size = -1; size < added.size;) {
    size = added.size;
    for (const cell of sensitive.filter((each) => !settled.has(each))) {
      if (protectCell(tables, cell, options, {change, reach})) settled.add(cell);
    }
  }
  giveBack(added, reached, change, options);
  change.close();
  return added;
}

interface Extremes {
  /** The added cells that a table found earlier takes to reach a goal; null: no table yet reaches it. */
  reaching(goal: Goal): ReadonlySet<number> | null;
  /** Takes in a table, the true one or one that an outsider cannot tell from it. */
  add(value: (cell: number) => number, uses: ReadonlySet<number>): void;
}

/** Remembers how far sensitive cells went in the tables found on the way: one change often serves many cells. */
function trackExtremes({cells}: LinkedTables, sensitive: readonly number[]): Extremes {
  const none: ReadonlySet<number> = new Set();
  const start = (cell: number, unknown: number) => ({value: cells[cell]!.value ?? unknown, uses: none});
  const low = new Map(sensitive.map((cell) => [cell, start(cell, Infinity)]));
  const high = new Map(sensitive.map((cell) => [cell, start(cell, -Infinity)]));
  return {
    reaching({cell, end, value}) {
      const found = (end === "low" ? low : high).get(cell)!;
      const isReached = end === "low" ? found.value <= value + ZERO : found.value >= value - ZERO;
      return isReached ? found.uses : null;
    },
    add(valueOf, uses) {
      for (const cell of sensitive) {
        const value = valueOf(cell);
        if (value < low.get(cell)!.value) low.set(cell, {value, uses});
        if (value > high.get(cell)!.value) high.set(cell, {value, uses});
      }
    }
  };
}

/**
 * Widens what an outsider can think a cell to be until the rule is met. The low end goes as far towards the rule's as
 * anything allows, the high end as far from there as the rule is wide.
 *
 * @returns whether the cell is done with; not where more withheld cells around it may ask for more
 */
function protectCell(
  tables: LinkedTables,
  cell: number,
  {needs, rule, range = () => sensitiveRange(rule)}: SuppressionOptions,
  {change, reach}: {change: Change; reach: (goal: Goal) => boolean}
): boolean {
  const need = needs.get(cell)!;
  const {value} = tables.cells[cell]!;
  const {low, high} = range(cell);
  const most = value ?? rule.threshold - 1;
  const isSensitive =
    need === "small" ||
    need === "complement" ||
    (value === null && change.find({cell, end: "low", value: most})?.added.length === 0);
  if (isSensitive) {
    for (let end = low; end <= most; end++) {
      if (!reach({cell, end: "low", value: end})) continue;
      reach({cell, end: "high", value: end + high - low});
      break;
    }
    return true;
  }
  const from = value ?? change.now(cell);
  const width = need === "minimum" ? high - low : 1;
  void (reach({cell, end: "high", value: from + width}) || reach({cell, end: "low", value: from - width}));
  return value !== null;
}

/** Gives added cells back, dearest first, as long as every goal that used one can be reached without it. */
function giveBack(
  added: Set<number>,
  reached: Map<Goal, Reached>,
  change: Change,
  {cost}: SuppressionOptions
): void {
  for (const cell of [...added].sort((a, b) => cost(b) - cost(a))) {
    const affected = [...reached.values()].filter(({uses}) => uses.has(cell));
    change.release(cell, false);
    const replaced: Reached[] = [];
    const isDispensable = affected.every(({goal}) => {
      const moved = change.find(goal);
      if (moved === null || moved.added.length > 0) return false;
      replaced.push({goal, uses: new Set([...moved.cells].filter((each) => added.has(each)))});
      return true;
    });
    if (isDispensable) {
      added.delete(cell);
      for (const each of replaced) reached.set(each.goal, each);
    } else change.release(cell, true);
  }
}

/** A change of the tables: the cells that move, and those among them that are not withheld yet. */
interface Moved {
  readonly cells: readonly number[];
  readonly added: readonly number[];
  readonly value: (cell: number) => number;
}

interface Change {
  /** The cheapest change that reaches a goal; null: there is none. */
  find(goal: Goal): Moved | null;
  /** A value that what is shown leaves possible for a cell. */
  now(cell: number): number;
  /** Makes a cell withheld, or shown again. */
  release(cell: number, isWithheld: boolean): void;
  close(): void;
}

/** Two columns for each cell: how far it rises and how far it falls from where it is. */
function openChange(
  tables: LinkedTables,
  cells: readonly number[],
  relations: readonly Relation[],
  withheld: ReadonlySet<number>,
  {rule, cost, solver}: SuppressionOptions
): Change {
  const at = new Map(cells.map((cell, index) => [cell, index]));
  const floor = (cell: number) => {
    const {flag} = tables.cells[cell]!;
    const isOpen = flag === "unpublished" || flag === "missing" || flag === "below_minimum";
    return isOpen || !rule.zeroIsSafe ? 0 : 1;
  };
  const base = cells.map((cell) => tables.cells[cell]!.value ?? floor(cell));
  const free = new Set(
    cells.filter(
      (cell) =>
        withheld.has(cell) || tables.cells[cell]!.flag === "unpublished" || tables.cells[cell]!.value === null
    )
  );
  const price = (cell: number) => (free.has(cell) ? 0 : cost(cell));
  const room = (cell: number): [number, number] => {
    const value = base[at.get(cell)!]!;
    const isFixed = !free.has(cell) && (value === 0 || cost(cell) === Infinity);
    return isFixed ? [0, 0] : [FREE, Math.max(0, value - Math.min(value, floor(cell)))];
  };
  const prices = cells.map((cell) => (Number.isFinite(price(cell)) ? price(cell) : 0));
  const program: OpenProgram = solver({
    cost: prices.flatMap((each) => [each, each]),
    lower: cells.flatMap(() => [0, 0]),
    upper: cells.flatMap(room),
    rows: relations.map((relation) => changeRow(relation, at, base))
  });
  const solve = ({cell, end, value}: Goal): Solution | null => {
    const column = 2 * at.get(cell)!;
    const [up, down] = room(cell);
    const step = value - base[at.get(cell)!]!;
    program.setBounds(
      column,
      end === "high" ? Math.max(0, step) : 0,
      end === "high" ? up : Math.max(0, step)
    );
    const fall = Math.max(0, -step);
    program.setBounds(
      column + 1,
      end === "low" ? Math.min(fall, down) : 0,
      end === "low" ? down : Math.min(fall, down)
    );
    const solution = end === "low" && fall > down ? null : program.solve();
    program.setBounds(column, 0, up);
    program.setBounds(column + 1, 0, down);
    return solution;
  };
  return {
    find(goal) {
      const solution = solve(goal);
      if (solution === null) return null;
      const step = (i: number) => solution.x[2 * i]! - solution.x[2 * i + 1]!;
      const moving = cells.filter((_, i) => Math.abs(step(i)) > ZERO);
      const value = (cell: number) => base[at.get(cell)!]! + step(at.get(cell)!);
      return {cells: moving, added: moving.filter((cell) => !free.has(cell)), value};
    },
    now(cell) {
      const column = 2 * at.get(cell)!;
      const x = solve({cell, end: "high", value: 0})?.x;
      return base[at.get(cell)!]! + (x === undefined ? 0 : x[column]! - x[column + 1]!);
    },
    release(cell, isWithheld) {
      if (isWithheld) free.add(cell);
      else free.delete(cell);
      const column = 2 * at.get(cell)!;
      program.setCost(column, price(cell));
      program.setCost(column + 1, price(cell));
    },
    close: () => program.close()
  };
}

function changeRow(
  {cells, factors, low, high}: Relation,
  at: ReadonlyMap<number, number>,
  base: readonly number[]
) {
  const now = cells.reduce((sum, cell, i) => sum + factors[i]! * base[at.get(cell)!]!, 0);
  return {
    cells: cells.flatMap((cell) => [2 * at.get(cell)!, 2 * at.get(cell)! + 1]),
    factors: factors.flatMap((factor) => [factor, -factor]),
    low: low - now,
    high: high - now
  };
}
