import {CommanderError} from "commander";
import {Interrupted} from "./interruptible.js";
import {createProgram} from "./program.js";
import {reportError} from "./report-error.js";
import {UsageError} from "./usage-error.js";

/**
 * Runs the command line; `args` as typed after `quartierslabor`. Results go to stdout, everything else to stderr. Returns
 * the exit code: 0 done, 1 failed, 2 called wrongly, 128 + n stopped by signal n.
 */
export async function main(args: readonly string[]): Promise<number> {
  const debug = args.includes("--debug") || Boolean(process.env.QUARTIERSLABOR_DEBUG);
  const report = (error: unknown) => process.stderr.write(reportError(error, debug));
  endQuietlyWhenPipeCloses();
  process.on("uncaughtException", (error) => {
    report(error);
    process.exit(1);
  });
  try {
    const program = await createProgram(args);
    await program.parseAsync([...args], {from: "user"});
    return Number(process.exitCode ?? 0);
  } catch (error) {
    // Commander has printed its message.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    report(error);
    if (error instanceof Interrupted) return error.exitCode;
    return error instanceof UsageError ? 2 : 1;
  }
}

/** `quartierslabor check | head` is no error. */
function endQuietlyWhenPipeCloses(): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(0);
    throw error;
  });
}
