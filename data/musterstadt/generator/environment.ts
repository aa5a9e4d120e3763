import {CENTRE} from "./mesh.js";
import {residentsIn, type DescribedArea, type DescribedQuarter} from "./facts.js";
import type {Kind} from "./places.js";
import {distance} from "./plane.js";
import {autoregressive, createRandom} from "./prng.js";
import {needOf} from "./social.js";
import {YEARS} from "./years.js";

/** Square metres of public green per resident of 2012. */
const GREEN: Readonly<Record<Kind, number>> = {
  altstadt: 5,
  gruenderzeit: 7,
  szene: 6,
  studierende: 12,
  arbeiter: 7,
  zeilen: 18,
  grosssiedlung: 21,
  gartenstadt: 16,
  hang: 26,
  dorf: 30,
  neubau: 15,
  gewerbe: 12
};

/** Square metres of parks and other public green in a quarter. New ones come with the new quarter and with renewal. */
export function greenOf({quarter, residents}: DescribedQuarter, year: number): number {
  const random = createRandom(`musterstadt/green/${quarter.key}`);
  const people = quarter.kind === "neubau" ? quarter.last : residents[0]!.total;
  const settled = people * GREEN[quarter.kind] * Math.max(0.3, 1 + 0.35 * random.normal());
  const project = random.next() < 0.2 ? random.between(0.04, 0.2) : 0;
  const built = quarter.kind === "neubau" ? Math.max(0.1, (year - 2013) / 12) : 1;
  return Math.round(settled * built * (year >= 2020 ? 1 + project : 1));
}

/** Asking rents without heating in the city, euros per square metre. */
const RENT = [5.9, 6.0, 6.2, 6.4, 6.7, 7.0, 7.3, 7.6, 7.8, 8.1, 8.4, 8.9, 9.4, 9.8];

/** Mean need of an area's people in a year, relative to the city. */
function needIn({quarters}: DescribedArea, t: number): number {
  const weighted = quarters.reduce(
    (sum, {quarter, residents}) => sum + needOf(quarter, YEARS[t]!) * residents[t]!.total,
    0
  );
  return weighted / residentsIn({quarters}, t);
}

/** Asking rent of an area by year of `YEARS`, euros per square metre: dear near the centre and where need is low. */
export function rentsOf(area: DescribedArea): readonly number[] {
  const random = createRandom(`musterstadt/rents/${area.key}`);
  const chance = autoregressive(random, YEARS.length, 0.7);
  const middle = area.quarters.reduce((sum, {quarter: {x, y}}) => sum + distance([x, y], CENTRE), 0);
  const near = Math.max(0, 1 - middle / area.quarters.length / 6);
  return YEARS.map((_, t) => {
    const place = 1.0 + 0.16 * near - 0.11 * (Math.min(needIn(area, t), 2.5) - 1);
    return RENT[t]! * place * (1 + 0.015 * chance[t]!);
  });
}

/** Doctors of one kind with a practice in an area, by year of `YEARS`; `per` residents are what one has on average. */
export function doctorsOf(area: DescribedArea, name: string, per: number): readonly number[] {
  return area.quarters.reduce<readonly number[]>(
    (sums, {quarter, residents}) => {
      const random = createRandom(`musterstadt/${name}/${quarter.key}`);
      const supply = random.between(0.3, 1.7) * (1.15 - 0.13 * Math.min(needOf(quarter, 2018), 3));
      return sums.map((sum, t) => sum + (residents[t]!.total / per) * supply * (1 - 0.004 * t));
    },
    YEARS.map(() => 0)
  );
}
