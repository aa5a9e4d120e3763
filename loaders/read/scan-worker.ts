/** Scans parts of a CSV file in a worker thread; started by `scan-parts.ts`. */
import {parentPort, workerData} from "node:worker_threads";
import {scanQueue, type ScanQueue} from "./scan-queue.js";

scanQueue(workerData as ScanQueue, (part) => {
  const {starts, widths, columns = []} = part.rows ?? {};
  const arrays = [starts, widths, ...columns.map(({codes}) => codes)];
  parentPort?.postMessage(
    part,
    arrays.flatMap((array) => (array === undefined ? [] : [array.buffer as ArrayBuffer]))
  );
});
