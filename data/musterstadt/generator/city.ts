import {residentsOf, type Residents} from "./population.js";
import {QUARTERS, type Quarter} from "./places.js";
import {benefitsOf, byBenefit, type Benefits} from "./social.js";
import {YEARS} from "./years.js";

/** A quarter with its people, one entry per year of `YEARS`. */
export interface PopulatedQuarter {
  readonly quarter: Quarter;
  readonly residents: readonly Residents[];
  readonly benefits: readonly Benefits[];
}

/** An area of any level with its benefit counts, one entry per year of `YEARS`. */
export interface AreaBenefits {
  readonly key: string;
  readonly name: string;
  readonly benefits: readonly Benefits[];
}

export const CITY_NAME = "Musterstadt";

/** All quarters in the order of their keys. */
export function populateCity(): readonly PopulatedQuarter[] {
  return QUARTERS.map((quarter) => {
    const residents = residentsOf(quarter);
    return {quarter, residents, benefits: benefitsOf(quarter, residents)};
  });
}

function addBenefits(quarters: readonly PopulatedQuarter[]): readonly Benefits[] {
  return YEARS.map((_, t) =>
    byBenefit((key) => quarters.reduce((all, {benefits}) => all + benefits[t]![key], 0))
  );
}

/** Benefit counts per area of one level, in the order of the keys; `areaOf` says which area a quarter belongs to. */
export function benefitsByArea(
  city: readonly PopulatedQuarter[],
  areaOf: (quarter: Quarter) => {readonly key: string; readonly name: string}
): readonly AreaBenefits[] {
  const areas = new Map(city.map(({quarter}) => [areaOf(quarter).key, areaOf(quarter).name]));
  return [...areas].map(([key, name]) => ({
    key,
    name,
    benefits: addBenefits(city.filter(({quarter}) => areaOf(quarter).key === key))
  }));
}
