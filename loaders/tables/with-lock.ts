import {readFile, rm, stat, writeFile} from "node:fs/promises";
import {setTimeout as sleep} from "node:timers/promises";

const POLL_MS = 50;
const NAMELESS_MS = 10_000;

/**
 * Runs work while holding a lock file that names this process; waits while a living process holds it. Two processes
 * may still get in when a holder died, so the work itself must bear that.
 */
export async function withLock<T>(lock: string, work: () => Promise<T>): Promise<T> {
  while (!(await take(lock))) {
    if (await isAbandoned(lock)) await rm(lock, {force: true});
    else await sleep(POLL_MS);
  }
  try {
    return await work();
  } finally {
    await rm(lock, {force: true});
  }
}

async function take(lock: string): Promise<boolean> {
  return writeFile(lock, String(process.pid), {flag: "wx"}).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === "EEXIST") return false;
      throw error;
    }
  );
}

async function isAbandoned(lock: string): Promise<boolean> {
  const holder = Number(await readFile(lock, "utf8").catch(() => ""));
  if (!Number.isInteger(holder) || holder <= 0) return isOld(lock);
  try {
    process.kill(holder, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ESRCH";
  }
}

/** A lock without a name was taken a moment ago, or by a process that died before it wrote. */
async function isOld(lock: string): Promise<boolean> {
  const taken = await stat(lock).catch(() => null);
  return taken !== null && Date.now() - taken.mtimeMs > NAMELESS_MS;
}
