import type {Browser, Page} from "playwright-core";
import type {OnProgress} from "../progress.js";
import {fixDates} from "./fix-dates.js";
import {openChromium} from "./open-chromium.js";

export interface PrintOptions {
  /** What is printed: an address, or a whole document as HTML. Its `<title>` and `lang` become those of the PDF. */
  readonly source: {readonly url: string} | {readonly html: string};
  /** Text at the left of every footer; the page's number stands at the right. */
  readonly footer: string;
  /** Whether the first page has no footer. */
  readonly cover: boolean;
  /** Selector of what is there when the document is complete; without it: when it has loaded. */
  readonly ready?: string;
  /** Text of the element `[data-progress]` while the document is made, for instance "12 von 542". */
  readonly onProgress?: OnProgress;
  /** Stops the print; nothing is written. */
  readonly signal?: AbortSignal;
}

/**
 * Prints a document as a PDF that screen readers can read: tagged, with language, title and bookmarks. Every element
 * `[data-page-of="id"]` is filled with the number of the page that the element with this id stands on, provided
 * something links to it (`<a href="#id">`) and the id is ASCII. Needs a Chromium. The same document gives the same bytes with the same
 * Chromium: dates are fixed.
 * @throws where there is no Chromium, or an old one, and what the page itself throws
 */
export async function printPdf(options: PrintOptions): Promise<Uint8Array> {
  const {signal, onProgress = () => {}} = options;
  const browser = await openChromium();
  const stop = () => void browser.close();
  signal?.addEventListener("abort", stop, {once: true});
  try {
    const page = await openDocument(browser, options);
    onProgress({stage: "printing", detail: "to count pages"});
    const numbered = await numberPages(page);
    if (numbered) onProgress({stage: "printing", detail: "with page numbers"});
    return fixDates(await print(page, true));
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener("abort", stop);
    await browser.close();
  }
}

async function openDocument(browser: Browser, options: PrintOptions): Promise<Page> {
  const {source, footer, cover, ready, onProgress = () => {}} = options;
  const page = await browser.newPage({locale: "de-DE", colorScheme: "light", reducedMotion: "reduce"});
  page.setDefaultTimeout(0);
  const failures: Error[] = [];
  page.on("pageerror", (error) => failures.push(error));
  await page.emulateMedia({media: "print"});
  if ("url" in source) await page.goto(source.url);
  else await page.setContent(source.html);
  if (ready !== undefined) await waitFor(page, ready, failures, onProgress);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.addStyleTag({content: footerStyle(footer, cover)});
  return page;
}

async function waitFor(
  page: Page,
  ready: string,
  failures: readonly Error[],
  onProgress: OnProgress
): Promise<void> {
  while ((await page.locator(ready).count()) === 0) {
    const failed = failures[0]?.message ?? (await page.locator(".observablehq--error").allTextContents())[0];
    if (failed !== undefined) throw new Error(`report: the page cannot be made; ${failed}`);
    const [said] = await page.locator("[data-progress]").allTextContents();
    const [done, total] = (said ?? "").match(/\d+/g)?.map(Number) ?? [];
    if (done !== undefined && total !== undefined) onProgress({stage: "drawing profiles", done, total});
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

function footerStyle(text: string, cover: boolean): string {
  const font = 'font: 8pt "Source Sans 3 Variable", "Segoe UI", sans-serif; color: #565b62;';
  const first = "@page :first { @bottom-left { content: none; } @bottom-right { content: none; } }";
  return `@page {
  size: A4;
  margin: 18mm 17mm 20mm;
  @bottom-left { content: ${cssText(text)}; ${font} }
  @bottom-right { content: counter(page); ${font} }
}
${cover ? first : ""}`;
}

function cssText(text: string): string {
  return `"${text.replace(/["\\\n]/g, (character) => `\\${character.charCodeAt(0).toString(16)} `)}"`;
}

function print(page: Page, tagged: boolean): Promise<Buffer> {
  return page.pdf({preferCSSPageSize: true, printBackground: true, tagged, outline: tagged});
}

/** Fills in the page numbers that the document asks for; whether it asks for any. */
async function numberPages(page: Page): Promise<boolean> {
  const asked = await page
    .locator("[data-page-of]")
    .evaluateAll((all) => all.map((element) => (element as HTMLElement).dataset.pageOf!));
  if (asked.length === 0) return false;
  const {pagesOfAnchors} = await import("./pages-of-anchors.js");
  const found = await pagesOfAnchors(await print(page, false), asked);
  await page.evaluate((numbers) => {
    for (const element of document.querySelectorAll<HTMLElement>("[data-page-of]"))
      element.textContent = String(numbers[element.dataset.pageOf!] ?? "");
  }, found);
  return true;
}
