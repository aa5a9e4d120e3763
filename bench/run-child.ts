import {spawn} from "node:child_process";
import {once} from "node:events";
import {fileURLToPath} from "node:url";

/** What a task in a process of its own took: its own time without the start of the process, and the peak of its memory. */
export interface Measured {
  readonly ms: number;
  readonly bytes: number;
}

const script = fileURLToPath(new URL("./child.ts", import.meta.url));

/** Runs a task of `child.ts` in a fresh process. */
export async function runChild(task: string, ...parameters: string[]): Promise<Measured> {
  const child = spawn(process.execPath, ["--import", "tsx", script, task, ...parameters], {
    stdio: ["ignore", "pipe", "inherit"]
  });
  const chunks: string[] = [];
  child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk.toString()));
  const [code] = (await once(child, "close")) as [number | null];
  if (code !== 0) throw new Error(`bench: ${task} ended with ${code}`);
  return JSON.parse(chunks.join("")) as Measured;
}

/** Runs tasks one after the other, round by round; the median of each, and the largest peak of memory. */
export async function compare(
  rounds: number,
  tasks: readonly (() => Promise<Measured>)[]
): Promise<Measured[]> {
  const results: Measured[][] = tasks.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, task] of tasks.entries()) results[index]!.push(await task());
  }
  return results.map((each) => ({
    ms: median(each.map(({ms}) => ms)),
    bytes: Math.max(...each.map(({bytes}) => bytes))
  }));
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)]!;
}
