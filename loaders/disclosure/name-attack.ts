import type {Relation} from "./linked-tables.js";
import type {Interval} from "./protection-rule.js";

/**
 * How a value is found:
 * - `shown`: it stands in a table.
 * - `subtraction`: one withheld count in a sum.
 * - `few in a total`: several in one sum, which leaves too little between them.
 * - `zonings`: two sums over nearly the same areas differ by it.
 * - `rate`: a rate and its population give the count.
 * - `change`: a change and another period give the count.
 * - `linked tables`: only all tables together, by linear programming.
 * - `contradiction`: no table agrees with what is published.
 */
export type Attack =
  | "shown"
  | "subtraction"
  | "few in a total"
  | "zonings"
  | "rate"
  | "change"
  | "linked tables"
  | "contradiction";

/** The simplest attack that finds a cell: one relation, then the difference of two, then everything together. */
export function nameAttack(
  cell: number,
  relations: readonly Relation[],
  bounds: readonly Interval[],
  isFound: (interval: Interval) => boolean
): Attack {
  const own = relations.filter(({cells}) => cells.includes(cell));
  for (const relation of own) {
    if (!isFound(boundBy(relation, cell, bounds))) continue;
    if (relation.kind === "rate" || relation.kind === "change") return relation.kind;
    return relation.cells.length === 1 ? "subtraction" : "few in a total";
  }
  const withRate = own.some(({kind}) => kind === "rate");
  for (const relation of own) {
    const parts = new Set(relation.cells);
    const others = relations.filter(
      (other) => other !== relation && other.cells.some((each) => parts.has(each))
    );
    for (const other of others) {
      for (const sign of [1, -1]) {
        if (!isFound(boundBy(combine(relation, other, sign), cell, bounds))) continue;
        return [relation, other].some(({kind}) => kind === "rate")
          ? "rate"
          : relation.kind === other.kind && relation.kind === "levels"
            ? "subtraction"
            : [relation, other].some(({kind}) => kind === "zoning")
              ? "zonings"
              : "linked tables";
      }
    }
  }
  return withRate ? "rate" : "linked tables";
}

/** The bounds that one relation puts on a cell, in whole numbers. */
function boundBy(relation: Relation, cell: number, bounds: readonly Interval[]): Interval {
  const index = relation.cells.indexOf(cell);
  const own = bounds[cell]!;
  if (index < 0) return own;
  const factor = relation.factors[index]!;
  let least = 0;
  let most = 0;
  relation.cells.forEach((other, i) => {
    if (other === cell) return;
    const ends = [relation.factors[i]! * bounds[other]!.low, relation.factors[i]! * bounds[other]!.high];
    least += Math.min(...ends);
    most += Math.max(...ends);
  });
  const ends = [(relation.low - most) / factor, (relation.high - least) / factor].sort((a, b) => a - b);
  return {
    low: Math.max(own.low, Math.ceil(ends[0]! - 1e-6)),
    high: Math.min(own.high, Math.floor(ends[1]! + 1e-6))
  };
}

function combine(a: Relation, b: Relation, sign: number): Relation {
  const factors = new Map<number, number>();
  a.cells.forEach((cell, i) => factors.set(cell, a.factors[i]!));
  b.cells.forEach((cell, i) => factors.set(cell, (factors.get(cell) ?? 0) + sign * b.factors[i]!));
  const kept = [...factors].filter(([, factor]) => Math.abs(factor) > 1e-9);
  const [low, high] = sign > 0 ? [a.low + b.low, a.high + b.high] : [a.low - b.high, a.high - b.low];
  return {
    kind: a.kind,
    cells: kept.map(([cell]) => cell),
    factors: kept.map(([, factor]) => factor),
    low,
    high
  };
}
