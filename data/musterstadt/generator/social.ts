import {deprivation} from "./deprivation.js";
import type {Residents} from "./population.js";
import type {Quarter} from "./places.js";
import {autoregressive, createRandom} from "./prng.js";
import {YEARS} from "./years.js";

/** Columns of the benefit statistics, in the order of the extract. */
export const BENEFIT_KEYS = [
  "alo",
  "alo_lang",
  "sgb2",
  "sgb2_nalo",
  "sgb2_u15",
  "bg",
  "bg_alleinerz"
] as const;
export type BenefitKey = (typeof BENEFIT_KEYS)[number];

/** One value per column. */
export type ByBenefit<T> = Readonly<Record<BenefitKey, T>>;

/** Counts of one area in one year. */
export type Benefits = ByBenefit<number>;

export function byBenefit<T>(valueOf: (key: BenefitKey) => T): ByBenefit<T> {
  return Object.fromEntries(BENEFIT_KEYS.map((key) => [key, valueOf(key)])) as Record<BenefitKey, T>;
}

/** City-wide rates in percent by year: the falling years to 2019, the pandemic 2020/21, arrivals from Ukraine 2022. */
const UNEMPLOYED = [6.1, 6.1, 6.0, 5.8, 5.6, 5.4, 5.0, 4.8, 5.9, 5.5, 5.2, 5.5, 5.8, 5.9];
const ADULTS = [10.6, 10.6, 10.5, 10.5, 10.8, 10.6, 10.0, 9.4, 9.7, 9.5, 10.0, 10.1, 10.0, 9.8];
const CHILDREN = [16.4, 16.5, 16.7, 17.0, 17.6, 18.0, 17.3, 16.4, 16.3, 15.7, 16.6, 16.9, 16.6, 16.2];
const LONG_TERM = [39, 39, 38, 38, 36, 35, 33, 31, 34, 40, 39, 36, 35, 36];
/** Deprivation that stands for these rates. */
const AVERAGE = 0.78;

/** What sets one quarter apart from others with the same deprivation: lasting leanings and the chance of the years. */
interface Character {
  /** Factors on the rates of adults, children and unemployed. */
  readonly leaning: {readonly adults: number; readonly children: number; readonly unemployed: number};
  readonly adults: readonly number[];
  readonly children: readonly number[];
  readonly unemployed: readonly number[];
  readonly longTerm: readonly number[];
  readonly alone: readonly number[];
}

/** In the chance of the years, what moves adults' benefits moves children's and unemployment too, in part. */
function createCharacter(key: string): Character {
  const random = createRandom(`musterstadt/benefits/${key}`);
  const series = (): readonly number[] => autoregressive(random, YEARS.length, 0.8);
  const common = series();
  const mixed = (): readonly number[] => series().map((own, t) => 0.6 * common[t]! + 0.8 * own);
  const lean = (strength: number): number => 1 + strength * random.normal();
  const leaning = {adults: lean(0.08), children: lean(0.16), unemployed: lean(0.15)};
  return {
    leaning,
    adults: mixed(),
    children: mixed(),
    unemployed: mixed(),
    longTerm: series(),
    alone: series()
  };
}

/** How often people of a quarter depend on benefits in a year, relative to the city: 1 is the average. */
export function needOf(quarter: Quarter, year: number): number {
  return deprivation(quarter, year) / AVERAGE;
}

/** A count around `people × rate` with about two thirds of the spread of a binomial; never below 0 or above `limit`. */
export function countOf(people: number, rate: number, wobble: number, limit = people): number {
  const expected = people * Math.min(rate, 0.7);
  const spread = 0.65 * Math.sqrt(expected * (1 - Math.min(rate, 0.7)));
  return Math.max(0, Math.min(limit, Math.round(expected + spread * wobble)));
}

function benefitsIn(residents: Residents, need: number, t: number, own: Character): Benefits {
  const [under3 = 0, under6 = 0, under15 = 0, under18 = 0, under25 = 0, under65 = 0] = residents.ages;
  const children = under3 + under6 + under15;
  const working = under18 + under25 + under65;
  const sgb2_u15 = countOf(children, (CHILDREN[t]! / 100) * need * own.leaning.children, own.children[t]!);
  const adults = countOf(working, (ADULTS[t]! / 100) * need * own.leaning.adults, own.adults[t]!);
  const alo = countOf(
    working,
    (UNEMPLOYED[t]! / 100) * (0.3 + 0.7 * need) * own.leaning.unemployed,
    own.unemployed[t]!
  );
  const aloOnBenefits = Math.min(Math.round(alo * (0.52 + 0.11 * need)), Math.floor(adults * 0.62));
  const sgb2 = sgb2_u15 + adults;
  const bg = Math.min(adults, Math.round(sgb2 / (1.8 + 0.1 * need)));
  return {
    alo,
    alo_lang: countOf(alo, (LONG_TERM[t]! / 100) * (0.84 + 0.12 * need), 0.6 * own.longTerm[t]!),
    sgb2,
    sgb2_nalo: sgb2 - aloOnBenefits,
    sgb2_u15,
    bg,
    bg_alleinerz: countOf(
      bg,
      Math.min(0.25, 0.09 + 0.075 * need),
      0.6 * own.alone[t]!,
      Math.min(bg, sgb2_u15)
    )
  };
}

/** Benefit counts of one quarter for every year of `YEARS`. They fit each other and the residents. */
export function benefitsOf(quarter: Quarter, residents: readonly Residents[]): readonly Benefits[] {
  const character = createCharacter(quarter.key);
  return residents.map((people, t) => benefitsIn(people, needOf(quarter, YEARS[t]!), t, character));
}
