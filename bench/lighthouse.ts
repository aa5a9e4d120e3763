/**
 * Prints Lighthouse's scores of a built site's atlas and profiles, as a phone on a slow line sees them. Run with
 * `npm run bench:lighthouse`; needs Chromium and, the first time, npm's registry: Lighthouse is fetched for the measurement and is no
 * part of the project. Arguments: `site=<folder>` takes a site that has been built already, `desktop` measures a computer, everything
 * else is a page to measure instead of the usual ones. Scores depend on how busy the machine is.
 */
import {execFile} from "node:child_process";
import {mkdtemp, readFile, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {promisify} from "node:util";
import {buildSite} from "../loaders/site/build-site.js";
import {projectRoot} from "../loaders/site/project.js";
import {findChromium} from "../scripts/find-chromium.js";
import type {AtlasFirst} from "../src/model/atlas-first.js";
import {serveCompressed} from "./compressed-server.js";

const LIGHTHOUSE = "lighthouse@12.8.2";
const GOAL = 0.95;
const ROUNDS = 3;
const CATEGORIES = ["performance", "accessibility", "best-practices"] as const;
const METRICS = {
  "first-contentful-paint": "first paint",
  "largest-contentful-paint": "largest paint",
  "total-blocking-time": "blocked",
  "cumulative-layout-shift": "layout shift"
} as const;

interface Report {
  readonly categories: Readonly<Record<string, {readonly score: number | null}>>;
  readonly audits: Readonly<Record<string, {readonly displayValue?: string}>>;
}

async function lighthouse(url: string, preset: readonly string[]): Promise<Report> {
  const chromium = findChromium();
  if (!chromium)
    throw new Error("bench: no Chromium found; expected one installed or CHROMIUM_PATH set, got none");
  const flags = "--headless=new --no-sandbox --disable-background-networking";
  const {stdout} = await promisify(execFile)(
    "npx",
    [
      ...["--yes", LIGHTHOUSE, url, "--quiet", "--output=json", "--output-path=stdout", ...preset],
      ...[`--chrome-flags=${flags}`, `--only-categories=${CATEGORIES.join()}`]
    ],
    {env: {...process.env, CHROME_PATH: chromium}, maxBuffer: 64 * 2 ** 20}
  );
  return JSON.parse(stdout) as Report;
}

/** The chooser, and the profile of an area of the level that the atlas begins with. */
async function usualPages(site: string): Promise<readonly string[]> {
  const first = JSON.parse(await readFile(join(site, "data/views/atlas.json"), "utf8")) as AtlasFirst;
  const {level, ids} = first.layers.at(-1)!;
  return ["atlas/", "steckbrief/", `steckbrief/?ebene=${level}&gebiet=${ids[0]}&v=1`];
}

/** The round of middle performance: one score and its measurements belong together. */
function median(reports: readonly Report[]): Report {
  const sorted = reports.toSorted((a, b) => scoreOf(a, "performance") - scoreOf(b, "performance"));
  return sorted[Math.floor(sorted.length / 2)]!;
}

function scoreOf({categories}: Report, category: string): number {
  return categories[category]?.score ?? 0;
}

const folder = await mkdtemp(join(tmpdir(), "quartierslabor-lighthouse-"));
const given = process.argv.slice(2);
const built = given.find((argument) => argument.startsWith("site="))?.slice("site=".length);
const preset = given.includes("desktop") ? ["--preset=desktop"] : [];
const wanted = given.filter((argument) => argument !== "desktop" && !argument.startsWith("site="));
try {
  const site = built ?? join(folder, "site");
  if (!built) await buildSite({municipality: join(projectRoot(), "data/berlin"), out: site, scope: "public"});
  const {url, close} = await serveCompressed(site);
  for (const page of wanted.length > 0 ? wanted : await usualPages(site)) {
    const reports: Report[] = [];
    for (let round = 0; round < ROUNDS; round++) reports.push(await lighthouse(url + page, preset));
    const report = median(reports);
    const scores = CATEGORIES.map((category) => `${category} ${scoreOf(report, category)}`).join(", ");
    const details = Object.entries(METRICS).map(
      ([key, name]) => `${name} ${report.audits[key]?.displayValue ?? "unknown"}`
    );
    console.log(`${page}: ${scores} (goal >= ${GOAL} each)  ${details.join(", ")}`);
  }
  close();
} finally {
  await rm(folder, {recursive: true, force: true});
}
