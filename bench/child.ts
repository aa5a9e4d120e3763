/** One task of the benchmarks; prints its time and peak memory as JSON. Run by `run-child.ts`. */
import {tasks} from "./tasks.js";

const [name = "", ...parameters] = process.argv.slice(2);
const task = tasks[name];
if (task === undefined)
  throw new Error(`bench: unknown task; expected ${Object.keys(tasks).join(", ")}, got "${name}"`);
const start = performance.now();
await task(...parameters);
const ms = performance.now() - start;
// Node gives the largest resident set in kilobytes on every system.
console.log(JSON.stringify({ms, bytes: process.resourceUsage().maxRSS * 1024}));
