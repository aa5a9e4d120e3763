/**
 * The known text nearest to another one by Levenshtein distance, the first of equals; null where none is near: more than
 * half of its letters would have to change.
 */
export function nearest(text: string, known: Iterable<string>): string | null {
  let best: string | null = null;
  let least = Math.floor(Math.max(text.length, 2) / 2) + 1;
  for (const candidate of known) {
    const distance = levenshtein(text.toLowerCase(), candidate.toLowerCase());
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best;
}

function levenshtein(a: string, b: string): number {
  let previous = Array.from({length: b.length + 1}, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(replaced, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}
