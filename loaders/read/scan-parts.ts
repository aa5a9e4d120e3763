import {runWorkers, threadCount} from "../threads/run-workers.js";
import {scanQueue, type ScannedPart, type ScanQueue} from "./scan-queue.js";
import {scanRows, type ScannedRows, type ScanPlan} from "./scan-rows.js";

const LF = 0x0a;
/** Threads cost more than they save on less. */
export const SHARED_BYTES = 1 << 24;
const PART_BYTES = 1 << 22;

/**
 * Scans all rows from `from` on, in parts one after the other; a large file in shared memory on several threads. Every
 * line break may end a part: one within a quoted cell breaks the quoting for `scanRows`. null for broken quoting.
 */
export async function scanParts(plan: ScanPlan, from: number): Promise<ScannedRows[] | null> {
  const {bytes} = plan;
  const isShared = bytes.buffer instanceof SharedArrayBuffer;
  if (!isShared || bytes.length < SHARED_BYTES || threadCount() < 2) {
    const rows = scanRows(plan, from, bytes.length);
    return rows && [rows];
  }
  const next = new Int32Array(new SharedArrayBuffer(4));
  const queue: ScanQueue = {plan, cuts: cutsOf(bytes, from), next};
  const parts: ScannedPart[] = [];
  const onPart = (part: ScannedPart) => void parts.push(part);
  const script = new URL("./scan-worker.ts", import.meta.url);
  await runWorkers(script, queue, {onMessage: onPart, work: () => scanQueue(queue, onPart)});
  const rows = parts.sort((a, b) => a.part - b.part).map((part) => part.rows);
  return rows.every((each) => each !== null) ? rows : null;
}

function cutsOf(bytes: Uint8Array, from: number): number[] {
  const cuts = [from];
  while (cuts.at(-1)! < bytes.length) {
    const end = bytes.indexOf(LF, cuts.at(-1)! + PART_BYTES);
    cuts.push(end < 0 ? bytes.length : end + 1);
  }
  return cuts;
}
