import type {Observation} from "../../src/model/observation.js";
import type {DisclosureRules, DominanceRule} from "../manifest/municipality.js";
import {InputError} from "../problem.js";
import {cellKey} from "./linked-tables.js";
import {isSmall, type Interval} from "./protection-rule.js";

/**
 * Sums of amounts (money, m²) that give away their largest contribution, by `cellKey`, each with the interval that an
 * outsider must be left with: p % below and above the sum. A sum is dominated when what remains after the largest and the
 * second largest contribution is less than p % of the largest, so that the second could estimate the first more closely
 * than that (p%-rule: Hundepool et al. 2012, Statistical Disclosure Control, section 4.2). Where the contributions to a sum
 * are not known it counts as dominated; small ones are held to the rule for small counts. Where they are sums over smaller areas themselves they are no less than the true
 * ones, which errs on the safe side.
 *
 * @throws InputError for amounts that are not whole, which the audit could not reckon with
 */
export function dominatedSums(
  rows: readonly Observation[],
  rules: Pick<DisclosureRules, "dominance" | "threshold" | "zeroIsSafe">
): Map<string, Interval> {
  const {dominance, zeroIsSafe} = rules;
  const spans = new Map<string, Interval>();
  if (dominance.length === 0) return spans;
  const contributions = new Set(dominance.flatMap(({largest, second}) => [largest, second ?? largest]));
  const known = new Map(
    rows
      .filter(({indicator}) => contributions.has(indicator))
      .map((row) => [cellKey({...row, table: row.indicator}), row.value])
  );
  const ruleOf = new Map(dominance.map((rule) => [rule.indicator, rule]));
  for (const row of rows) {
    const rule = ruleOf.get(row.indicator);
    if (rule === undefined || row.value === null) continue;
    assertWhole(row);
    if (row.value === 0 || isSmall(row.value, rules)) continue;
    const of = (table: string) => known.get(cellKey({...row, table})) ?? null;
    const second = rule.second === null ? 0 : of(rule.second);
    if (!isDominated(row.value, of(rule.largest), second, rule)) continue;
    const room = (row.value * rule.p) / 100;
    const low = Math.max(zeroIsSafe ? 1 : 0, Math.floor(row.value - room));
    spans.set(cellKey({...row, table: row.indicator}), {low, high: Math.ceil(row.value + room)});
  }
  return spans;
}

function isDominated(
  sum: number,
  largest: number | null,
  second: number | null,
  {p}: DominanceRule
): boolean {
  return largest === null || second === null || sum - largest - second < (p / 100) * largest;
}

function assertWhole({indicator, level, period, area_id, value}: Observation): void {
  if (Number.isInteger(value)) return;
  const problem = `amounts under a rule of dominance are whole (${indicator}, ${level} ${area_id}, ${period})`;
  const [expected, got] = ["full euros or square metres", "a number with decimals"];
  throw new InputError([{domain: "disclosure", problem, expected, got, file: "kommune.yaml"}]);
}
