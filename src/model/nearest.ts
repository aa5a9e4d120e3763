/** Levenshtein distance between two texts: insertions, deletions and substitutions count 1 each. */
function distance(a: string, b: string): number {
  let row = Array.from({length: b.length + 1}, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(substitution, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}

/** The known word a mistyped one most likely means (a third of its letters differ, or one of two), or null. */
export function nearest(word: string, known: Iterable<string>): string | null {
  const candidates = [...known]
    .map((candidate) => {
      const length = Math.max(word.length, candidate.length);
      return {candidate, length, most: Math.max(1, Math.floor(length / 3))};
    })
    .filter(({candidate, most}) => Math.abs(word.length - candidate.length) <= most)
    .map((each) => ({...each, d: distance(word.toLowerCase(), each.candidate.toLowerCase())}))
    .filter(({d, length, most}) => d < length && d <= most)
    .sort((a, b) => a.d - b.d || (a.candidate < b.candidate ? -1 : 1));
  return candidates[0]?.candidate ?? null;
}
