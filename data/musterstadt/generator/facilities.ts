import type {DescribedQuarter} from "./facts.js";
import type {House} from "./houses.js";
import {apportion} from "./population.js";
import {createRandom, type Random} from "./prng.js";
import {needOf} from "./social.js";

export const FACILITY_KINDS = [
  "Kita",
  "Grundschule",
  "Weiterführende Schule",
  "Spielplatz",
  "Familienzentrum",
  "Jugendtreff",
  "Kinderarztpraxis",
  "Bücherei"
] as const;
export type FacilityKind = (typeof FACILITY_KINDS)[number];

/** A place that people go to, at one of the city's addresses. */
export interface Facility {
  readonly kind: FacilityKind;
  readonly name: string;
  readonly quarter: string;
  readonly house: House;
  /** Places for children under 3 and from 3 on; of day-care centres only. */
  readonly places: readonly [under3: number, from3: number] | null;
  /** Square metres; of playgrounds only. */
  readonly area: number | null;
}

const LATEST = 13;

type Count = (quarter: DescribedQuarter, random: Random) => number;

function people({residents}: DescribedQuarter): number {
  return residents[LATEST]!.total;
}

function need({quarter}: DescribedQuarter): number {
  return needOf(quarter, 2025);
}

/** How many there are in a quarter; `random` stands for what history left behind. */
const COUNTS: Readonly<Record<FacilityKind, Count>> = {
  Kita: ({facts}) => Math.round((facts.betreut_u3[LATEST]! + facts.betreut_3_6[LATEST]!) / 82),
  Grundschule: ({residents}, random) =>
    Math.round(residents[LATEST]!.ages[2]! / 620 + random.between(-0.2, 0.2)),
  "Weiterführende Schule": (one, random) => (people(one) > 2500 && random.next() < 0.25 ? 1 : 0),
  Spielplatz: ({residents}) => Math.round((residents[LATEST]!.ages[1]! + residents[LATEST]!.ages[2]!) / 190),
  Familienzentrum: (one, random) => (people(one) > 1500 && random.next() < 0.22 * need(one) ? 1 : 0),
  Jugendtreff: (one, random) => (people(one) > 1500 && random.next() < 0.12 + 0.12 * need(one) ? 1 : 0),
  Kinderarztpraxis: (one, random) => (people(one) > 2500 && random.next() < 0.42 - 0.1 * need(one) ? 1 : 0),
  Bücherei: (one, random) => (people(one) > 3000 && random.next() < 0.17 ? 1 : 0)
};

const NAMES: Readonly<Record<FacilityKind, (quarter: string, street: string, nth: number) => string>> = {
  Kita: (_, street) => `Kita ${street}`,
  Grundschule: (quarter, street, nth) => (nth === 0 ? `Grundschule ${quarter}` : `Grundschule ${street}`),
  "Weiterführende Schule": (quarter) => `Gesamtschule ${quarter}`,
  Spielplatz: (_, street) => `Spielplatz ${street}`,
  Familienzentrum: (quarter) => `Familienzentrum ${quarter}`,
  Jugendtreff: (quarter) => `Jugendtreff ${quarter}`,
  Kinderarztpraxis: (_, street) => `Kinderarztpraxis ${street}`,
  Bücherei: (quarter) => `Stadtbücherei ${quarter}`
};

/** As many different houses as asked for, from different streets where there are enough. */
function pickHouses(houses: readonly House[], count: number, random: Random): readonly House[] {
  const mixed = houses.map((house) => ({house, rank: random.next()})).sort((a, b) => a.rank - b.rank);
  const streets = new Set<string>();
  const first = mixed.filter(({house}) => {
    const isNew = !streets.has(house.street);
    streets.add(house.street);
    return isNew;
  });
  const rest = mixed.filter((one) => !first.includes(one));
  return [...first, ...rest].slice(0, count).map(({house}) => house);
}

/** Places per centre: about as many in a quarter as children from there are in care, more or less. */
function carePlaces(
  {facts}: DescribedQuarter,
  centres: number,
  random: Random
): readonly (readonly [number, number])[] {
  const supply = random.between(0.86, 1.2);
  const sizes = Array.from({length: centres}, () => random.between(0.7, 1.3));
  const [under3, from3] = [facts.betreut_u3, facts.betreut_3_6].map((series) =>
    apportion(Math.max(10 * centres, Math.round(series[LATEST]! * supply)), sizes)
  );
  return sizes.map((_, i): readonly [number, number] => [under3![i]!, from3![i]!]);
}

function facilitiesOf(one: DescribedQuarter, houses: readonly House[]): readonly Facility[] {
  const {key, name} = one.quarter;
  const random = createRandom(`musterstadt/facilities/${key}`);
  const counts = FACILITY_KINDS.map((kind) => Math.max(0, COUNTS[kind](one, random)));
  const picked = pickHouses(
    houses,
    counts.reduce((sum, count) => sum + count, 0),
    random
  );
  const places = carePlaces(one, counts[0]!, random);
  return FACILITY_KINDS.flatMap((kind, k) => {
    const first = counts.slice(0, k).reduce((sum, count) => sum + count, 0);
    return picked.slice(first, first + counts[k]!).map((house, nth) => ({
      ...{kind, quarter: key, house},
      name: NAMES[kind](name, house.street, nth),
      places: kind === "Kita" ? places[nth]! : null,
      area: kind === "Spielplatz" ? Math.round(random.between(380, 2600)) : null
    }));
  });
}

/** All facilities, quarter by quarter; a name that occurs twice gets the house number. */
export function layOutFacilities(
  city: readonly DescribedQuarter[],
  houses: readonly (readonly House[])[]
): readonly Facility[] {
  const all = city.flatMap((one, i) => facilitiesOf(one, houses[i]!));
  return all.map((one) => {
    const isTwice = all.filter(({name}) => name === one.name).length > 1;
    return isTwice ? {...one, name: `${one.name} ${one.house.number}${one.house.suffix}`} : one;
  });
}
