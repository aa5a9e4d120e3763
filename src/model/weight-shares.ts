/**
 * Moves one of several shares that add up to 100; the others that are not locked take up the difference in proportion to
 * what they have (equally where all of them have nothing). What they cannot take up is not moved.
 *
 * @param shares from 0 to 100, adding up to 100
 * @param locked places of shares that stay; that of `place` does not matter
 */
export function moveShare(
  shares: readonly number[],
  place: number,
  to: number,
  locked: ReadonlySet<number> = new Set()
): readonly number[] {
  const others = [...shares.keys()].filter((i) => i !== place && !locked.has(i));
  if (others.length === 0) return shares;
  const fixed = sum(shares.filter((_, i) => i !== place && locked.has(i)));
  const moved = Math.min(Math.max(Number.isFinite(to) ? to : shares[place]!, 0), Math.max(0, 100 - fixed));
  const rest = Math.max(0, 100 - fixed - moved);
  const had = sum(others.map((i) => shares[i]!));
  const part = (share: number) => (had > 0 ? (share / had) * rest : rest / others.length);
  return shares.map((share, i) => (i === place ? moved : others.includes(i) ? part(share) : share));
}

/** Weights as shares that add up to 100; equal ones where all weights are 0. */
export function sharesOf(weights: readonly number[]): readonly number[] {
  const total = sum(weights);
  return weights.map((weight) => (total > 0 ? (100 * weight) / total : 100 / weights.length));
}

const sum = (values: readonly number[]): number => values.reduce((total, x) => total + x, 0);
