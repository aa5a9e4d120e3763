import type {Quarter} from "./places.js";
import type {Residents} from "./population.js";
import {autoregressive, createRandom} from "./prng.js";
import {countOf, needOf, type Benefits} from "./social.js";
import {YEARS} from "./years.js";

/** Counts by key, each with one entry per year of `YEARS`. */
export type Series<K extends string> = Readonly<Record<K, readonly number[]>>;

/** What the counts of a topic are drawn from: a quarter in one year. */
export interface Situation {
  readonly t: number;
  readonly year: number;
  readonly people: Residents;
  readonly benefits: Benefits;
  /** Relative to the city; 1 is the average. */
  readonly need: number;
  /** Children and young people under 18. */
  readonly minors: number;
  /** People from 15 to 64. */
  readonly working: number;
}

function situation(quarter: Quarter, people: Residents, benefits: Benefits, t: number): Situation {
  const [under3 = 0, under6 = 0, under15 = 0, under18 = 0, under25 = 0, under65 = 0] = people.ages;
  const year = YEARS[t]!;
  return {
    ...{t, year, people, benefits, need: needOf(quarter, year)},
    ...{minors: under3 + under6 + under15 + under18, working: under18 + under25 + under65}
  };
}

/** The series of one topic for a quarter, year by year. */
export function seriesOf<K extends string>(
  keys: readonly K[],
  {quarter, residents, benefits}: Subject,
  inYear: (situation: Situation) => Readonly<Record<K, number>>
): Series<K> {
  const years = YEARS.map((_, t) => inYear(situation(quarter, residents[t]!, benefits[t]!, t)));
  return Object.fromEntries(
    keys.map((key) => [key, years.map((counts) => counts[key])])
  ) as unknown as Series<K>;
}

/** A quarter with what is known of its people before a topic is drawn. */
export interface Subject {
  readonly quarter: Quarter;
  readonly residents: readonly Residents[];
  readonly benefits: readonly Benefits[];
}

/** Draws counts of one kind for a quarter: with a leaning of its own and chance that carries over the years. */
export type Draw = (people: number, rate: number, t: number, limit?: number) => number;

/** A named, independent stream of chance for one count of one quarter; `leaning` is the spread of its lasting factor. */
export function drawing(quarter: Quarter, name: string, leaning: number): Draw {
  const random = createRandom(`musterstadt/${name}/${quarter.key}`);
  const factor = Math.max(0.3, 1 + leaning * random.normal());
  const wobble = autoregressive(random, YEARS.length, 0.8);
  return (people, rate, t, limit = people) => {
    const part = Math.max(0, Math.min(1, rate * factor));
    // What most have is drawn from those who have it not.
    const count =
      part > 0.6 ? people - countOf(people, 1 - part, wobble[t]!) : countOf(people, part, wobble[t]!);
    return Math.min(count, limit);
  };
}
