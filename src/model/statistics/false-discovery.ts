/**
 * Which of many tests to call a finding so that on average at most a share `rate` of the findings is chance (Benjamini &
 * Hochberg 1995, "Controlling the false discovery rate", JRSS B 57:1). In the order of the p-values given.
 */
export function falseDiscovery(p: readonly number[], rate: number): boolean[] {
  const sorted = [...p].sort((a, b) => a - b);
  const last = sorted.findLastIndex((value, i) => value <= ((i + 1) / p.length) * rate);
  const limit = last < 0 ? -1 : sorted[last]!;
  return p.map((value) => value <= limit);
}
