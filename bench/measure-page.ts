import type {Browser, BrowserContext, CDPSession, Page} from "playwright-core";

/** How fast the reader's computer and line are. */
export interface Speed {
  readonly name: string;
  /** CPU slowed so many times. */
  readonly slowdown: number;
  /** null: the machine's own. */
  readonly line: {readonly megabits: number; readonly latency: number} | null;
}

export const FULL: Speed = {name: "full speed", slowdown: 1, line: null};
export const SLOW: Speed = {
  name: "CPU 4 x slower, 10 Mbit/s",
  slowdown: 4,
  line: {megabits: 10, latency: 40}
};

export interface FirstMap {
  /** Time to the paint of the complete map, in milliseconds from the start of the navigation. */
  readonly ms: number;
  /** Received before it, headers included. */
  readonly bytes: number;
  /** Total blocking time before it: what tasks took beyond 50 ms each, in milliseconds. */
  readonly blocked: number;
}

/** What a page's script waits for: so many filled paths. */
interface Map {
  readonly url: string;
  readonly selector: string;
  readonly areas: number;
}

/** Opens a page in an empty profile and then once more in the same one. */
export async function measureFirstMap(
  browser: Browser,
  map: Map,
  speed: Speed
): Promise<{cold: FirstMap; warm: FirstMap}> {
  const context = await browser.newContext({viewport: {width: 1440, height: 900}, locale: "de-DE"});
  try {
    const cold = await visit(context, map, speed);
    const warm = await visit(context, map, speed);
    return {cold, warm};
  } finally {
    await context.close();
  }
}

async function visit(context: BrowserContext, map: Map, speed: Speed): Promise<FirstMap> {
  const page = await context.newPage();
  const session = await throttled(context, page, speed);
  const received: {at: number; bytes: number}[] = [];
  const started = {at: 0};
  session.on("Network.requestWillBeSent", ({timestamp}) => (started.at ||= timestamp));
  const counted = new Map<string, number>();
  const count = (request: string, at: number, bytes: number) => {
    received.push({at, bytes});
    counted.set(request, (counted.get(request) ?? 0) + bytes);
  };
  session.on("Network.dataReceived", ({requestId, timestamp, encodedDataLength}) =>
    count(requestId, timestamp, encodedDataLength)
  );
  session.on("Network.responseReceived", ({requestId, timestamp, response}) => {
    if (!response.fromDiskCache) count(requestId, timestamp, response.encodedDataLength);
  });
  // What of a response is in no event before, as with the page itself.
  session.on("Network.loadingFinished", ({requestId, timestamp, encodedDataLength}) =>
    count(requestId, timestamp, Math.max(0, encodedDataLength - (counted.get(requestId) ?? 0)))
  );
  await page.addInitScript(`(${WATCH})(${JSON.stringify([map.selector, map.areas])})`);
  await page.goto(map.url, {waitUntil: "commit"});
  await page.waitForFunction("globalThis.firstMap", undefined, {timeout: 180_000, polling: 50});
  const {ms, blocked} = (await page.evaluate("globalThis.firstMap")) as {ms: number; blocked: number};
  const bytes = received
    .filter(({at}) => (at - started.at) * 1000 <= ms)
    .reduce((sum, one) => sum + one.bytes, 0);
  // What comes after the first map must be in the cache for the warm visit, as it is for a reader who stayed.
  await page.waitForLoadState("networkidle", {timeout: 120_000});
  await page.close();
  return {ms, bytes, blocked};
}

/** In the page: notes when all areas are filled and painted, and the tasks longer than 50 ms before. */
const WATCH = `([selector, areas]) => {
  const tasks = [];
  new PerformanceObserver((list) => tasks.push(...list.getEntries())).observe({type: "longtask", buffered: true});
  const complete = () => document.querySelectorAll(selector).length >= areas;
  const look = () => {
    if (!complete()) return requestAnimationFrame(look);
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        const ms = performance.now();
        setTimeout(() => {
          const before = tasks.filter(({startTime}) => startTime < ms);
          globalThis.firstMap = {ms, blocked: before.reduce((sum, {duration}) => sum + Math.max(0, duration - 50), 0)};
        }, 100);
      };
      channel.port2.postMessage(null);
    });
  };
  requestAnimationFrame(look);
}`;

async function throttled(context: BrowserContext, page: Page, {slowdown, line}: Speed): Promise<CDPSession> {
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Emulation.setCPUThrottlingRate", {rate: slowdown});
  if (line) {
    const throughput = (line.megabits * 1e6) / 8;
    await session.send("Network.emulateNetworkConditions", {
      ...{offline: false, latency: line.latency, downloadThroughput: throughput, uploadThroughput: throughput}
    });
  }
  return session;
}

/** Milliseconds from a choice to the painted map and table, for each of the choices made in turn. */
export async function measureChoices(
  browser: Browser,
  url: string,
  rounds: number
): Promise<readonly number[]> {
  const context = await browser.newContext({viewport: {width: 1440, height: 900}, locale: "de-DE"});
  try {
    const page = await context.newPage();
    await page.goto(url);
    await page.waitForSelector(".atlas[data-ready]", {timeout: 120_000});
    await page.waitForTimeout(6000);
    return (await page.evaluate(`(${CHOOSE})(${rounds})`)) as readonly number[];
  } finally {
    await context.close();
  }
}

/** In the page: chooses every indicator once to warm up, then indicators and periods in turn. */
const CHOOSE = `async (rounds) => {
  const atlas = document.querySelector(".atlas");
  const painted = () => new Promise((done) => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => done(performance.now());
    channel.port2.postMessage(null);
  }));
  const change = async (act) => {
    const start = performance.now();
    const drawn = new Promise((done) => atlas.addEventListener("atlasdraw", done, {once: true}));
    act();
    await drawn;
    return (await painted()) - start;
  };
  const input = atlas.querySelector("[role=combobox]");
  const keys = () => {
    input.click();
    const all = [...atlas.querySelectorAll("[role=option][data-key]")];
    return all;
  };
  const indicators = keys().map((option) => option.dataset.key);
  input.blur();
  const choose = (i) => change(() => keys().find((option) => option.dataset.key === indicators[i % indicators.length]).click());
  const step = (earlier) => {
    const button = atlas.querySelectorAll(".atlas-step")[earlier ? 0 : 1];
    return button.disabled ? null : change(() => button.click());
  };
  for (let i = 0; i < Math.min(indicators.length, 12); i++) await choose(i + 1);
  const times = [];
  for (let i = 0; i < rounds; i++) {
    times.push(await choose(i));
    const period = step(i % 2 === 0) ?? step(i % 2 !== 0);
    if (period) times.push(await period);
    await new Promise((done) => setTimeout(done, 60));
  }
  return times;
}`;
