/**
 * Prints how long classifications take, as ratios to one of 542 areas in Node. Run with `npm run bench:methods`; with a built
 * site, for instance `npm run bench:methods -- dist-berlin`, the same statements also run in a browser.
 */
import {openDatabase} from "../loaders/duckdb.js";
import {drawValues} from "../src/model/draw-values.js";
import type {IndexDefinition, Method} from "../src/model/method.js";
import {ROBUSTNESS_DEFAULTS} from "../src/model/robustness.js";
import {seededRandom} from "../src/model/statistics/seeded-random.js";
import {tableInput} from "../src/queries/classification-input.js";
import {classificationQuery} from "../src/queries/classification.js";
import {decodeClassification} from "../src/queries/decode-classification.js";
import {robustness} from "../src/queries/robustness.js";
import {browserTimes} from "./methods-browser.js";

const ROUNDS = 5;
const BERLIN = 542;
const ENGLAND = 34_000;

const index = (keys: readonly string[], change: Partial<IndexDefinition> = {}): IndexDefinition => ({
  indicators: keys.map((key) => ({key, direction: "higher_is_worse", weight: 1})),
  change: false,
  normalise: "z-population",
  aggregate: "sum",
  standardise: "z-population",
  cuts: {
    kind: "values",
    points: [
      {at: -1, equal: "upper"},
      {at: 1, equal: "lower"},
      {at: 1.5, equal: "lower"}
    ]
  },
  classes: ["1", "2", "3", "4"].map((code) => ({code, name: code})),
  ...change
});

const method = (status: IndexDefinition, dynamics: IndexDefinition | null): Method => ({
  id: "bench",
  version: "1",
  title: "Bench",
  source: {title: "made up", url: null, note: null},
  level: "area",
  editions: [{period: "2020", baseline: null}],
  areas: {population: null, minimumPopulation: null, exclude: []},
  status,
  dynamics
});

type MadeRow = {readonly area_id: string; readonly suppressed: boolean; readonly [key: string]: unknown};

/** Made-up rates between 0 and 30 %, the same ones on every run. */
function values(areas: number, keys: readonly string[]): MadeRow[] {
  const random = seededRandom(1, areas);
  return Array.from({length: areas}, (_, i) => ({
    area_id: String(i).padStart(6, "0"),
    suppressed: false,
    ...Object.fromEntries(keys.map((key) => [key, 30 * random() * random()]))
  }));
}

async function median(task: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    await task();
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)]!;
}

const database = await openDatabase();

async function load(areas: number, keys: readonly string[]) {
  const rows = values(areas, keys);
  const texts = Object.fromEntries(
    ["area_id", "name", "parent_id"].map((name) => [name, "VARCHAR" as const])
  );
  const numbers = Object.fromEntries(["population", ...keys].map((name) => [name, "DOUBLE" as const]));
  await database.registerRows("values", {...texts, suppressed: "BOOLEAN", ...numbers}, rows);
  return rows;
}

const classify = async (of: Method) =>
  decodeClassification(await database.run(classificationQuery(of, tableInput(of, "values", null))), of);

const six = ["s1", "s2", "s3", "d1", "d2", "d3"];
const berlin = method(index(six.slice(0, 3)), index(six.slice(3)));
const rows = await load(BERLIN, six);
const single = await median(() => classify(berlin));
const sure = (sensitivity: boolean, chance: boolean) => {
  const cells = rows.map(({area_id, s1}) => ({area_id, column: "s1", value: Number(s1), denominator: 2000}));
  const drawn = {columns: ["s1"], rows: (count: number) => drawValues(cells, 100, count, 1)};
  const options = {...ROBUSTNESS_DEFAULTS, sensitivity};
  return robustness(berlin, tableInput(berlin, "values", null), options, chance ? drawn : null, database);
};
const shares = await median(() => sure(false, false));
const complete = await median(() => sure(true, false));
const withChance = await median(() => sure(false, true));

const domains = Array.from({length: 7}, (_, i) => `x${i}`);
const england = method(
  index(domains, {normalise: "rank-exponential", standardise: null, cuts: {kind: "quantiles"}}),
  null
);
const many = await load(ENGLAND, domains);
const large = await median(() => classify(england));
database.close();

const print = (name: string, goal: string, ms: number) =>
  console.log(
    `${name}: ${(ms / single).toFixed(1)} × one classification, ${ms.toFixed(0)} ms (goal ${goal})`
  );
console.log(`one classification of ${BERLIN} areas: ${single.toFixed(0)} ms`);
print(`robustness, 1,000 variants of ${BERLIN} areas, shares`, "3,000 ms", shares);
print("the same with chance in one rate", "3,000 ms", withChance);
print("the same with the sensitivity of five assumptions", "–", complete);
print(`${ENGLAND} areas × 7 domains, exponential ranks`, "300 ms", large);

const [dir] = process.argv.slice(2);
if (dir === undefined) console.log("in the browser: not measured; expected the folder of a built site");
else await inBrowser(dir);

async function inBrowser(folder: string): Promise<void> {
  const task = (of: Method, made: readonly MadeRow[]) => ({
    query: classificationQuery(of, tableInput(of, "values", null)),
    ...{table: "values", rows: made}
  });
  const times = await browserTimes(folder, [task(berlin, rows), task(england, many)], ROUNDS);
  const {repaint, shares: sharesThere, complete: completeThere} = times;
  const [classified, classifiedMany] = times.tasks as [number, number];
  print(`in the browser: ${BERLIN} areas, the same statement`, "4 ×", classified);
  print(`in the browser: ${ENGLAND} areas × 7 domains`, "300 ms", classifiedMany);
  print("in the browser: from a moved slider to the repainted map", "50 ms", repaint.median);
  print("  the slowest of 35", "–", repaint.slowest);
  for (const [name, {ms, areas, task: longest, gap}] of [
    ["shares", sharesThere],
    ["with the sensitivity", completeThere]
  ] as const) {
    print(`in the browser: robustness, 1,000 variants of ${areas} areas, ${name}`, "3,000 ms", ms);
    const held = longest === 0 ? "no task of 50 ms or more" : `a task of ${longest.toFixed(0)} ms`;
    console.log(
      `  the page was held up by ${held}; longest gap between frames ${gap.toFixed(0)} ms (goal 50 ms)`
    );
  }
}
