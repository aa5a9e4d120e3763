import type {LinkedTables} from "../../../loaders/disclosure/linked-tables.js";
import {sensitiveRange, type Need, type ProtectionRule} from "../../../loaders/disclosure/protection-rule.js";
import type {LinearProgram, OpenLinearProgram} from "../../../loaders/disclosure/solver.js";

interface Options {
  readonly rule: ProtectionRule;
  readonly needs: ReadonlyMap<number, Need>;
  readonly solver: OpenLinearProgram;
  readonly range?: (cell: number) => {readonly low: number; readonly high: number};
  /** What a cell counts in the sum that is made smallest; 1 where not given. */
  readonly weight?: (cell: number) => number;
}

/** No cell of a cheapest table moves further than this in the tables at hand. */
const FAR = 200;

/**
 * The smallest number (or weight) of withheld cells that protect the sensitive ones, those included, by the exact model
 * of Fischetti and Salazar (2001, Management Science 47, model 1): a binary for each cell, and for each end of each
 * sensitive cell's interval a whole table that may differ from the true one in withheld cells only.
 */
export function optimalSuppression(tables: LinkedTables, options: Options): number {
  const {needs, rule, solver, range = () => sensitiveRange(rule), weight = () => 1} = options;
  const {cells} = tables;
  const draft = {
    cost: [] as number[],
    lower: [] as number[],
    upper: [] as number[],
    rows: [] as LinearProgram["rows"][number][]
  };
  cells.forEach(({flag, value}, cell) => {
    const isPrimary = needs.has(cell) && flag !== "unpublished";
    const isFree = flag === "unpublished";
    draft.cost.push(isFree ? 0 : weight(cell));
    draft.lower.push(isPrimary || isFree ? 1 : 0);
    draft.upper.push(value === 0 && !isPrimary && !isFree ? 0 : 1);
  });
  for (const cell of needs.keys()) {
    const {low, high} = range(cell);
    const least = lowest(tables, cell, low, rule, solver);
    addTable(draft, tables, rule, cell, {low: 0, high: least});
    addTable(draft, tables, rule, cell, {low: least + high - low, high: Infinity});
  }
  const program = solver({...draft, whole: true});
  const solution = program.solve();
  program.close();
  if (solution === null) throw new Error("tests: no suppression protects this table");
  return Math.round(solution.cost);
}

type Draft = {cost: number[]; lower: number[]; upper: number[]; rows: LinearProgram["rows"][number][]};

/** A table that agrees with all relations, differs in withheld cells only, and has `cell` within `bounds`. */
function addTable(
  draft: Draft,
  {cells, relations}: LinkedTables,
  rule: ProtectionRule,
  cell: number,
  bounds: {readonly low: number; readonly high: number}
): void {
  const first = draft.cost.length;
  cells.forEach(({value, flag}, i) => {
    const least = flag === "unpublished" || value === 0 || !rule.zeroIsSafe ? 0 : 1;
    draft.cost.push(0);
    draft.lower.push(i === cell ? Math.max(least, bounds.low) : least);
    draft.upper.push(Math.min(value! + FAR, i === cell ? bounds.high : Infinity));
    draft.rows.push({cells: [first + i, i], factors: [1, -FAR], low: -Infinity, high: value!});
    draft.rows.push({cells: [first + i, i], factors: [1, value! - least], low: value!, high: Infinity});
  });
  for (const relation of relations)
    draft.rows.push({...relation, cells: relation.cells.map((each) => first + each)});
}

/** The lowest value that a cell can be given, not below `low`, were everything but zeros withheld. */
function lowest(
  tables: LinkedTables,
  cell: number,
  low: number,
  rule: ProtectionRule,
  solver: OpenLinearProgram
): number {
  const draft: Draft = {cost: [], lower: [], upper: [], rows: []};
  tables.cells.forEach(({value, flag}) => {
    draft.cost.push(0);
    draft.lower.push(value === 0 && flag !== "unpublished" ? 0 : 1);
    draft.upper.push(value === 0 && flag !== "unpublished" ? 0 : 1);
  });
  addTable(draft, tables, rule, cell, {low, high: Infinity});
  draft.cost[tables.cells.length + cell] = 1;
  const program = solver({...draft, whole: true});
  const solution = program.solve();
  program.close();
  return Math.round(solution!.cost);
}
