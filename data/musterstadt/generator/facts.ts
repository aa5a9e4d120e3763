import {adultsOf, type AdultKey} from "./adults.js";
import {childhoodOf, type ChildhoodKey} from "./childhood.js";
import {populateCity} from "./city.js";
import {dwellingsOf, type DwellingKey} from "./dwellings.js";
import {householdsOf, type HouseholdKey} from "./households.js";
import {rootsOf, type RootKey} from "./roots.js";
import type {Series, Subject} from "./series.js";
import {workOf, type WorkKey} from "./work.js";

export type FactKey = HouseholdKey | RootKey | WorkKey | ChildhoodKey | DwellingKey | AdultKey;

/** A quarter with its people and everything counted about them, nothing withheld. */
export interface DescribedQuarter extends Subject {
  readonly facts: Series<FactKey>;
}

/** The whole city in the order of the keys. */
export function describeCity(): readonly DescribedQuarter[] {
  return populateCity().map((subject) => {
    const households = householdsOf(subject);
    return {
      ...subject,
      facts: {
        ...households,
        ...rootsOf(subject),
        ...workOf(subject, households.haushalte),
        ...childhoodOf(subject),
        ...dwellingsOf(subject, households.haushalte),
        ...adultsOf(subject)
      }
    };
  });
}

/** An area of a level above the quarters with the sums of its quarters. */
export interface DescribedArea {
  readonly key: string;
  readonly name: string;
  readonly quarters: readonly DescribedQuarter[];
}

export type Level = "stadt" | "bezirk" | "stadtteil" | "quartier";

/** The areas of a level in the order of their keys. */
export function areasOf(city: readonly DescribedQuarter[], level: Level): readonly DescribedArea[] {
  const areaOf = ({quarter}: DescribedQuarter): {readonly key: string; readonly name: string} => {
    if (level === "stadt") return {key: "00", name: "Musterstadt"};
    return level === "quartier" ? quarter : quarter[level];
  };
  const areas = new Map(city.map((one) => [areaOf(one).key, areaOf(one).name]));
  return [...areas].map(([key, name]) => ({
    key,
    name,
    quarters: city.filter((one) => areaOf(one).key === key)
  }));
}

/** A count of an area in the year with index `t`. */
export function sumOf({quarters}: Pick<DescribedArea, "quarters">, key: FactKey, t: number): number {
  return quarters.reduce((sum, {facts}) => sum + facts[key][t]!, 0);
}

/** Residents of an area in the year with index `t`. */
export function residentsIn({quarters}: Pick<DescribedArea, "quarters">, t: number): number {
  return quarters.reduce((sum, {residents}) => sum + residents[t]!.total, 0);
}
