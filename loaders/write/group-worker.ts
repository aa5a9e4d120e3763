/** Encodes row groups in a worker thread; started by `observations-parquet.ts`. */
import {parentPort, workerData} from "node:worker_threads";
import {groupQueue, type GroupQueue} from "./group-queue.js";

groupQueue(workerData as GroupQueue, (encoded) => {
  parentPort?.postMessage(encoded, [encoded.group.bytes.buffer as ArrayBuffer]);
});
