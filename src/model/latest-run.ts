/**
 * Runs an asynchronous task for the newest of many requests: one at a time, and of those that come while one runs, only the
 * last. Results arrive in the order of the requests, so that the last one stands.
 *
 * @param frame waits before a run, so that requests of the same frame become one
 */
export function latestRun<T, R>(
  task: (request: T) => Promise<R>,
  done: (result: R, request: T) => void,
  failed: (error: unknown, request: T) => void,
  frame: () => Promise<void>
): (request: T) => void {
  const state: {waiting: {request: T} | null; running: boolean} = {waiting: null, running: false};
  const work = async () => {
    state.running = true;
    while (state.waiting !== null) {
      await frame();
      const {request}: {request: T} = state.waiting;
      state.waiting = null;
      const outcome = await task(request).then(
        (result) => () => done(result, request),
        (error: unknown) => () => failed(error, request)
      );
      outcome();
    }
    state.running = false;
  };
  return (request) => {
    state.waiting = {request};
    if (!state.running) void work();
  };
}
