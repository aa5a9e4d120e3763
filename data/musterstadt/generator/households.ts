import type {Kind} from "./places.js";
import {apportion} from "./population.js";
import {drawing, seriesOf, type Series, type Subject} from "./series.js";

export const HOUSEHOLD_KEYS = [
  "haushalte",
  "hh_1p",
  "hh_2p",
  "hh_3p",
  "hh_4p",
  "hh_5p",
  "hh_kinder",
  "hh_alleinerz"
] as const;
export type HouseholdKey = (typeof HOUSEHOLD_KEYS)[number];

/** Persons per household. */
const SIZE: Readonly<Record<Kind, number>> = {
  altstadt: 1.6,
  gruenderzeit: 1.76,
  szene: 1.76,
  studierende: 1.52,
  arbeiter: 1.88,
  zeilen: 1.86,
  grosssiedlung: 2.02,
  gartenstadt: 2.2,
  hang: 2.18,
  dorf: 2.26,
  neubau: 1.95,
  gewerbe: 1.6
};
const CHILDREN_PER_FAMILY = 1.66;

/** Households of 1, 2, 3, 4 and 5 or more persons whose mean is `size` (those of 5 and more have 5.3 on average). */
function sizes(households: number, size: number): readonly number[] {
  const alone = 1.2 - 0.387 * size;
  const above = (size - alone) / (1 - alone) - 2;
  const shared = [1 - 0.6 * above, 0.3 * above, 0.22 * above, 0.08 * above];
  return apportion(households, [alone, ...shared.map((share) => share * (1 - alone))]);
}

/** Private households of a quarter by size, those with children under 18, and single parents among them. */
export function householdsOf(subject: Subject): Series<HouseholdKey> {
  const {quarter} = subject;
  const drawFamilies = drawing(quarter, "families", 0.03);
  const drawAlone = drawing(quarter, "single-parents", 0.08);
  return seriesOf(HOUSEHOLD_KEYS, subject, ({people, minors, benefits, need, t}) => {
    const size = SIZE[quarter.kind] - 0.002 * t;
    const haushalte = Math.max(1, Math.round(people.total / size));
    const [hh_1p = 0, hh_2p = 0, hh_3p = 0, hh_4p = 0, hh_5p = 0] = sizes(haushalte, size);
    const hh_kinder = drawFamilies(minors, 1 / CHILDREN_PER_FAMILY, t, haushalte - hh_1p);
    // Single parents on benefits are some of all single parents.
    const fewest = Math.min(hh_kinder, benefits.bg_alleinerz + Math.round(0.07 * hh_kinder));
    const drawn = drawAlone(hh_kinder, 0.13 + 0.075 * Math.min(need, 3), t);
    return {
      ...{haushalte, hh_1p, hh_2p, hh_3p, hh_4p, hh_5p, hh_kinder},
      hh_alleinerz: Math.max(fewest, drawn)
    };
  });
}
