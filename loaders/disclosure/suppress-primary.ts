import type {Observation} from "../../src/model/observation.js";
import type {Catalogue, CatalogueEntry} from "../catalogue/catalogue.js";
import type {DisclosureRules} from "../manifest/municipality.js";

type Withheld = ReadonlySet<string>;

/**
 * Primary suppression: withholds counts from 1 to threshold − 1, counts whose complement in a rate is that small (nearly
 * all), every rate, mean or sum that a withheld count enters, and everything but the population in areas below the
 * minimum population. What must not be told from what remains (totals, other areas) is not its business.
 *
 * Returns new observations in the same order; a withheld one is null with its flag and keeps no numerator.
 */
export function suppressPrimary(
  observations: readonly Observation[],
  catalogue: Catalogue,
  rules: DisclosureRules
): Observation[] {
  const small = (count: number | null) => count !== null && isSmall(count, rules);
  const belowMinimum = placesBelowMinimum(observations, rules);
  const withheld = withheldCounts(observations, catalogue, small);
  return observations.map((observation) => {
    const entry = catalogue.get(observation.indicator);
    if (entry === undefined) throw new Error(`disclosure: unknown indicator; got "${observation.indicator}"`);
    if (
      belowMinimum.has(place(observation)) &&
      observation.indicator !== rules.minimumPopulation?.indicator
    ) {
      return {...observation, value: null, numerator: null, denominator: null, flag: "below_minimum"};
    }
    const isOpen = observation.flag === null && !isWithheld(observation, entry, withheld, small);
    return isOpen ? observation : withoutCounts(observation, entry, withheld, small);
  });
}

function isSmall(count: number, {threshold, zeroIsSafe}: DisclosureRules): boolean {
  return count < threshold && (count > 0 || (count === 0 && !zeroIsSafe));
}

function place({level, period, area_id}: Observation): string {
  return `${level} ${period} ${area_id}`;
}

function countPlace(key: string, observation: Observation): string {
  return `${key} ${place(observation)}`;
}

function placesBelowMinimum(
  observations: readonly Observation[],
  {minimumPopulation}: DisclosureRules
): Withheld {
  if (minimumPopulation === null) return new Set();
  const {indicator, atLeast} = minimumPopulation;
  const few = observations.filter(
    (each) => each.indicator === indicator && each.value !== null && each.value < atLeast
  );
  return new Set(few.map(place));
}

/** Counts that are small, or the numerator of a rate that leaves only few others. */
function withheldCounts(
  observations: readonly Observation[],
  catalogue: Catalogue,
  small: (count: number | null) => boolean
): Withheld {
  const withheld = new Set<string>();
  for (const observation of observations) {
    const entry = catalogue.get(observation.indicator);
    if (entry?.type === "count" && (observation.flag === "suppressed" || small(observation.value))) {
      withheld.add(countPlace(observation.indicator, observation));
    }
    if (entry?.type === "rate" && small(complement(observation))) {
      entry.numerator.forEach((key) => withheld.add(countPlace(key, observation)));
    }
  }
  return withheld;
}

function complement({numerator, denominator}: Observation): number | null {
  return numerator === null || denominator === null ? null : denominator - numerator;
}

function isWithheld(
  observation: Observation,
  entry: CatalogueEntry,
  withheld: Withheld,
  small: (count: number | null) => boolean
): boolean {
  const parts = [...entry.numerator, ...entry.denominator];
  if (entry.type === "count") {
    return [observation.indicator, ...parts].some((key) => withheld.has(countPlace(key, observation)));
  }
  const {numerator, denominator} = observation;
  return (
    parts.some((key) => withheld.has(countPlace(key, observation))) ||
    [numerator, denominator, complement(observation)].some(small)
  );
}

/** An observation without value and numerator; its denominator stays only where every count in it may be known. */
function withoutCounts(
  observation: Observation,
  {denominator: keys}: CatalogueEntry,
  withheld: Withheld,
  small: (count: number | null) => boolean
): Observation {
  const {denominator, flag} = observation;
  const isOpen = !small(denominator) && keys.every((key) => !withheld.has(countPlace(key, observation)));
  return {
    ...observation,
    value: null,
    numerator: null,
    denominator: isOpen ? denominator : null,
    flag: flag ?? "suppressed"
  };
}
