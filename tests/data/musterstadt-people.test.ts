import {describe, expect, it} from "vitest";
import {benefitsByArea, populateCity, type PopulatedQuarter} from "../../data/musterstadt/generator/city.js";
import {apportion} from "../../data/musterstadt/generator/population.js";
import {BENEFIT_KEYS, type BenefitKey} from "../../data/musterstadt/generator/social.js";
import {benefitLevels} from "../../data/musterstadt/generator/withhold.js";

const city = populateCity();
const years = Array.from({length: 14}, (_, t) => t);
const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

const children = ({residents}: PopulatedQuarter, t: number): number => sum(residents[t]!.ages.slice(0, 3));
const working = ({residents}: PopulatedQuarter, t: number): number => sum(residents[t]!.ages.slice(3, 6));
const inhabitants = ({residents}: PopulatedQuarter, t: number): number => residents[t]!.total;

/** Rate over the whole city in percent. */
function cityRate(key: BenefitKey, of: (quarter: PopulatedQuarter, t: number) => number, t: number): number {
  return (
    (100 * sum(city.map(({benefits}) => benefits[t]![key]))) / sum(city.map((quarter) => of(quarter, t)))
  );
}

function correlation(a: readonly number[], b: readonly number[]): number {
  const centre = (values: readonly number[]): readonly number[] =>
    values.map((value) => value - sum(values) / values.length);
  const [x, y] = [centre(a), centre(b)];
  const product = (p: readonly number[], q: readonly number[]): number =>
    sum(p.map((value, i) => value * q[i]!));
  return product(x, y) / Math.sqrt(product(x, x) * product(y, y));
}

function quarter(name: string): PopulatedQuarter {
  return city.find((candidate) => candidate.quarter.name === name)!;
}

describe("the people of Musterstadt, nothing withheld", () => {
  it("grow from about 248,000 to about 260,000", () => {
    const totals = years.map((t) => sum(city.map((one) => inhabitants(one, t))));
    expect(totals[0]).toBeGreaterThan(240_000);
    expect(totals[13]).toBeGreaterThan(255_000);
    expect(totals[13]).toBeLessThan(265_000);
    totals.slice(1).forEach((total, t) => expect(Math.abs(total / totals[t]! - 1)).toBeLessThan(0.02));
  });

  it("are counted without contradiction", () => {
    for (const {residents, benefits} of city) {
      for (const t of years) {
        const [people, b] = [residents[t]!, benefits[t]!];
        expect(sum(people.ages)).toBe(people.total);
        expect(people.foreigners).toBeLessThanOrEqual(people.total);
        expect(b.alo_lang).toBeLessThanOrEqual(b.alo);
        expect(b.alo).toBeLessThanOrEqual(sum(people.ages.slice(3, 6)));
        expect(b.sgb2_u15).toBeLessThanOrEqual(sum(people.ages.slice(0, 3)));
        expect(b.sgb2_u15).toBeLessThanOrEqual(b.sgb2_nalo);
        expect(b.sgb2_nalo).toBeLessThanOrEqual(b.sgb2);
        expect(b.sgb2 - b.sgb2_nalo).toBeLessThanOrEqual(b.alo);
        expect(b.sgb2).toBeLessThanOrEqual(people.total);
        expect(b.bg).toBeLessThanOrEqual(b.sgb2);
        expect(b.bg_alleinerz).toBeLessThanOrEqual(Math.min(b.bg, b.sgb2_u15));
        for (const key of BENEFIT_KEYS) expect(Number.isInteger(b[key]) && b[key] >= 0).toBe(true);
      }
    }
  });

  it("add up over Quartiere, Stadtteile, Bezirke and Stadt", () => {
    const levels = benefitLevels(city);
    for (const key of BENEFIT_KEYS) {
      for (const t of years) {
        const sums = levels.map(({areas}) => sum(areas.map(({benefits}) => benefits[t]![key])));
        expect(new Set(sums).size).toBe(1);
      }
    }
    const stadtteil = benefitsByArea(city, (one) => one.stadtteil)[0]!;
    const parts = city.filter((one) => one.quarter.stadtteil.key === stadtteil.key);
    expect(stadtteil.benefits[0]!.alo).toBe(sum(parts.map(({benefits}) => benefits[0]!.alo)));
  });

  it("live in a German city of middle size", () => {
    for (const t of years) {
      expect(cityRate("alo", working, t)).toBeGreaterThan(4.5);
      expect(cityRate("alo", working, t)).toBeLessThan(6.5);
      expect(cityRate("sgb2", inhabitants, t)).toBeGreaterThan(8);
      expect(cityRate("sgb2", inhabitants, t)).toBeLessThan(11);
      expect(cityRate("sgb2_u15", children, t)).toBeGreaterThan(15);
      expect(cityRate("sgb2_u15", children, t)).toBeLessThan(21);
    }
  });

  it("saw falling need to 2019, the pandemic 2020, and arrivals in 2015/16 and 2022", () => {
    const alo = years.map((t) => cityRate("alo", working, t));
    expect(alo.indexOf(Math.min(...alo))).toBe(7);
    expect(alo[8]! - alo[7]!).toBeGreaterThan(0.8);
    const benefits = years.map((t) => cityRate("sgb2", inhabitants, t));
    expect(benefits[7]).toBeLessThan(benefits[4]!);
    expect(benefits[10]).toBeGreaterThan(benefits[9]!);
    const foreign = years.map((t) => sum(city.map(({residents}) => residents[t]!.foreigners)));
    const gains = foreign.slice(1).map((count, t) => count - foreign[t]!);
    const largest = [...gains].sort((a, b) => b - a).slice(0, 2);
    expect(gains.map((gain, t) => (largest.includes(gain) ? 2013 + t : 0)).filter(Boolean)).toEqual([
      2015, 2022
    ]);
  });

  it("have correlated but not identical needs", () => {
    const large = city.filter((one) => inhabitants(one, 13) >= 300);
    const rates = [
      large.map((one) => one.benefits[13]!.alo / working(one, 13)),
      large.map((one) => one.benefits[13]!.sgb2_nalo / inhabitants(one, 13)),
      large.map((one) => one.benefits[13]!.sgb2_u15 / children(one, 13))
    ] as const;
    for (const [a, b] of [
      [0, 1],
      [0, 2],
      [1, 2]
    ] as const) {
      expect(correlation(rates[a], rates[b])).toBeGreaterThan(0.8);
      expect(correlation(rates[a], rates[b])).toBeLessThan(0.985);
    }
  });

  it("change from year to year as people do, without jumps", () => {
    const settled = city.filter(({quarter: {kind}}) => kind !== "neubau" && kind !== "gewerbe");
    for (const one of settled) {
      for (const t of years.slice(1)) {
        expect(Math.abs(inhabitants(one, t) / inhabitants(one, t - 1) - 1), one.quarter.name).toBeLessThan(
          0.05
        );
        const change =
          one.benefits[t]!.sgb2_u15 / children(one, t) - one.benefits[t - 1]!.sgb2_u15 / children(one, t - 1);
        expect(Math.abs(change), one.quarter.name).toBeLessThan(0.06);
      }
    }
  });

  it("tell the stories the city is made of", () => {
    const poverty = (name: string, t: number): number =>
      quarter(name).benefits[t]!.sgb2_u15 / children(quarter(name), t);
    const old = (name: string, t: number): number =>
      quarter(name).residents[t]!.ages[6]! / inhabitants(quarter(name), t);
    expect(poverty("Brunnenviertel", 13)).toBeLessThan(0.65 * poverty("Brunnenviertel", 0)); // sought after
    expect(poverty("Föhrenkamp", 13)).toBeGreaterThan(1.2 * poverty("Föhrenkamp", 0)); // need rises
    expect(poverty("Lohfeld-Mitte", 13)).toBeGreaterThan(6 * poverty("Villenkolonie", 13));
    expect(old("Klein Wiesede", 13) - old("Klein Wiesede", 0)).toBeGreaterThan(0.05); // villages age
    expect(
      quarter("Hochschulviertel").residents[13]!.ages[4]! / inhabitants(quarter("Hochschulviertel"), 13)
    ).toBeGreaterThan(0.2);
    expect(inhabitants(quarter("Speicherquartier"), 0)).toBeLessThan(30); // built from 2014 on
    expect(inhabitants(quarter("Speicherquartier"), 13)).toBeGreaterThan(2500);
    expect(Math.max(...years.map((t) => inhabitants(quarter("Neuer Hafen"), t)))).toBeLessThan(300);
  });
});

describe("apportion", () => {
  it("splits a whole number so that the parts add up (largest remainder)", () => {
    expect(apportion(10, [1, 1, 1])).toEqual([4, 3, 3]);
    expect(apportion(100, [0.335, 0.335, 0.33])).toEqual([34, 33, 33]);
    expect(apportion(0, [1, 2])).toEqual([0, 0]);
  });
});
