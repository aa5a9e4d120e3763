import {constants} from "node:os";

/** The work was stopped by a signal; `exitCode` is what a shell expects then (130 for Ctrl-C). */
export class Interrupted extends Error {
  override readonly name = "Interrupted";
  readonly exitCode: number;

  constructor(signal: NodeJS.Signals) {
    super("stopped");
    this.exitCode = 128 + constants.signals[signal];
  }
}

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
const grace = 3000;

/**
 * Runs `work` so that Ctrl-C, SIGTERM and SIGHUP abort it instead of killing the process: it gets three seconds to put
 * things away, or until the second signal. Rejects with Interrupted if it was stopped, even where the work ends well then.
 */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const {signal} = controller;
  let giveUp: (reason: Interrupted) => void = () => {};
  const overdue = new Promise<never>((_resolve, reject) => {
    giveUp = reject;
  });
  const stop = (name: NodeJS.Signals) => {
    const reason = new Interrupted(name);
    if (signal.aborted) giveUp(reason);
    controller.abort(reason);
    setTimeout(giveUp, grace, reason).unref();
  };
  for (const name of signals) process.on(name, stop);
  try {
    const result = await Promise.race([work(signal), overdue]);
    signal.throwIfAborted();
    return result;
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    for (const name of signals) process.off(name, stop);
  }
}
