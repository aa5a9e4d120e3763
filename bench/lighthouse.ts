/**
 * Prints what Lighthouse makes of the atlas and of a profile, on a phone as Lighthouse simulates it, and what each page loses
 * points for. Run with `npm run lighthouse`; needs Chromium, for Berlin also its files (`quartierslabor fetch berlin`).
 * `site=<folder>` takes a site that has been built already.
 */
import {mkdtemp, readFile, rm} from "node:fs/promises";
import {createServer} from "node:net";
import type {AddressInfo} from "node:net";
import {tmpdir} from "node:os";
import {join} from "node:path";
import lighthouse, {type Result} from "lighthouse";
import {buildSite} from "../loaders/site/build-site.js";
import {projectRoot} from "../loaders/site/project.js";
import type {AtlasFirst} from "../src/model/atlas-first.js";
import {launchBrowser} from "../tests/e2e/browser.js";
import {serveCompressed} from "./compressed-server.js";

const CATEGORIES = ["performance", "accessibility", "best-practices"];
const GOAL = 0.95;

/** A port that nobody listens at, for the browser's debugger. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const {port} = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Audits that cost points, with what they name. */
function losses({audits, categories}: Result): readonly string[] {
  const counted = Object.values(categories).flatMap(({auditRefs}) =>
    auditRefs.filter(({weight}) => weight > 0)
  );
  return counted.flatMap(({id}) => {
    const {score, title, displayValue} = audits[id]!;
    return score === null || score >= 0.9 ? [] : [`    ${title}: ${displayValue ?? score}`];
  });
}

async function report(name: string, url: string, port: number): Promise<void> {
  const run = await lighthouse(url, {port, onlyCategories: CATEGORIES, logLevel: "error"});
  if (!run) throw new Error(`lighthouse: no result; expected one for ${url}, got none`);
  const scores = Object.values(run.lhr.categories).map(({title, score}) => {
    return `${title} ${Math.round((score ?? 0) * 100)}${(score ?? 0) < GOAL ? " (goal >= 95)" : ""}`;
  });
  console.log([`${name}: ${scores.join(", ")}`, ...losses(run.lhr)].join("\n"));
}

async function reportSite(name: string, site: string, port: number): Promise<void> {
  const first = JSON.parse(await readFile(join(site, "data/views/atlas.json"), "utf8")) as AtlasFirst;
  const {level, ids} = first.layers.at(-1)!;
  const {url, close} = await serveCompressed(site);
  try {
    await report(`${name}, atlas`, `${url}atlas/`, port);
    await report(`${name}, profile`, `${url}steckbrief/?ebene=${level}&gebiet=${ids[0]!}`, port);
  } finally {
    close();
  }
}

const folder = await mkdtemp(join(tmpdir(), "quartierslabor-lighthouse-"));
const port = await freePort();
const browser = await launchBrowser([`--remote-debugging-port=${port}`]);
const built = process.argv[2]?.replace(/^site=/, "");
try {
  for (const id of built === undefined ? ["berlin", "musterstadt"] : []) {
    const out = join(folder, id);
    await buildSite({municipality: join(projectRoot(), "data", id), out, scope: "public"});
    await reportSite(id, out, port);
  }
  if (built !== undefined) await reportSite(built, built, port);
} finally {
  await browser.close();
  await rm(folder, {recursive: true, force: true});
}
