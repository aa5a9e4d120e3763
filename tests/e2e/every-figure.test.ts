import {parquetReadObjects} from "hyparquet";
import Papa from "papaparse";
import type {Browser, Locator, Page} from "playwright-core";
import readExcel from "read-excel-file/node";
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest";
import {launchBrowser, openPage} from "./browser.js";
import {serve, type Served} from "./serve.js";

const {berlin, musterstadt} = inject("sites");
const ATLAS = "atlas/?indikator=alo_quote&ebene=quartier&zeitraum=2025";

/** Every kind of page with figures, and how many figures and tables of it have a line to take them along. */
const PAGES: readonly (readonly [page: string, figures: number, tables: number])[] = [
  ["", 1, 0],
  ["status-dynamik/?methode=musterstadt-2025&zeitraum=2025", 3, 1],
  ["steckbrief/?ebene=quartier&gebiet=010101,010102", 4, 5],
  ["raeumliche-muster/", 6, 0],
  ["zusammenhaenge/", 2, 0],
  ["methodenlabor/", 2, 4],
  ["daten.html", 0, 3],
  ["notebooks/kinderarmut.html", 1, 0],
  ...["balken", "verteilung", "verlauf", "jahre", "zusammenhang&zweiter=kinderarmut"].map(
    (panel) => [`${ATLAS}&ansicht=${panel}`, 1, 0] as const
  ),
  [`${ATLAS}&ansicht=veraenderung`, 1, 1],
  [`${ATLAS}&ansicht=zwei-indikatoren&zweiter=kinderarmut`, 1, 0],
  [`${ATLAS}&ansicht=zwei-karten&zweiter=kinderarmut`, 1, 0],
  [`${ATLAS}&ansicht=gruppe&gruppe=010101,010102&gruppenname=Zwei`, 1, 1]
];

const lines = (page: Page, button: string): Locator =>
  page.locator(".take-line:visible").filter({has: page.getByRole("button", {name: button, exact: true})});

declare global {
  interface Window {
    /** Files that the page has handed over and the test has not fetched yet. */
    handedOver: Blob[];
  }
}

/** Keeps files in the page: a browser lets a page download only a few in a row. `take-along.test.ts` downloads. */
async function keepFiles(page: Page): Promise<void> {
  await page.evaluate(() => {
    const blobs = new Map<string, Blob>();
    const create = URL.createObjectURL.bind(URL);
    window.handedOver = [];
    URL.createObjectURL = (blob: Blob) => {
      const url = create(blob);
      blobs.set(url, blob);
      return url;
    };
    HTMLAnchorElement.prototype.click = function () {
      window.handedOver.push(blobs.get(this.href)!);
    };
  });
}

async function saved(page: Page, line: Locator, button: string): Promise<Buffer> {
  await line.getByRole("button", {name: button, exact: true}).click();
  await page.waitForFunction(() => window.handedOver.length > 0);
  const text = await page.evaluate(async () => {
    const reader = new FileReader();
    const read = new Promise((resolve) => (reader.onload = resolve));
    reader.readAsDataURL(window.handedOver.pop()!);
    await read;
    return String(reader.result);
  });
  return Buffer.from(text.slice(text.indexOf(",") + 1), "base64");
}

/** Figures and tables in sight that nothing lets a reader take along; legends and the panel of one area are parts of a figure. */
function forgotten(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const homes = ".saveable, .atlas-views, .profile-theme, .profile-facilities, .lab-changed, figure";
    const whole = ".atlas-figure, .status-dynamics, .atlas > .value-table, .class-matrix, .area-panel";
    return [...document.querySelectorAll<HTMLElement>("main :is(figure, table)")]
      .filter((one) => one.getClientRects().length > 0 && one.closest(whole) === null)
      .filter((one) => {
        const home = one.closest(homes);
        const near = [home, home?.nextElementSibling, home?.parentElement?.closest(homes)];
        return !near.some((place) => place?.matches(".take-line") || place?.querySelector(".take-line"));
      })
      .map((one) => `${one.localName}.${one.className}`);
  });
}

async function checkFigure(page: Page, line: Locator): Promise<void> {
  const whole = (await saved(page, line, "SVG")).toString("utf8");
  const svg = whole.replace(/<style>[^<]*<\/style>/, "");
  const said = [...svg.matchAll(/>([^<]+)</g)].map(([, text]) => text).join(" ");
  expect(/aria-label="([^"]*)"/.exec(svg)![1]!.length).toBeGreaterThan(3);
  for (const words of [/Quelle: /, /20(1|2)\d|neuester Stand/, /Lizenz: /, /stand=/, /http:\/\/127\.0\.0\.1/])
    expect(said).toMatch(words);
  expect(said.match(/undefined|NaN|null/g)).toBe(null);
  expect(svg.match(/var\(|light-dark|class="|<script|onload/g)).toBe(null);
  expect(svg.match(/<(path|rect|circle|line|image)\b/g)!.length).toBeGreaterThan(4);
  expect(whole.includes("@font-face")).toBe(true);
  const png = await saved(page, line, "PNG");
  expect(png.subarray(1, 4).toString()).toBe("PNG");
  expect(png.readUInt32BE(16)).toBeGreaterThan(1000);
}

async function checkTable(page: Page, line: Locator): Promise<void> {
  const text = (await saved(page, line, "CSV")).toString("utf8");
  expect(text.startsWith("\ufeff")).toBe(true);
  const [head, ...rows] = Papa.parse<string[]>(text.slice(1), {skipEmptyLines: true}).data;
  expect(head!.every((name) => /^[\p{L}\p{N}_ ]+$/u.test(name))).toBe(true);
  expect(text).not.toMatch(/undefined|NaN/);
  const parquet = await saved(page, line, "Parquet");
  const read = await parquetReadObjects({
    file: parquet.buffer.slice(parquet.byteOffset, parquet.byteOffset + parquet.byteLength) as ArrayBuffer
  });
  expect(read).toHaveLength(rows.length);
  const sheets = await readExcel(await saved(page, line, "Excel"));
  expect(sheets.map(({sheet}) => sheet)).toEqual(["Werte", "Erläuterung"]);
  expect(sheets[0]!.data).toHaveLength(rows.length + 1);
  expect(sheets[1]!.data.flat()).toContain("Quellen und Lizenzen");
}

describe("every figure and table", () => {
  let browser: Browser;
  let site: Served;
  beforeAll(async () => {
    browser = await launchBrowser();
    site = await serve(musterstadt);
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  it.each(PAGES)("of %s can be taken along", async (address, figures, tables) => {
    const {page, settled, close} = await openPage(browser, site.url + address);
    const [drawn, listed] = [lines(page, "SVG"), lines(page, "CSV")];
    await expect.poll(() => drawn.count(), {timeout: 30_000}).toBe(figures);
    await expect.poll(() => listed.count(), {timeout: 30_000}).toBe(tables);
    expect(await forgotten(page)).toEqual([]);
    await keepFiles(page);
    for (const line of await drawn.all()) await checkFigure(page, line);
    for (const line of await listed.all()) await checkTable(page, line);
    expect(await settled()).toEqual([]);
    await close();
  });

  it.skipIf(berlin === null)("of Berlin's notebook can be taken along", async () => {
    const served = await serve(berlin!);
    const {page, settled, close} = await openPage(browser, `${served.url}notebooks/robustheit-mss-2019.html`);
    await expect.poll(() => lines(page, "SVG").count(), {timeout: 60_000}).toBe(2);
    await expect.poll(() => lines(page, "CSV").count(), {timeout: 60_000}).toBe(3);
    expect(await forgotten(page)).toEqual([]);
    await keepFiles(page);
    for (const line of await lines(page, "SVG").all()) await checkFigure(page, line);
    for (const line of await lines(page, "CSV").all()) await checkTable(page, line);
    expect(await settled()).toEqual([]);
    await close();
    await served.close();
  });
});
