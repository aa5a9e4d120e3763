/** Numbers in [0, 1) with 32 random bits, each call the next one. */
export type Random = () => number;

/**
 * The generator xoshiro128** 1.1 (Blackman & Vigna 2021, "Scrambled linear pseudorandom number generators", ACM TOMS 47:4)
 * from a state of four 32-bit numbers that are not all 0.
 */
export function xoshiro128(state: readonly [number, number, number, number]): Random {
  let [a, b, c, d] = state.map((x) => x >>> 0) as [number, number, number, number];
  return () => {
    const scaled = Math.imul(b, 5);
    const result = Math.imul((scaled << 7) | (scaled >>> 25), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return result / 2 ** 32;
  };
}

/**
 * A generator for a seed and the number of a stream: the same pair gives the same numbers everywhere, other pairs unrelated
 * ones. The state is filled by the finaliser of MurmurHash3 (Appleby 2011) over a Weyl sequence, as in SplitMix.
 */
export function seededRandom(seed: number, stream: number): Random {
  let x = mix(mix(seed >>> 0) ^ (stream >>> 0));
  const next = () => {
    x = (x + 0x9e3779b9) >>> 0;
    return mix(x);
  };
  return xoshiro128([next(), next(), next(), next() | 1]);
}

function mix(x: number): number {
  const a = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  const b = Math.imul(a ^ (a >>> 13), 0xc2b2ae35);
  return (b ^ (b >>> 16)) >>> 0;
}
