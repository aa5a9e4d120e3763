import {describe, expect, it} from "vitest";
import {cohortsOf} from "../../data/musterstadt/generator/ages.js";
import {describeCity, type DescribedQuarter, type FactKey} from "../../data/musterstadt/generator/facts.js";

const city = describeCity();
const years = Array.from({length: 14}, (_, t) => t);
const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
const total = (key: FactKey, t: number): number => sum(city.map(({facts}) => facts[key][t]!));
const keys = Object.keys(city[0]!.facts) as FactKey[];

/** Pairs of a count and one that it is a part of. */
const PARTS: readonly (readonly [FactKey, FactKey])[] = [
  ["hh_alleinerz", "hh_kinder"],
  ["hh_kinder", "haushalte"],
  ["haushalte", "wohnungen"],
  ["wohngeld", "haushalte"],
  ["wohn_gefoerdert", "wohnungen"],
  ["seu_sprache", "seu_kinder"],
  ["seu_motorik", "seu_kinder"],
  ["seu_gewicht", "seu_kinder"],
  ["seu_vorsorge", "seu_kinder"],
  ["uebergang_gym", "uebergang"],
  ["abgang_ohne", "abgang"],
  ["pflege_heim", "pflege"],
  ["pflege_geld", "pflege"],
  ["waehlende", "wahlberechtigte"]
];

function correlation(a: readonly number[], b: readonly number[]): number {
  const centre = (values: readonly number[]): readonly number[] =>
    values.map((value) => value - sum(values) / values.length);
  const [x, y] = [centre(a), centre(b)];
  const product = (p: readonly number[], q: readonly number[]): number =>
    sum(p.map((value, i) => value * q[i]!));
  return product(x, y) / Math.sqrt(product(x, x) * product(y, y));
}

/** Correlation of a rate with child poverty over the larger quarters, in the year with index `t`. */
function withPoverty(rate: (quarter: DescribedQuarter, t: number) => number, t: number): number {
  const large = city.filter(({residents}) => residents[t]!.total >= 1500);
  const poverty = large.map(
    ({residents, benefits}) => benefits[t]!.sgb2_u15 / sum(residents[t]!.ages.slice(0, 3))
  );
  return correlation(
    large.map((quarter) => rate(quarter, t)),
    poverty
  );
}

const share =
  (part: FactKey, whole: FactKey) =>
  ({facts}: DescribedQuarter, t: number): number =>
    facts[part][t]! / facts[whole][t]!;

describe("what is counted about the people of Musterstadt, nothing withheld", () => {
  it("is whole numbers, and no part is larger than its whole", () => {
    for (const {facts} of city) {
      for (const key of keys) {
        expect(facts[key]).toHaveLength(14);
        for (const count of facts[key]) expect(Number.isInteger(count) && count >= 0, key).toBe(true);
      }
      for (const [part, whole] of PARTS) {
        for (const t of years) expect(facts[part][t]!, part).toBeLessThanOrEqual(facts[whole][t]!);
      }
    }
  });

  it("fits the register and the benefit statistics", () => {
    for (const {facts, residents, benefits} of city) {
      for (const t of years) {
        const [{total: people, ages, foreigners}, b] = [residents[t]!, benefits[t]!];
        const working = sum(ages.slice(3, 6));
        expect(facts.migration[t]).toBeGreaterThanOrEqual(foreigners);
        expect(facts.migration[t]).toBeLessThanOrEqual(people);
        expect(facts.wohndauer5[t]).toBeLessThanOrEqual(people);
        expect(facts.hh_alleinerz[t]).toBeGreaterThanOrEqual(b.bg_alleinerz);
        expect(facts.svb[t]! + facts.minijob[t]!).toBeLessThanOrEqual(working);
        expect(facts.svb[t]! + b.alo).toBeLessThanOrEqual(working);
        expect(facts.gsia[t]).toBeLessThanOrEqual(ages[6]!);
        expect(facts.wohngeld[t]! + b.bg).toBeLessThanOrEqual(facts.haushalte[t]!);
        expect(facts.betreut_u3[t]).toBeLessThanOrEqual(ages[0]!);
        expect(facts.betreut_3_6[t]).toBeLessThanOrEqual(ages[1]!);
        expect(facts.seu_kinder[t]).toBeLessThanOrEqual(ages[1]!);
        expect(facts.wahlberechtigte[t]).toBeLessThanOrEqual(sum(ages.slice(4)));
      }
    }
  });

  it("has households of all sizes that hold about all people", () => {
    for (const {facts, residents} of city) {
      for (const t of years) {
        const sizes = (["hh_1p", "hh_2p", "hh_3p", "hh_4p", "hh_5p"] as const).map((key) => facts[key][t]!);
        expect(sum(sizes)).toBe(facts.haushalte[t]);
        const persons = sum(sizes.map((count, i) => count * [1, 2, 3, 4, 5.3][i]!));
        expect(Math.abs(persons - residents[t]!.total)).toBeLessThan(0.03 * residents[t]!.total + 3);
      }
    }
  });

  it("adds up over age, sex and nationality to the register", () => {
    for (const quarter of city) {
      for (const t of [7, 10, 13]) {
        const cohorts = cohortsOf(quarter, t);
        const {total: people, ages, foreigners} = quarter.residents[t]!;
        const all = cohorts[0]!.ages.map((_, i) => sum(cohorts.map((cohort) => cohort.ages[i]!)));
        expect([...all.slice(0, 5), all[5]! + all[6]!, all[7]! + all[8]!]).toEqual(ages);
        expect(sum(all)).toBe(people);
        const abroad = cohorts.filter(({national}) => national === "A");
        expect(sum(abroad.flatMap((cohort) => cohort.ages))).toBe(foreigners);
        expect(Math.min(...cohorts.flatMap((cohort) => cohort.ages))).toBeGreaterThanOrEqual(0);
      }
    }
  });

  it("follows the same social landscape", () => {
    const bound: readonly (readonly [Parameters<typeof withPoverty>[0], number])[] = [
      [share("seu_sprache", "seu_kinder"), 0.65],
      [share("seu_motorik", "seu_kinder"), 0.35],
      [({facts, residents}, t) => facts.gsia[t]! / residents[t]!.ages[6]!, 0.7],
      [({facts, residents}, t) => facts.hze_ambulant[t]! / sum(residents[t]!.ages.slice(0, 4)), 0.75],
      [share("hh_alleinerz", "hh_kinder"), 0.7],
      [share("wohn_gefoerdert", "wohnungen"), 0.5],
      [({facts, residents}, t) => -facts.betreut_u3[t]! / residents[t]!.ages[0]!, 0.55],
      [(quarter, t) => -share("uebergang_gym", "uebergang")(quarter, t), 0.65],
      [(quarter, t) => -share("waehlende", "wahlberechtigte")(quarter, t), 0.75]
    ];
    bound.forEach(([rate, least], i) => {
      for (const t of [7, 13]) expect(withPoverty(rate, t), `${i} in year ${t}`).toBeGreaterThan(least);
    });
  });

  it("shows the trends of its time", () => {
    expect(total("wohngeld", 11) / total("wohngeld", 10)).toBeGreaterThan(1.6);
    expect(total("pflege", 13) / total("pflege", 0)).toBeGreaterThan(2);
    expect(total("wohn_gefoerdert", 13) / total("wohn_gefoerdert", 0)).toBeLessThan(0.7);
    expect(total("betreut_u3", 8) / total("betreut_u3", 0)).toBeGreaterThan(1.3);
    expect(total("seu_sprache", 11) / total("seu_kinder", 11)).toBeGreaterThan(
      total("seu_sprache", 7) / total("seu_kinder", 7) + 0.02
    );
    for (const t of years.slice(1)) expect(total("gsia", t)).toBeGreaterThan(total("gsia", t - 1) * 0.97);
  });

  it("has the size of a German city of 260,000", () => {
    const between = (value: number, low: number, high: number): void => {
      expect(value).toBeGreaterThan(low);
      expect(value).toBeLessThan(high);
    };
    const people = sum(city.map(({residents}) => residents[13]!.total));
    between(people / total("haushalte", 13), 1.8, 2.05);
    between(total("migration", 13) / people, 0.28, 0.4);
    between(total("pflege", 13) / people, 0.055, 0.08);
    between(total("wohnflaeche", 13) / people, 36, 46);
    between(total("seu_sprache", 13) / total("seu_kinder", 13), 0.2, 0.32);
    between(total("uebergang_gym", 13) / total("uebergang", 13), 0.35, 0.5);
    between(total("waehlende", 12) / total("wahlberechtigte", 12), 0.5, 0.65);
    between(total("betreut_u3", 13) / sum(city.map(({residents}) => residents[13]!.ages[0]!)), 0.32, 0.45);
  });
});
