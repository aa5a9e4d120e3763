/** Longest time in milliseconds for which a computation keeps the page from painting and from answering. */
const SLICE = 12;

/**
 * Runs a computation that hands back control at every `yield`, and lets the page paint and answer in between: no slice is
 * longer than about {@link SLICE} ms plus one step. The result does not depend on the slices.
 *
 * @param signal aborted when the result is not wanted any more
 * @throws the signal's reason when it was aborted
 */
export async function runInSlices<T>(computation: Generator<unknown, T>, signal?: AbortSignal): Promise<T> {
  for (;;) {
    const until = performance.now() + SLICE;
    while (performance.now() < until) {
      const {done, value} = computation.next();
      if (done === true) return value;
    }
    await nextTask();
    signal?.throwIfAborted();
  }
}

/** A task of its own, at once: `setTimeout` would wait at least 4 ms. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const {port1, port2} = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
