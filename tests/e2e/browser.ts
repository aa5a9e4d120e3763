import {chromium, type Browser, type BrowserContext, type Page} from "playwright-core";
import {findChromium} from "../../scripts/find-chromium.js";

/** Starts a Chromium that makes no request of its own; `more` are further switches of its command line. */
export async function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath)
    throw new Error("tests: no Chromium found; run npm test, which installs one, or set CHROMIUM_PATH");
  return chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
      "--disable-dev-shm-usage",
      ...more
    ]
  });
}

/** A page that remembers everything a reader must not meet. */
export interface WatchedPage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Console errors, uncaught exceptions, failed requests, and requests outside the site's origin. */
  readonly problems: readonly string[];
  /** Waits until no cell is loading, then returns the problems, cells that failed included. */
  readonly settled: () => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

export const WIDE = {width: 1440, height: 900} as const;
export const PHONE = {width: 390, height: 844} as const;

/** Opens an address in a fresh profile. */
export async function openPage(
  browser: Browser,
  url: string,
  {viewport = WIDE as {width: number; height: number}, dark = false} = {}
): Promise<WatchedPage> {
  const context = await browser.newContext({
    viewport,
    locale: "de-DE",
    colorScheme: dark ? "dark" : "light",
    acceptDownloads: true
  });
  const page = await context.newPage();
  const problems: string[] = [];
  watch(page, new URL(url).origin, problems);
  await page.goto(url, {waitUntil: "load"});
  return {
    page,
    context,
    problems,
    settled: () => settle(page, problems),
    close: () => context.close()
  };
}

function watch(page: Page, origin: string, problems: string[]): void {
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => problems.push(`exception: ${error.message}`));
  page.on("requestfailed", (request) => {
    if (request.failure()?.errorText !== "net::ERR_ABORTED")
      problems.push(`request failed: ${request.url()} ${request.failure()?.errorText}`);
  });
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (!["data:", "blob:"].includes(url.protocol) && url.origin !== origin)
      problems.push(`request outside the site: ${request.url()}`);
  });
}

async function settle(page: Page, problems: readonly string[]): Promise<readonly string[]> {
  await page.waitForFunction(() => !document.querySelector("observablehq-loading"), undefined, {
    timeout: 60_000
  });
  await page.waitForLoadState("networkidle");
  const failed = await page.locator(".observablehq--error").allTextContents();
  return [...problems, ...failed.map((text) => `cell: ${text}`)];
}
