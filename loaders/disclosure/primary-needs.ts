import {periodEnd} from "../../src/model/area.js";
import type {Observation} from "../../src/model/observation.js";
import type {Catalogue} from "../catalogue/catalogue.js";
import type {DisclosureRules, MinimumPopulation} from "../manifest/municipality.js";
import {cellKey, type LinkedTables} from "./linked-tables.js";
import {isSmall, type Interval, type Need} from "./protection-rule.js";

/** Whether an area has too few people for an observation to be given. */
export type IsBelowMinimum = (
  observation: Omit<Observation, "value" | "numerator" | "denominator" | "flag">
) => boolean;

/** Looks up which observations lie in areas with too few people, by the rules that hold for their indicator and period. */
export function belowMinimum(
  observations: readonly Observation[],
  catalogue: Catalogue,
  {minimumPopulation}: Pick<DisclosureRules, "minimumPopulation">
): IsBelowMinimum {
  const populations = new Set(minimumPopulation.map(({indicator}) => indicator));
  const people = new Map<string, number>();
  for (const {indicator, level, period, area_id, value} of observations) {
    if (value !== null && populations.has(indicator))
      people.set(`${indicator} ${level} ${period} ${area_id}`, value);
  }
  return ({indicator, level, period, area_id}) =>
    !populations.has(indicator) &&
    minimumPopulation.some((rule) => {
      const count = people.get(`${rule.indicator} ${level} ${period} ${area_id}`);
      return count !== undefined && count < rule.atLeast && concerns(rule, indicator, period, catalogue);
    });
}

function concerns(
  {sources, indicators, from}: MinimumPopulation,
  key: string,
  period: string,
  catalogue: Catalogue
) {
  const source = catalogue.get(key)?.indicator.source;
  if (from !== null && periodEnd(period) < periodEnd(from)) return false;
  if (sources === null && indicators === null) return true;
  return (
    (indicators?.includes(key) ?? false) || (source !== undefined && (sources?.includes(source) ?? false))
  );
}

/**
 * Which cells are sensitive by themselves, and why: small counts and sums behind rates, what parts leave, sums of amounts
 * that one contribution dominates, counts in areas with too few people, counts that were delivered without a value. By index.
 *
 * @param dominated - by `cellKey`
 */
export function primaryNeeds(
  {cells}: LinkedTables,
  rules: DisclosureRules,
  isBelow: IsBelowMinimum,
  dominated: ReadonlyMap<string, Interval>
): Map<number, Need> {
  const needs = new Map<number, Need>();
  cells.forEach((cell, index) => {
    const {table, value, flag} = cell;
    if (value === null) {
      if (flag === "suppressed") needs.set(index, "delivered");
    } else if (isSmall(value, rules)) {
      const isRest = flag === "unpublished" && table.includes("-");
      if (!isRest) needs.set(index, "small");
      else if (rules.complement && value > 0) needs.set(index, "complement");
    } else if (dominated.has(cellKey(cell))) needs.set(index, "dominance");
    else if (isBelow({...cell, indicator: table})) needs.set(index, "minimum");
  });
  return needs;
}
