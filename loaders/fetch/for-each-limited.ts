/** Runs `work` on every item, at most `limit` at a time, in order of the items; rejects with the first rejection. */
export async function forEachLimited<T>(
  items: readonly T[],
  limit: number,
  work: (item: T) => Promise<void>
): Promise<void> {
  const queue = items.values();
  const worker = async () => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({length: Math.min(limit, items.length)}, worker));
}
