import type {Kind} from "./places.js";
import {apportion} from "./population.js";
import {createRandom} from "./prng.js";
import type {Subject} from "./series.js";

/** The register's finer age groups in the words of its breakdown. */
export const AGE_GROUPS = ["0-2", "3-5", "6-14", "15-17", "18-24", "25-44", "45-64", "65-79", "80+"] as const;

/** Residents by age group, for one sex and nationality. */
export interface Cohort {
  readonly sex: "w" | "m";
  readonly national: "D" | "A";
  readonly ages: readonly number[];
}

/** Share of those from 25 to 44 among those from 25 to 64. */
const YOUNGER: Readonly<Record<Kind, number>> = {
  altstadt: 0.55,
  gruenderzeit: 0.57,
  szene: 0.66,
  studierende: 0.74,
  arbeiter: 0.55,
  zeilen: 0.46,
  grosssiedlung: 0.52,
  gartenstadt: 0.4,
  hang: 0.37,
  dorf: 0.38,
  neubau: 0.68,
  gewerbe: 0.56
};
/** How much likelier than on average people of an age are foreigners. */
const FOREIGN = [0.95, 1, 1, 0.95, 1.35, 1.5, 0.95, 0.5, 0.22];
/** Share of women and girls by age. */
const FEMALE = [0.487, 0.486, 0.487, 0.485, 0.497, 0.494, 0.502, 0.536, 0.622];

/** Splits `total` by weights so that no part is above its limit. Throws where the limits do not hold the total. */
function apportionWithin(
  total: number,
  weights: readonly number[],
  limits: readonly number[]
): readonly number[] {
  if (total > limits.reduce((sum, limit) => sum + limit, 0)) {
    throw new Error(`ages: too many people; expected at most the limits, got ${total}`);
  }
  const parts = apportion(total, weights).map((part, i) => Math.min(part, limits[i]!));
  const left = total - parts.reduce((sum, part) => sum + part, 0);
  if (left === 0) return parts;
  const room = limits.map((limit, i) => limit - parts[i]!);
  const more = apportionWithin(left, room, room);
  return parts.map((part, i) => part + more[i]!);
}

function fineAges(kind: Kind, ages: readonly number[], t: number): readonly number[] {
  const [middle, old] = [ages[5]!, ages[6]!];
  const younger = Math.round(middle * YOUNGER[kind]);
  const oldest = Math.round(old * (0.235 + 0.0075 * t));
  return [...ages.slice(0, 5), younger, middle - younger, old - oldest, oldest];
}

/**
 * Residents of a quarter by age, sex and nationality in the year with index `t`. They add up to the register's age
 * groups and foreigners.
 */
export function cohortsOf({quarter, residents}: Subject, t: number): readonly Cohort[] {
  const {ages, foreigners} = residents[t]!;
  const random = createRandom(`musterstadt/cohorts/${quarter.key}`);
  const leaning = AGE_GROUPS.map(() => 0.012 * random.normal());
  const all = fineAges(quarter.kind, ages, t);
  const foreign = apportionWithin(
    foreigners,
    all.map((count, i) => count * FOREIGN[i]!),
    all
  );
  const women = (counts: readonly number[], less: number): readonly number[] =>
    counts.map((count, i) => Math.round(count * (FEMALE[i]! + leaning[i]! - less)));
  const minus = (a: readonly number[], b: readonly number[]): readonly number[] =>
    a.map((count, i) => count - b[i]!);
  const german = minus(all, foreign);
  const [germanWomen, foreignWomen] = [women(german, 0), women(foreign, 0.02)];
  return [
    {sex: "w", national: "D", ages: germanWomen},
    {sex: "w", national: "A", ages: foreignWomen},
    {sex: "m", national: "D", ages: minus(german, germanWomen)},
    {sex: "m", national: "A", ages: minus(foreign, foreignWomen)}
  ];
}
