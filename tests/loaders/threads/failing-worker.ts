/** Reports, then fails or waits as it is told. */
import {parentPort, workerData} from "node:worker_threads";

const {fails} = workerData as {readonly fails: boolean};
parentPort?.postMessage("started");
if (fails) throw new RangeError("out of numbers");
setInterval(() => undefined, 1000);
