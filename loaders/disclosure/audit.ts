import {nameAttack, type Attack} from "./name-attack.js";
import {
  cellKey,
  components,
  farBeyond,
  type Component,
  type LinkedTables,
  type Relation
} from "./linked-tables.js";
import {isProtected, isSmall, type Interval, type Need, type ProtectionRule} from "./protection-rule.js";
import type {LinearProgram, OpenLinearProgram, Solution} from "./solver.js";

/** A value that an outsider finds in what is published. Says where and how, never what. */
export interface Finding {
  /** The rule that is broken; "consistency": the tables contradict each other and nothing can be proven. */
  readonly rule: Need | "threshold" | "consistency";
  readonly table: string;
  readonly level: string;
  readonly period: string;
  readonly area_id: string;
  readonly attack: Attack;
}

export interface AuditOptions {
  readonly rule: ProtectionRule;
  /** Why the office withholds a cell, by `cellKey`; cells without a reason are held to the rule for delivered ones. */
  readonly needs: ReadonlyMap<string, Need>;
  /** What an outsider must be left with of sums that one contribution dominates, by `cellKey`. */
  readonly spans?: ReadonlyMap<string, Interval>;
  readonly solver: OpenLinearProgram;
  readonly onProgress?: (done: number, total: number) => void;
}

const TOLERANCE = 1e-6;

/**
 * The attacker. Takes the tables exactly as published, and knows: counts are whole and not negative, a withheld one is
 * not zero where the rules say that zeros are given, all relations of `tables`, the rules. For every withheld count the
 * smallest and largest value that agree with all of that are computed by linear programming, with integers where the
 * linear bound is no whole table. Also finds small counts that are shown, and small remainders of shown counts.
 */
export function audit(tables: LinkedTables, options: AuditOptions): Finding[] {
  const most = farBeyond(tables);
  const bounds = tables.cells.map((_, cell) => knownBounds(tables, cell, most, options.rule));
  const unknown = openRelations(tables.relations, bounds);
  const groups = components(tables.cells.length, unknown).filter(({cells}) =>
    cells.some((cell) => needOf(tables, cell, options) !== null)
  );
  const findings = shownCounts(tables, options);
  const inGroup = new Set(groups.flatMap(({cells}) => cells));
  groups.forEach((group, index) => {
    options.onProgress?.(index, groups.length);
    findings.push(...auditGroup(tables, group, bounds, options));
  });
  for (const cell of tables.cells.keys()) {
    const need = inGroup.has(cell) ? null : needOf(tables, cell, options);
    if (need !== null && !isHeld(tables, cell, bounds[cell]!, options)) {
      findings.push(finding(tables, cell, need, "subtraction"));
    }
  }
  options.onProgress?.(groups.length, groups.length);
  return findings;
}

function finding(tables: LinkedTables, cell: number, rule: Finding["rule"], attack: Attack): Finding {
  const {table, level, period, area_id} = tables.cells[cell]!;
  return {rule, table, level, period, area_id, attack};
}

/** What a reader knows of a cell by looking at it. */
function knownBounds(
  {cells}: LinkedTables,
  cell: number,
  most: number,
  {zeroIsSafe}: ProtectionRule
): Interval {
  const {value, flag, within = 0} = cells[cell]!;
  if (value !== null) return {low: Math.max(0, value - within), high: value + within};
  return {low: flag === "suppressed" && zeroIsSafe ? 1 : 0, high: most};
}

/** The rule that a cell is held to; null: none, it is shown, or was never there. */
function needOf({cells}: LinkedTables, cell: number, {needs}: AuditOptions): Need | null {
  const {value, flag, within} = cells[cell]!;
  if (value !== null) return within === undefined ? null : "secondary";
  const reason = needs.get(cellKey(cells[cell]!)) ?? null;
  return flag === "suppressed" || flag === "below_minimum" ? (reason ?? "delivered") : reason;
}

/** Whether an interval meets the rule that a withheld cell is held to. */
function isHeld(tables: LinkedTables, cell: number, seen: Interval, options: AuditOptions): boolean {
  const span = options.spans?.get(cellKey(tables.cells[cell]!));
  return isProtected(needOf(tables, cell, options)!, seen, options.rule, span);
}

/** Counts below the threshold and dominated sums that stand in a table, and remainders that two shown counts leave. */
function shownCounts(tables: LinkedTables, {rule, needs, spans}: AuditOptions): Finding[] {
  return [...tables.cells.entries()].flatMap(([cell, each]) => {
    const {value, within, flag} = each;
    if (value === null || within !== undefined) return [];
    if (flag === "unpublished") {
      return needs.has(cellKey(each)) || isSmall(value, rule)
        ? [finding(tables, cell, "complement", "subtraction")]
        : [];
    }
    if (spans?.has(cellKey(each))) return [finding(tables, cell, "dominance", "shown")];
    return isSmall(value, rule) ? [finding(tables, cell, "threshold", "shown")] : [];
  });
}

/** Relations over what is not known, with the known part taken to the other side. */
function openRelations(relations: readonly Relation[], bounds: readonly Interval[]): Relation[] {
  return relations.flatMap(({kind, cells, factors, low, high}) => {
    const isOpen = (cell: number) => bounds[cell]!.low < bounds[cell]!.high;
    const known = cells.reduce(
      (sum, cell, i) => sum + (isOpen(cell) ? 0 : factors[i]! * bounds[cell]!.low),
      0
    );
    const open = [...cells.keys()].filter((i) => isOpen(cells[i]!));
    if (open.length === 0) return [];
    return [
      {
        kind,
        cells: open.map((i) => cells[i]!),
        factors: open.map((i) => factors[i]!),
        low: low - known,
        high: high - known
      }
    ];
  });
}

function auditGroup(
  tables: LinkedTables,
  group: Component,
  bounds: readonly Interval[],
  options: AuditOptions
): Finding[] {
  const held = group.cells.filter((cell) => needOf(tables, cell, options) !== null);
  const intervals = attackGroup(
    group,
    bounds,
    held,
    (cell, seen) => isHeld(tables, cell, seen, options),
    options.solver
  );
  if (intervals === null) return [finding(tables, held[0]!, "consistency", "contradiction")];
  return held.flatMap((cell) => {
    const need = needOf(tables, cell, options)!;
    if (isHeld(tables, cell, intervals.get(cell)!, options)) return [];
    const isFound = (interval: Interval) => !isHeld(tables, cell, interval, options);
    return [finding(tables, cell, need, nameAttack(cell, group.relations, bounds, isFound))];
  });
}

/**
 * Intervals of cells: exact where they are narrow; where a cell is `settled` by tables found on the way, what these span.
 * null: no table agrees with what is published.
 */
function attackGroup(
  {cells, relations}: Component,
  bounds: readonly Interval[],
  held: readonly number[],
  settled: (cell: number, seen: Interval) => boolean,
  solver: OpenLinearProgram
): Map<number, Interval> | null {
  const column = new Map(cells.map((cell, index) => [cell, index]));
  const program: LinearProgram = {
    cost: cells.map(() => 0),
    lower: cells.map((cell) => bounds[cell]!.low),
    upper: cells.map((cell) => bounds[cell]!.high),
    rows: relations.map((relation) => ({...relation, cells: relation.cells.map((cell) => column.get(cell)!)}))
  };
  const linear = solver(program);
  const seen = new Map<number, Interval>(held.map((cell) => [cell, {low: Infinity, high: -Infinity}]));
  const witness = ({x}: Solution) => {
    if (!isWhole(x)) return false;
    for (const [cell, {low, high}] of seen) {
      const value = Math.round(x[column.get(cell)!]!);
      seen.set(cell, {low: Math.min(low, value), high: Math.max(high, value)});
    }
    return true;
  };
  const extreme = (cell: number, sign: 1 | -1): boolean => {
    const index = column.get(cell)!;
    linear.setCost(index, sign);
    const solution = linear.solve();
    linear.setCost(index, 0);
    if (solution === null) return false;
    return witness(solution) || extremeOfWhole(program, index, sign, solver, witness);
  };
  const isPossible = held.every((cell) =>
    ([1, -1] as const).every((sign) => settled(cell, seen.get(cell)!) || extreme(cell, sign))
  );
  linear.close();
  return isPossible ? seen : null;
}

function isWhole(x: Float64Array): boolean {
  return x.every((value) => Math.abs(value - Math.round(value)) < TOLERANCE);
}

/** The same bound over whole counts, where the linear one is reached by fractions of people. */
function extremeOfWhole(
  program: LinearProgram,
  index: number,
  sign: 1 | -1,
  solver: OpenLinearProgram,
  witness: (solution: Solution) => boolean
): boolean {
  const cost = program.cost.map((_, i) => (i === index ? sign : 0));
  const whole = solver({...program, cost, whole: true});
  const solution = whole.solve();
  whole.close();
  return solution !== null && witness(solution);
}
