import type {Page} from "playwright-core";
import {ROBUSTNESS_DEFAULTS} from "../src/model/robustness.js";
import type {Query} from "../src/queries/query.js";
import {identifier, literal} from "../src/queries/query.js";
import {launchBrowser, openPage} from "../tests/e2e/browser.js";
import {serve} from "../tests/e2e/serve.js";

/** A statement and the table it reads, to be run in the browser as in Node. */
export interface BrowserTask {
  readonly query: Query;
  readonly table: string;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

export interface BrowserTimes {
  /** Milliseconds per task: the median of the rounds, from the query to its rows. */
  readonly tasks: readonly number[];
  /** From a moved slider to the repainted map: median and slowest. */
  readonly repaint: {readonly median: number; readonly slowest: number};
  /** 1,000 variants of the page's areas: shares only, and with the sensitivity. */
  readonly shares: Robust;
  readonly complete: Robust;
}

interface Robust {
  readonly ms: number;
  readonly areas: number;
  /** The longest time that the page was held up: a task as the browser reports it (50 ms and more), and a gap between frames. */
  readonly task: number;
  readonly gap: number;
}

/** Times the methods in a real browser, on the page "Methodenlabor" of a built site. */
export async function browserTimes(
  dir: string,
  tasks: readonly BrowserTask[],
  rounds: number
): Promise<BrowserTimes> {
  const site = await serve(dir);
  const browser = await launchBrowser();
  try {
    const {page} = await openPage(browser, `${site.url}methodenlabor/index.html`);
    await page.waitForSelector(".lab-map svg", {timeout: 60_000});
    // tsx keeps the names of functions by a helper, which functions sent to the page ask for.
    await page.evaluate("globalThis.__name = (named) => named");
    const repaint = await repaints(page);
    const shares = await robust(page, false);
    const complete = await robust(page, true);
    const times: number[] = [];
    for (const task of tasks) times.push(await query(page, task, rounds));
    return {tasks: times, repaint, shares, complete};
  } finally {
    await browser.close();
    await site.close();
  }
}

async function query(page: Page, {query: {sql}, table, rows}: BrowserTask, rounds: number): Promise<number> {
  const names = Object.keys(rows[0]!);
  const type = (name: string) => (typeof rows[0]![name] === "number" ? "DOUBLE" : "VARCHAR");
  const cell = (value: unknown) => (typeof value === "number" ? String(value) : literal(String(value)));
  const run = (text: string) => page.evaluate((one) => quartierslabor.query(one).then(() => null), text);
  const columns = names.map((name) => `${identifier(name)} ${type(name)}`).join(", ");
  const empty =
    "CAST(NULL AS VARCHAR) AS name, CAST(NULL AS VARCHAR) AS parent_id, CAST(NULL AS DOUBLE) AS population";
  await run(`CREATE OR REPLACE TABLE given (${columns})`);
  for (let from = 0; from < rows.length; from += 4000) {
    const part = rows.slice(from, from + 4000);
    const tuples = part.map((row) => `(${names.map((name) => cell(row[name])).join(", ")})`);
    await run(`INSERT INTO given VALUES ${tuples.join(", ")}`);
  }
  const all = `* REPLACE (suppressed = 'true' AS suppressed), ${empty}`;
  await run(`CREATE OR REPLACE TABLE ${identifier(table)} AS SELECT ${all} FROM given`);
  return page.evaluate(
    async ([text, count]) => {
      const times: number[] = [];
      for (let round = 0; round < count; round++) {
        const start = performance.now();
        await quartierslabor.query(text);
        times.push(performance.now() - start);
      }
      return times.sort((a, b) => a - b)[Math.floor(count / 2)]!;
    },
    [sql, rounds] as const
  );
}

/** Moves a slider forty times, each after the last has been painted. */
function repaints(page: Page): Promise<BrowserTimes["repaint"]> {
  return page.evaluate(async () => {
    const slider = document.querySelector<HTMLInputElement>(".weight-sliders input[type=range]")!;
    const map = document.querySelector(".area-map .areas")!;
    const painted = () =>
      new Promise<void>((resolve) => {
        const observer = new MutationObserver(() => {
          observer.disconnect();
          requestAnimationFrame(() => {
            const {port1, port2} = new MessageChannel();
            port1.onmessage = () => resolve();
            port2.postMessage(null);
          });
        });
        observer.observe(map, {attributes: true, subtree: true});
      });
    const times: number[] = [];
    for (let i = 0; i < 40; i++) {
      const done = painted();
      const start = performance.now();
      slider.value = String(5 + ((i * 7) % 90));
      slider.dispatchEvent(new Event("input", {bubbles: true}));
      await done;
      times.push(performance.now() - start);
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    const sorted = times.slice(5).sort((a, b) => a - b);
    return {median: sorted[Math.floor(sorted.length / 2)]!, slowest: sorted.at(-1)!};
  });
}

/** The certainty of the site's first edition, by the page's own module, while frames and long tasks are watched. */
async function robust(page: Page, sensitivity: boolean): Promise<Robust> {
  return page.evaluate(
    async (options) => {
      const urls = performance.getEntriesByType("resource").map(({name}) => name);
      const module = (part: string) => import(urls.find((url) => url.includes(part))!);
      const [{computedCertainty}, {openSite}] = [await module("/db/certainty."), await module("/db/site.")];
      const site = await openSite();
      const method = site.methods.find(({id}: {id: string}) => id === site.first.method);
      const edition = method.editions.find(({period}: {period: string}) => period === site.first.period);
      const seen = {task: 0, gap: 0, last: performance.now(), done: false};
      const observer = new PerformanceObserver((list) => {
        for (const {duration} of list.getEntries()) seen.task = Math.max(seen.task, duration);
      });
      observer.observe({type: "longtask"});
      const frame = (now: number) => {
        seen.gap = Math.max(seen.gap, now - seen.last);
        seen.last = now;
        if (!seen.done) requestAnimationFrame(frame);
      };
      requestAnimationFrame((now) => {
        seen.last = now;
        requestAnimationFrame(frame);
      });
      const start = performance.now();
      const found = await computedCertainty(site, method, edition, options);
      const ms = performance.now() - start;
      await new Promise((resolve) => setTimeout(resolve, 200));
      seen.done = true;
      observer.disconnect();
      return {ms, areas: found.areas.length as number, task: seen.task, gap: seen.gap};
    },
    {...ROBUSTNESS_DEFAULTS, sensitivity}
  );
}
