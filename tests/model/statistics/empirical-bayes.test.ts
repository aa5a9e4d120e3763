import {expect, it} from "vitest";
import {empiricalBayes} from "../../../src/model/statistics/empirical-bayes.js";
import {stLouis} from "./st-louis.js";

it("agrees with the documentation of PySAL's Empirical_Bayes (Marshall 1991)", () => {
  // esda.smoothing.Empirical_Bayes on the homicides of 1979–1984 in stl_hom.csv: the first ten counties.
  const published = [
    2.3671895e-5, 4.54539167e-5, 4.78114019e-5, 2.76907146e-5, 6.58989323e-5, 3.66494122e-5, 5.79952721e-5,
    2.0306459e-5, 3.31152999e-5, 3.0274838e-5
  ];
  const {rates} = empiricalBayes(stLouis().counts, "poisson");
  published.forEach((rate, i) => expect(rates[i]! / rate).toBeCloseTo(1, 7));
});

it("pulls small areas more than large ones, and keeps every rate between its own and the mean", () => {
  const areas = [
    {numerator: 3, denominator: 10},
    {numerator: 300, denominator: 1000},
    {numerator: 50, denominator: 1000},
    {numerator: 0, denominator: 20}
  ];
  for (const model of ["binomial", "poisson"] as const) {
    const {rates, mean, between} = empiricalBayes(areas, model);
    expect(between).toBeGreaterThan(0);
    areas.forEach(({numerator, denominator}, i) => {
      const [low, high] = [numerator / denominator, mean].sort((a, b) => a - b);
      expect(rates[i]).toBeGreaterThanOrEqual(low!);
      expect(rates[i]).toBeLessThanOrEqual(high!);
    });
    expect(Math.abs(rates[0]! - mean)).toBeLessThan(Math.abs(rates[1]! - mean));
  }
});

it("takes less from frequent shares than the model of rare events does, and agrees with it where they are rare", () => {
  const frequent = [
    {numerator: 60, denominator: 100},
    {numerator: 20, denominator: 100},
    {numerator: 45, denominator: 90}
  ];
  const own = (model: "binomial" | "poisson") => empiricalBayes(frequent, model).rates[0]!;
  expect(own("binomial")).toBeGreaterThan(own("poisson"));
  const {counts} = stLouis();
  const [rare, share] = [empiricalBayes(counts, "poisson"), empiricalBayes(counts, "binomial")];
  rare.rates.forEach((rate, i) => expect(share.rates[i]! / rate).toBeCloseTo(1, 2));
});

it("gives everybody the mean where chance explains all differences", () => {
  const {rates, between} = empiricalBayes(
    [
      {numerator: 5, denominator: 10},
      {numerator: 5, denominator: 10},
      {numerator: 4, denominator: 10}
    ],
    "binomial"
  );
  expect(between).toBe(0);
  expect(new Set(rates).size).toBe(1);
});
