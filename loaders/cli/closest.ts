/** The candidate most like `word`, ignoring case, if at most 40 % of it differ (Levenshtein distance); else null. */
export function closest(word: string, candidates: readonly string[]): string | null {
  const ranked = candidates
    .map((candidate) => ({candidate, edits: distance(word.toLowerCase(), candidate.toLowerCase())}))
    .sort((a, b) => a.edits - b.edits);
  const best = ranked[0];
  if (!best) return null;
  return best.edits <= 0.4 * Math.max(word.length, best.candidate.length) ? best.candidate : null;
}

/** Levenshtein distance in UTF-16 units, row by row of the usual matrix. */
function distance(a: string, b: string): number {
  const first = Array.from({length: b.length + 1}, (_, index) => index);
  const last = [...a].reduce(
    (above, letter, i) =>
      [...b].reduce(
        (row, other, j) => {
          const replaced = (above[j] ?? 0) + (letter === other ? 0 : 1);
          return [...row, Math.min(replaced, (above[j + 1] ?? 0) + 1, (row[j] ?? 0) + 1)];
        },
        [i + 1]
      ),
    first
  );
  return last.at(-1) ?? 0;
}
