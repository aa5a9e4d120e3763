import type {Kind, Quarter} from "./places.js";
import {autoregressive, createRandom} from "./prng.js";
import {YEARS} from "./years.js";

/** Residents of a quarter at the end of one year. The age groups add up to the total. */
export interface Residents {
  readonly total: number;
  /** Under 3, 3–5, 6–14, 15–17, 18–24, 25–64, 65 and older. */
  readonly ages: readonly number[];
  readonly foreigners: number;
  /** Mean age in years. */
  readonly meanAge: number;
}

interface Profile {
  /** Percent per age group in 2012. */
  readonly ages: readonly number[];
  /** Percentage points by which those of 65 and older gain until 2025. */
  readonly ageing: number;
  /** Percent of foreigners in 2012. */
  readonly foreigners: number;
  /** Mean age of those between 25 and 64. */
  readonly middle: number;
  /** How strongly the years of migration show. */
  readonly migration: number;
}

function profile(
  ages: string,
  ageing: number,
  foreigners: number,
  middle: number,
  migration: number
): Profile {
  return {ages: ages.split(" ").map(Number), ageing, foreigners, middle, migration};
}

const PROFILES: Readonly<Record<Kind, Profile>> = {
  altstadt: profile("2.1 1.8 4.8 1.6 10.6 59.6 19.5", 1, 13, 43, 1),
  gruenderzeit: profile("2.9 2.6 6.8 2.1 9.2 59.4 17", 0.5, 10, 42.5, 0.8),
  szene: profile("3.4 2.8 6.4 1.9 10 62.5 13", -0.5, 12, 39.5, 0.7),
  studierende: profile("1.8 1.3 3.1 1.2 29.4 54 9.2", 0, 15, 36.5, 1.2),
  arbeiter: profile("3.2 3 8.7 2.9 10.2 56 16", -0.5, 18, 42.5, 1.5),
  zeilen: profile("2.5 2.4 7.3 2.6 7.6 51.1 26.5", 0.5, 10, 45, 1),
  grosssiedlung: profile("3.4 3.4 10.6 3.7 9 49.4 20.5", 2, 18, 43, 1.6),
  gartenstadt: profile("2.4 2.6 8.8 3.2 6.2 52.8 24", 3.5, 4, 47, 0.4),
  hang: profile("2.1 2.4 8.6 3.1 5.6 51.2 27", 2.5, 4.5, 48, 0.3),
  dorf: profile("2.3 2.5 8.8 3.2 6.4 55.3 21.5", 8, 2.2, 47.5, 0.3),
  neubau: profile("5.2 4.2 7.6 1.8 6.6 66.6 8", 1, 11, 39, 0.5),
  gewerbe: profile("1.6 1.4 4.6 2 11.5 69.9 9", 1, 22, 42, 0)
};

/** Middle of each age group; the sixth comes from the profile. */
const AGE_MIDDLES = [1.5, 4.5, 10.6, 16.5, 21.7, NaN, 76.4];

/** Extra residents through migration, in percent per year: 2015/16, the pandemic's dip, and 2022. */
const MIGRATION = [0, 0, 0.1, 0.6, 0.9, 0.7, 0.5, 0.4, 0.1, 0, 1, 1, 0.9, 0.8];
/** Small children relative to 2012: more births to 2021, fewer after. */
const BIRTHS = [1, 1.01, 1.03, 1.06, 1.1, 1.12, 1.12, 1.1, 1.09, 1.1, 1.04, 0.98, 0.94, 0.92];
/** How far the share of foreigners has come on its way from 2012 to 2025. */
const FOREIGN_GROWTH = [0, 0.06, 0.14, 0.32, 0.42, 0.47, 0.51, 0.55, 0.57, 0.6, 0.8, 0.89, 0.95, 1];
/** A new quarter from the first demolished shed to the last block, share of its final size. */
const BUILDING = [0, 0, 0.001, 0.003, 0.013, 0.04, 0.115, 0.23, 0.37, 0.52, 0.67, 0.8, 0.91, 1];

/** Splits a whole number by weights; what rounding leaves goes to the largest remainders (Hamilton). */
export function apportion(total: number, weights: readonly number[]): readonly number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const exact = weights.map((weight) => (total * weight) / sum);
  const floors = exact.map(Math.floor);
  const left = total - floors.reduce((all, count) => all + count, 0);
  const byRemainder = exact
    .map((share, i) => ({i, remainder: share - Math.floor(share)}))
    .sort((a, b) => b.remainder - a.remainder || a.i - b.i)
    .slice(0, left)
    .map(({i}) => i);
  return floors.map((count, i) => count + (byRemainder.includes(i) ? 1 : 0));
}

function totals(quarter: Quarter, wobble: readonly number[]): readonly number[] {
  const {migration} = PROFILES[quarter.kind];
  return YEARS.map((_, t) => {
    const straight = t / (YEARS.length - 1);
    const way = quarter.kind === "neubau" ? BUILDING[t]! : straight;
    const extra = migration * (MIGRATION[t]! - MIGRATION.at(-1)! * straight);
    const planned = quarter.first + (quarter.last - quarter.first) * way;
    return Math.round(planned * (1 + extra / 100 + 0.005 * wobble[t]!));
  });
}

function ageWeights(quarter: Quarter, t: number, tilt: readonly number[]): readonly number[] {
  const {ages, ageing} = PROFILES[quarter.kind];
  const gained = (ageing * t) / (YEARS.length - 1);
  // Small children follow the births at once, the older ones some years later.
  const births = [0, 3, 8].map((lag) => BIRTHS[Math.max(0, t - lag)]!);
  return ages.map((share, group) => {
    const shifted = group === 6 ? share + gained : share - (gained * share) / (100 - ages[6]!);
    return shifted * (births[group] ?? 1) * tilt[group]!;
  });
}

function meanAge(ages: readonly number[], total: number, middle: number): number {
  const years = ages.reduce(
    (sum, count, group) => sum + count * (group === 5 ? middle : AGE_MIDDLES[group]!),
    0
  );
  return years / total;
}

/** Residents of one quarter for every year of `YEARS`. */
export function residentsOf(quarter: Quarter): readonly Residents[] {
  const random = createRandom(`musterstadt/residents/${quarter.key}`);
  const {foreigners, middle} = PROFILES[quarter.kind];
  const wobble = autoregressive(random, YEARS.length, 0.85);
  const character = AGE_MIDDLES.map(() => 1 + 0.06 * random.normal());
  const drifts = AGE_MIDDLES.map(() => autoregressive(random, YEARS.length, 0.9));
  const foreignBase = (foreigners / 100) * (1 + 0.12 * random.normal());
  const foreignGrowth = 0.72 * (1 + 0.2 * random.normal());
  const foreignWobble = autoregressive(random, YEARS.length, 0.8);
  const middleAge = middle + 0.7 + 0.6 * random.normal();
  return totals(quarter, wobble).map((total, t) => {
    const tilt = character.map((own, group) => own * (1 + 0.02 * drifts[group]![t]!));
    const ages = apportion(total, ageWeights(quarter, t, tilt));
    const share = foreignBase * (1 + foreignGrowth * FOREIGN_GROWTH[t]!) * (1 + 0.015 * foreignWobble[t]!);
    return {
      total,
      ages,
      foreigners: Math.min(total, Math.round(total * share)),
      meanAge: meanAge(ages, total, middleAge)
    };
  });
}
