/** Levenshtein distance between two texts: insertions, deletions and substitutions count 1 each. */
function distance(a: string, b: string): number {
  const row = Array.from({length: b.length + 1}, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    let diagonal = i - 1;
    row[0] = i;
    for (let j = 1; j <= b.length; j++) {
      const substitution = diagonal + (a[i - 1] === b[j - 1] ? 0 : 1);
      diagonal = row[j]!;
      row[j] = Math.min(substitution, diagonal + 1, row[j - 1]! + 1);
    }
  }
  return row[b.length]!;
}

/** The known word a mistyped one most likely means (a third of its letters differ, or one of two), or null. */
export function nearest(word: string, known: Iterable<string>): string | null {
  const lower = word.toLowerCase();
  let best: {readonly candidate: string; readonly d: number} | null = null;
  for (const candidate of known) {
    const length = Math.max(word.length, candidate.length);
    const most = Math.max(1, Math.floor(length / 3));
    if (Math.abs(word.length - candidate.length) > most) continue;
    const d = distance(lower, candidate.toLowerCase());
    if (d >= length || d > most) continue;
    if (best === null || d < best.d || (d === best.d && candidate < best.candidate)) best = {candidate, d};
  }
  return best?.candidate ?? null;
}
