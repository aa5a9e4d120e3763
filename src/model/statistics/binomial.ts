import type {Random} from "./seeded-random.js";

/** Expected successes from which rejection is faster than counting up. */
const FEW = 10;

/**
 * A sampler of the binomial distribution: how many of `n` trials succeed with probability `p`. Exact: for few expected
 * successes by inversion (Kachitvichyanukul & Schmeiser 1988, BINV), else by transformed rejection (Hörmann 1993, "The
 * generation of binomial random variates", BTRS).
 *
 * @param n whole, not negative
 * @param p from 0 to 1
 */
export function binomialSampler(n: number, p: number): (random: Random) => number {
  if (n === 0 || p <= 0) return () => 0;
  if (p >= 1) return () => n;
  if (p > 0.5) {
    const failures = binomialSampler(n, 1 - p);
    return (random) => n - failures(random);
  }
  return n * p < FEW ? byInversion(n, p) : byRejection(n, p);
}

function byInversion(n: number, p: number): (random: Random) => number {
  const odds = p / (1 - p);
  const none = Math.exp(n * Math.log1p(-p));
  return (random) => {
    let rest = random();
    let chance = none;
    let k = 0;
    while (rest > chance && k < n) {
      rest -= chance;
      k += 1;
      chance *= (odds * (n - k + 1)) / k;
    }
    return k;
  };
}

function byRejection(n: number, p: number): (random: Random) => number {
  const spread = Math.sqrt(n * p * (1 - p));
  const b = 1.15 + 2.53 * spread;
  const a = -0.0873 + 0.0248 * b + 0.01 * p;
  const c = n * p + 0.5;
  const inside = 0.92 - 4.2 / b;
  const alpha = (2.83 + 5.1 / b) * spread;
  const logOdds = Math.log(p / (1 - p));
  const mode = Math.floor((n + 1) * p);
  const atMode = logFactorial(mode) + logFactorial(n - mode);
  return (random) => {
    for (;;) {
      const u = random() - 0.5;
      const v = random();
      const us = 0.5 - Math.abs(u);
      const k = Math.floor(((2 * a) / us + b) * u + c);
      if (us >= 0.07 && v <= inside) return k;
      if (k < 0 || k > n) continue;
      const bound = atMode - logFactorial(k) - logFactorial(n - k) + (k - mode) * logOdds;
      if (Math.log((v * alpha) / (a / (us * us) + b)) <= bound) return k;
    }
  };
}

/** ln k!, exact to rounding: Stirling's series, with the sum itself for small k. */
function logFactorial(k: number): number {
  if (k < 16) return SMALL[k]!;
  const x = k + 1;
  const series = (1 / 12 - (1 / 360 - 1 / (1260 * x * x)) / (x * x)) / x;
  return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + series;
}

const SMALL: readonly number[] = Array.from({length: 16}, (_, k) =>
  Array.from({length: k}, (_, i) => Math.log(i + 1)).reduce((sum, x) => sum + x, 0)
);
