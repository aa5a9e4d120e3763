import {formatValue, NO_VALUE} from "./format.js";
import type {Flag, Observation} from "./observation.js";

/** What an area of a reader's choice brings into a sum. */
export type OwnPart = Pick<Observation, "value" | "numerator" | "denominator" | "flag">;

/**
 * A sum or share over areas that a reader picked, from published values only:
 * - `value`: every part is published.
 * - `least`: parts are missing; counts are never negative, so it is at least this much.
 * - `none`: nothing can be said.
 */
export type OwnSum =
  | {readonly kind: "value"; readonly value: number}
  | ({readonly kind: "least"; readonly value: number} & Gaps)
  | ({readonly kind: "none"} & Gaps);

interface Gaps {
  /** How many of the areas have no value. */
  readonly missing: number;
  /** Why not, each reason once. */
  readonly flags: readonly Flag[];
}

/**
 * The sum of counts over areas. Areas without a published value are never counted as zero: the sum is then a lower bound,
 * and nothing where no area has a value. For counts only; a mean or a delivered value has no sum.
 */
export function ownSum(parts: readonly OwnPart[]): OwnSum {
  return sumOf(parts, ({value}) => value);
}

/**
 * factor × Σ numerators / Σ denominators over areas, as the rate of the larger area would be computed; never a mean of
 * rates. Where only numerators are missing it is a lower bound; where a denominator is, or all are zero, there is nothing.
 */
export function ownRate(parts: readonly OwnPart[], factor: number): OwnSum {
  const over = sumOf(parts, ({numerator}) => numerator);
  const under = sumOf(parts, ({denominator}) => denominator);
  if (over.kind === "none" || under.kind !== "value" || under.value === 0)
    return {kind: "none", ...gaps(parts)};
  return {...over, value: (factor * over.value) / under.value};
}

function sumOf(parts: readonly OwnPart[], column: (part: OwnPart) => number | null): OwnSum {
  const known = parts.map(column).filter((value) => value !== null);
  const value = known.reduce((sum, each) => sum + each, 0);
  if (known.length === 0) return {kind: "none", ...gaps(parts)};
  if (known.length === parts.length) return {kind: "value", value};
  const open = parts.filter((part) => column(part) === null);
  return {kind: "least", value, missing: open.length, flags: gaps(open).flags};
}

function gaps(parts: readonly OwnPart[]): Gaps {
  const open = parts.filter(({flag}) => flag !== null);
  const flags = [...new Set(open.map(({flag}) => flag))].filter((flag) => flag !== null);
  return {missing: open.length, flags};
}

/** "1.234 Personen", "mindestens 1.200 Personen", "k. A.". */
export function formatOwnSum(sum: OwnSum, unit: string, decimals: number): string {
  if (sum.kind === "none") return NO_VALUE;
  const text = formatValue(sum.value, unit, decimals);
  return sum.kind === "least" ? `mindestens ${text}` : text;
}
