import {availableParallelism} from "node:os";
import {fileURLToPath} from "node:url";
import {Worker} from "node:worker_threads";
import {build} from "esbuild";

/** Memory and disk do not serve more. */
const MOST_THREADS = 4;

/** How many threads work side by side, this one included. */
export function threadCount(): number {
  return Math.min(MOST_THREADS, availableParallelism());
}

/**
 * Runs a TypeScript file in worker threads while `work` runs here; resolves when all have ended. A worker starts
 * within some 20 ms: it runs the file bundled, without a loader for TypeScript. None outlives a failure, here or there.
 *
 * @throws the first error of any thread
 */
export async function runWorkers<Message>(
  script: URL,
  workerData: unknown,
  {onMessage, work}: {readonly onMessage: (message: Message) => void; readonly work: () => void}
): Promise<void> {
  const code = await bundle(script);
  const workers = Array.from(
    {length: threadCount() - 1},
    () => new Worker(code, {eval: true, execArgv: [], workerData, name: "quartierslabor"})
  );
  const ends = workers.map((worker) => ended(worker.on("message", onMessage)));
  const all = Promise.all(ends);
  try {
    work();
    await all;
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
    await Promise.allSettled(ends);
  }
}

function ended(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.on("error", reject);
    worker.on("exit", (code) => (code === 0 ? resolve() : reject(new Error(`worker: ended with ${code}`))));
  });
}

async function bundle(script: URL): Promise<string> {
  const {outputFiles} = await build({
    ...{entryPoints: [fileURLToPath(script)], bundle: true, write: false},
    ...{platform: "node", format: "cjs", target: "node20", logLevel: "silent"}
  });
  return outputFiles[0]!.text;
}
