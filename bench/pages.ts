/**
 * Prints how soon the atlas' first map is there, beside the same map as a plain Framework page, and how long a choice takes. Run
 * with `npm run bench:pages`; needs Berlin's files (`quartierslabor fetch berlin`) and Chromium. Arguments limit it to parts
 * (plain, choices, many, growth); `site=<folder>` takes a site of Berlin that has been built already, `grid=<folder>` one of the
 * 34,000 made-up areas.
 */
import {mkdtemp, readFile, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {Browser} from "playwright-core";
import {projectRoot} from "../loaders/site/project.js";
import {buildSite} from "../loaders/site/build-site.js";
import type {AtlasFirst} from "../src/model/atlas-first.js";
import {launchBrowser} from "../tests/e2e/browser.js";
import {serveCompressed} from "./compressed-server.js";
import {makeGrid, type GridSize} from "./made-grid.js";
import {FULL, measureChoices, measureFirstMap, SLOW, type FirstMap, type Speed} from "./measure-page.js";
import {buildPlainPage} from "./plain-page.js";

const ROUNDS = 3;
const CHOICES = 40;
const BASE: GridSize = {areas: 542, indicators: 1, years: 1};
const HUNDRED: GridSize = {areas: 542, indicators: 100, years: 100};
const MANY: GridSize = {areas: 34_000, indicators: 4, years: 3};

interface Page {
  readonly name: string;
  readonly url: string;
  readonly selector: string;
  readonly areas: number;
}

type Both = {readonly cold: FirstMap; readonly warm: FirstMap};

/** Medians of several visits; pages take turns, so that both meet the same machine. */
async function compare(browser: Browser, pages: readonly Page[], speed: Speed): Promise<readonly Both[]> {
  const visits: Both[][] = pages.map(() => []);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [i, page] of pages.entries()) visits[i]!.push(await measureFirstMap(browser, page, speed));
  }
  return visits.map((all) => ({
    cold: medianMap(all.map(({cold}) => cold)),
    warm: medianMap(all.map(({warm}) => warm))
  }));
}

function medianMap(all: readonly FirstMap[]): FirstMap {
  const of = (key: keyof FirstMap) =>
    percentile(
      all.map((one) => one[key]),
      0.5
    );
  return {ms: of("ms"), bytes: of("bytes"), blocked: of("blocked")};
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)]!;
}

function words({ms, bytes, blocked}: FirstMap): string {
  return `${ms.toFixed(0)} ms, ${(bytes / 1000).toFixed(0)} kB, blocked ${blocked.toFixed(0)} ms`;
}

async function served<T>(dir: string, run: (url: string) => Promise<T>): Promise<T> {
  const {url, close} = await serveCompressed(dir);
  try {
    return await run(url);
  } finally {
    close();
  }
}

/** Areas of the first map, and how many of them have a value: Plot draws no others. */
async function areasOf(site: string): Promise<{areas: number; valued: number}> {
  const first = JSON.parse(await readFile(join(site, "data/views/atlas.json"), "utf8")) as AtlasFirst;
  const {values} = first.layers.at(-1)!;
  return {areas: values.length, valued: values.filter((value) => value !== null).length};
}

async function build(municipality: string, out: string): Promise<string> {
  await buildSite({municipality, out, scope: "public"});
  return out;
}

/** Time to the first map and bytes before it, ours and the plain page's. */
async function besidePlain(browser: Browser, site: string, folder: string): Promise<void> {
  const plain = await buildPlainPage(site, join(folder, "plain"));
  const {areas, valued} = await areasOf(site);
  await served(site, (own) =>
    served(plain, async (other) => {
      const pages: readonly Page[] = [
        {name: "atlas", url: `${own}atlas/`, selector: ".atlas .area[style]", areas},
        {name: "plain", url: other, selector: "g[aria-label=geo] > path", areas: valued}
      ];
      for (const speed of [FULL, SLOW]) {
        const [atlas, page] = (await compare(browser, pages, speed)) as [Both, Both];
        for (const cache of ["cold", "warm"] as const) {
          const ratio = (atlas[cache].ms / page[cache].ms).toFixed(3);
          console.log(
            `first map, ${speed.name}, ${cache} cache: ${ratio} (goal <= 0.25)  atlas ${words(atlas[cache])}  plain ${words(page[cache])}`
          );
        }
        console.log(
          `  bytes before it, cold: ${(atlas.cold.bytes / 1000).toFixed(0)} kB (goal <= 300 kB, ${areas} areas)`
        );
      }
    })
  );
}

async function choices(browser: Browser, site: string, name: string, goal: number): Promise<void> {
  const times = await served(site, (url) => measureChoices(browser, `${url}atlas/`, CHOICES));
  const [half, most] = [percentile(times, 0.5), percentile(times, 0.95)];
  console.log(
    `another indicator or period, ${name}: ${most.toFixed(0)} ms at the 95th percentile (goal <= ${goal}), median ${half.toFixed(0)} ms, ${times.length} choices`
  );
}

/** The same first map where the municipality has a hundred times the indicators and a hundred times the years. */
async function growth(browser: Browser, folder: string): Promise<void> {
  const [few, many] = [
    await build(await makeGrid(join(folder, "few"), BASE), join(folder, "few-site")),
    await build(await makeGrid(join(folder, "many"), HUNDRED), join(folder, "many-site"))
  ];
  await served(few!, (one) =>
    served(many!, async (hundred) => {
      const page = (name: string, url: string): Page => ({
        ...{name, url: `${url}atlas/`, selector: ".atlas .area[style]", areas: BASE.areas}
      });
      const [a, b] = (await compare(browser, [page("1", one), page("100", hundred)], SLOW)) as [Both, Both];
      const ratio = (key: "ms" | "bytes") => (b.cold[key] / a.cold[key]).toFixed(3);
      console.log(
        `100 x the indicators and years: time ${ratio("ms")}, bytes ${ratio("bytes")} (goal <= 1.2)  ${words(a.cold)}  ${words(b.cold)}`
      );
    })
  );
}

const folder = await mkdtemp(join(tmpdir(), "quartierslabor-bench-"));
const browser = await launchBrowser();
const built = (name: string) =>
  process.argv.find((argument) => argument.startsWith(`${name}=`))?.slice(name.length + 1);
const wanted = process.argv.slice(2).filter((argument) => !argument.includes("="));
const asked = (name: string) => wanted.length === 0 || wanted.includes(name);
try {
  if (asked("plain") || asked("choices")) {
    const berlin = built("site") ?? (await build(join(projectRoot(), "data/berlin"), join(folder, "berlin")));
    if (asked("plain")) await besidePlain(browser, berlin, folder);
    if (asked("choices")) await choices(browser, berlin, "Berlin", 50);
  }
  if (asked("many")) {
    const many =
      built("grid") ?? (await build(await makeGrid(join(folder, "grid"), MANY), join(folder, "grid-site")));
    await choices(browser, many, "34,000 made-up areas", 200);
  }
  if (asked("growth")) await growth(browser, folder);
} finally {
  await browser.close();
  await rm(folder, {recursive: true, force: true});
}
