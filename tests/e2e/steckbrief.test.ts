import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {parquetReadObjects} from "hyparquet";
import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest";
import type {Observation} from "../../src/model/observation.js";
import {describeWithData} from "../shared-data.js";
import {launchBrowser, openPage, PHONE} from "./browser.js";
import {serve, type Served} from "./serve.js";

const {musterstadt, berlin} = inject("sites");
const PAGE = "steckbrief/";

async function observations(dir: string): Promise<readonly Observation[]> {
  const {buffer, byteOffset, byteLength} = await readFile(join(dir, "data/observations.parquet"));
  const file = buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer;
  return (await parquetReadObjects({file})) as unknown as Observation[];
}

/** Value of every row of every column as it stands in the page's data attributes; "" where there is none. */
function shownValues(page: Page): Promise<Record<string, string[]>> {
  return page
    .locator(".profile-table tr[data-indicator]")
    .evaluateAll((rows) =>
      Object.fromEntries(
        rows.map((row) => [
          (row as HTMLElement).dataset.indicator!,
          [...row.querySelectorAll<HTMLElement>(".cell-value b")].map((b) => b.dataset.value ?? "")
        ])
      )
    );
}

/** The newest value of each indicator, by the file: period after period, later ones win. */
function newest(all: readonly Observation[], level: string, area: string, until = "9999") {
  const newestOf = new Map<string, string>();
  const own = all.filter((one) => one.level === level && one.period <= until);
  for (const {indicator, period} of own)
    if (period > (newestOf.get(indicator) ?? "")) newestOf.set(indicator, period);
  const here = own.filter((one) => one.area_id === area && one.period === newestOf.get(one.indicator));
  const values = new Map(here.map(({indicator, value}) => [indicator, value == null ? "" : String(value)]));
  return Object.fromEntries([...newestOf.keys()].map((key) => [key, values.get(key) ?? ""]));
}

const loaded = (page: Page) => page.locator(".profile[data-ready]:has(.profile-table)").waitFor();

describe("profiles on Musterstadt", () => {
  let browser: Browser;
  let site: Served;
  let all: readonly Observation[];
  beforeAll(async () => {
    browser = await launchBrowser();
    site = await serve(musterstadt);
    all = await observations(musterstadt);
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
  });
  const open = async (search: string, options = {}) => {
    const opened = await openPage(browser, `${site.url}${PAGE}${search}`, options);
    if (search.includes("gebiet=")) await loaded(opened.page);
    return opened;
  };

  it.each([
    ["quartier", "010101"],
    ["stadtteil", "0101"],
    ["bezirk", "03"],
    ["stadt", "00"],
    ["wahlkreis", "W01"]
  ])("%s %s: every value is that of observations.parquet", async (level, area) => {
    const {page, settled, close} = await open(`?ebene=${level}&gebiet=${area}&v=1`);
    const expected = newest(all, level, area);
    const shown = await shownValues(page);
    expect(Object.keys(shown).length).toBeGreaterThan(5);
    expect(Object.fromEntries(Object.entries(shown).map(([key, [value]]) => [key, value]))).toEqual(expected);
    expect(await settled()).toEqual([]);
    await close();
  });

  it("reads one file of its level, and no values from the table", async () => {
    const {page, settled, close} = await open("");
    const asked: string[] = [];
    page.on("request", (request) => void asked.push(new URL(request.url()).pathname));
    await page.goto(`${site.url}${PAGE}?ebene=quartier&gebiet=010101&v=1`);
    await loaded(page);
    expect(asked.filter((path) => path.endsWith("/views/profile-quartier.json"))).toHaveLength(1);
    expect(asked.filter((path) => /observations|duckdb/.test(path))).toEqual([]);
    expect(await settled()).toEqual([]);
    await close();
  });

  it("without any script the chooser leads to all areas", async () => {
    const context = await browser.newContext({javaScriptEnabled: false});
    const page = await context.newPage();
    await page.goto(`${site.url}${PAGE}`);
    expect(await page.locator(".chooser-list a").count()).toBe(72);
    expect(await page.locator(".chooser-list a").first().getAttribute("href")).toMatch(
      /^\?ebene=quartier&gebiet=\d{6}&v=1$/
    );
    await context.close();
  });

  it("an older period shows the values of then", async () => {
    const {page, close} = await open("?ebene=quartier&gebiet=010101&zeitraum=2019&v=1");
    const expected = newest(all, "quartier", "010101", "2019");
    const shown = await shownValues(page);
    expect(Object.fromEntries(Object.entries(shown).map(([key, [value]]) => [key, value]))).toEqual(expected);
    await close();
  });

  it("four areas stand in columns that line up row by row", async () => {
    const ids = ["010101", "010102", "020101", "030101"];
    const {page, settled, close} = await open(`?ebene=quartier&gebiet=${ids}&v=1`);
    const shown = await shownValues(page);
    const expected = ids.map((id) => newest(all, "quartier", id));
    for (const [key, values] of Object.entries(shown))
      expect(values, key).toEqual(expected.map((own) => own[key]));
    const tops = await page
      .locator(".profile-head")
      .evaluateAll((heads) =>
        [".profile-locator", ".profile-class", ".profile-facts", ".profile-sentences"].map((part) => [
          ...new Set(heads.map((head) => Math.round(head.querySelector(part)!.getBoundingClientRect().top)))
        ])
      );
    for (const lines of tops) expect(lines).toHaveLength(1);
    expect(await settled()).toEqual([]);
    await close();
  });

  it("a withheld value is a word, never a number", async () => {
    const suppressed = all.find(
      (one) => one.level === "quartier" && one.flag === "suppressed" && one.period === "2025"
    )!;
    const {page, close} = await open(`?ebene=quartier&gebiet=${suppressed.area_id}&v=1`);
    const cell = page.locator(`tr[data-indicator="${suppressed.indicator}"] .cell-value`);
    expect(await cell.textContent()).toBe("k. A. (Geheimhaltung)");
    await close();
  });

  it("unknown and hostile links show a note and the chooser, and run nothing", async () => {
    const {page, settled, close} = await openPage(
      browser,
      `${site.url}${PAGE}` +
        "?v=7&ebene=quartier&gebiet=%3Cimg%20src=x%20onerror=alert(1)%3E,999999&zeitraum=javascript"
    );
    await page.locator(".chooser-list").waitFor();
    expect(await page.locator(".link-notes li").count()).toBe(3);
    expect(await page.locator("main").textContent()).not.toContain("onerror");
    expect(await settled()).toEqual([]);
    await close();
  });

  it("by keyboard: search an area, open it, put another beside it, take it away", async () => {
    const {page, settled, close} = await open("");
    await page.locator(".chooser-map .area").first().waitFor();
    await page.getByLabel("Gebiet suchen").focus();
    await page.keyboard.type("marktv");
    expect(await page.locator(".chooser-list li").count()).toBe(1);
    await page.locator(".chooser-list a").focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(/gebiet=010101/);
    await loaded(page);
    expect(await page.locator("h1").textContent()).toContain("Marktviertel");
    await page.getByLabel("Gebiet danebenstellen").selectOption("010102");
    await page.waitForURL(/gebiet=010101,010102/);
    await loaded(page);
    expect(await page.locator(".profile-head h2").allTextContents()).toEqual(["Marktviertel", "Domviertel"]);
    await page.getByRole("link", {name: "Domviertel entfernen"}).focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(/gebiet=010101&/);
    expect(await settled()).toEqual([]);
    await close();
  });

  it.each([1, 2, 4])("on a phone nothing of %s profiles is cut", async (count) => {
    const ids = ["010101", "010102", "020101", "030101"].slice(0, count);
    const {page, settled, close} = await open(`?ebene=quartier&gebiet=${ids}&v=1`, {viewport: PHONE});
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0
    );
    expect(await settled()).toEqual([]);
    await close();
  });

  it("needs no database for the class that the site ships", async () => {
    const {page, settled, close} = await open("?ebene=quartier&gebiet=010101&v=1");
    expect(await settled()).toEqual([]);
    const loadedFiles = await page.evaluate(() =>
      performance.getEntriesByType("resource").map(({name}) => name)
    );
    expect(loadedFiles.filter((name) => name.includes(".wasm"))).toEqual([]);
    expect(await page.locator(".profile-class-name").textContent()).toContain("Status");
    await close();
  });

  it("has nothing that axe finds, alone and side by side", async () => {
    const {default: axe} = await import("axe-core");
    for (const ids of ["010101", "010101,010102,020101"]) {
      for (const viewport of [PHONE, {width: 1440, height: 900}]) {
        const {page, close} = await open(`?ebene=quartier&gebiet=${ids}&v=1`, {viewport});
        await page.evaluate(axe.source);
        const found = await page.evaluate(async () => {
          const {violations} = await (globalThis as unknown as {axe: typeof axe}).axe.run(document, {
            runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
          });
          return violations.map(({id, nodes}) => `${id}: ${nodes[0]?.html.slice(0, 160)}`);
        });
        expect(found).toEqual([]);
        await close();
      }
    }
  });
});

describeWithData("profiles on Berlin", () => {
  it("shows an area of the boundaries until 2020 with the class of then, and says what is left out", async () => {
    const browser = await launchBrowser();
    const site = await serve(berlin!);
    const all = await observations(berlin!);
    const {page, settled, close} = await openPage(
      browser,
      `${site.url}${PAGE}?ebene=plr&gebiet=08010115&zeitraum=2019&v=1`
    );
    await loaded(page);
    const shown = await shownValues(page);
    const s1 = all.find(
      (one) => one.indicator === "s1" && one.area_id === "08010115" && one.period === "2019"
    )!;
    expect(shown.s1).toEqual([String(s1.value)]);
    await page.locator(".profile-class-name").waitFor({timeout: 60_000});
    expect(await page.locator(".profile-class").textContent()).toContain("2019");
    expect(await page.locator(".profile-notes").textContent()).toContain(
      "Die Gebietsgrenzen haben sich geändert"
    );
    expect(await settled()).toEqual([]);
    await close();
    await browser.close();
    await site.close();
  });
});
