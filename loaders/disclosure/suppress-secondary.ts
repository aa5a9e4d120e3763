import {openChange, ZERO, type Change, type Goal} from "./change-program.js";
import {components, type Component, type LinkedTables} from "./linked-tables.js";
import {sensitiveRange, type Interval, type Need, type ProtectionRule} from "./protection-rule.js";
import type {OpenLinearProgram} from "./solver.js";

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

/** A goal that is reached, and the added cells it takes. */
interface Reached {
  readonly goal: Goal;
  readonly uses: ReadonlySet<number>;
}

function protectComponent(
  tables: LinkedTables,
  component: Component,
  withheld: ReadonlySet<number>,
  options: SuppressionOptions
): Set<number> {
  const change = openChange(tables, component, withheld, options);
  const added = new Set<number>();
  const reached = new Map<Goal, Reached>();
  const sensitive = component.cells.filter((cell) => options.needs.has(cell));
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
 * anything allows, the high end as far from there as the rule is wide. A dominated sum gets its own range.
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
  if (need === "dominance") {
    reach({cell, end: "low", value: low});
    reach({cell, end: "high", value: high});
    return true;
  }
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
