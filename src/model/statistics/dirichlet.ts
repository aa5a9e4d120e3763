import type {Random} from "./seeded-random.js";

/**
 * One draw from a Dirichlet distribution: shares that are positive and add up to 1, on average `shape` / sum of `shape`; the
 * larger the sum, the closer to it. Gamma draws divided by their sum (Devroye 1986, Non-Uniform Random Variate Generation,
 * XI.4).
 *
 * @param shape positive
 */
export function dirichlet(shape: readonly number[], random: Random): number[] {
  const draws = shape.map((alpha) => gamma(alpha, random));
  const sum = draws.reduce((total, x) => total + x, 0);
  return draws.map((x) => x / sum);
}

/** Marsaglia & Tsang 2000, "A simple method for generating gamma variables", ACM TOMS 26:3. */
function gamma(shape: number, random: Random): number {
  if (shape < 1) return gamma(shape + 1, random) * positive(random) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(random);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(positive(random)) < (x * x) / 2 + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** Box & Muller 1958. */
const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(positive(random))) * Math.cos(2 * Math.PI * random());

const positive = (random: Random): number => 1 - random();
