import {readFile} from "node:fs/promises";
import {join} from "node:path";
import axe from "axe-core";
import {parquetReadObjects} from "hyparquet";
import {compressors} from "hyparquet-compressors";
import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest";
import {launchBrowser, openPage, PHONE, WIDE} from "./browser.js";
import {serve, type Served} from "./serve.js";

const {musterstadt} = inject("sites");

interface Row {
  readonly indicator: string;
  readonly level: string;
  readonly period: string;
  readonly area_id: string;
  readonly value: number | null;
}

async function rows<T>(name: string): Promise<T[]> {
  const bytes = await readFile(join(musterstadt, "data", name));
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  return (await parquetReadObjects({file, compressors})) as T[];
}

async function ready(page: Page): Promise<void> {
  await page.waitForSelector(".atlas[data-ready]:not(.is-waiting)", {timeout: 60_000});
}

/** Presses Tab until the focus is on an element that matches. */
async function tabTo(page: Page, selector: string, text = ""): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press("Tab");
    const found = await page.evaluate(
      ([css, words]) => {
        const active = document.activeElement;
        return active !== null && active.matches(css) && (active.textContent ?? "").includes(words);
      },
      [selector, text] as const
    );
    if (found) return;
  }
  throw new Error(`the keyboard does not reach ${selector} ${text}`);
}

/** Values of the table, scrolled from top to bottom, by area id. */
async function tableValues(page: Page): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const box = page.locator(".value-table .table-box");
  for (let at = 0; at < 100; at++) {
    const seen = await box
      .locator("tr[data-area]")
      .evaluateAll((all) =>
        all.map((tr) => [
          (tr as HTMLElement).dataset.area!,
          tr.querySelector("td.numeric")?.textContent ?? ""
        ])
      );
    for (const [id, text] of seen) found.set(id!, text!);
    const more = await box.evaluate((element) => {
      const before = element.scrollTop;
      element.scrollTop += 400;
      return element.scrollTop > before;
    });
    if (!more) return found;
    await page.waitForTimeout(30);
  }
  return found;
}

describe("the atlas", () => {
  let browser: Browser;
  let site: Served;
  beforeAll(async () => {
    browser = await launchBrowser();
    site = await serve(musterstadt, "stadt/monitoring");
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  it("has its first map without any script, the same as with them", async () => {
    const shown = (page: Page) =>
      page.evaluate(() => ({
        title: document.querySelector(".atlas h1")?.textContent,
        fills: [...document.querySelectorAll<SVGElement>(".atlas .area")].map((path) =>
          path.style.fill.replace(/#map-\w+-/, "#")
        ),
        legend: [...document.querySelectorAll(".legend-classes li")].map(({textContent}) => textContent),
        map: document.querySelector(".atlas .areas")!.getBoundingClientRect().width
      }));
    const alive = await openPage(browser, `${site.url}atlas/`);
    await ready(alive.page);
    const expected = await shown(alive.page);
    await alive.close();
    const context = await browser.newContext({javaScriptEnabled: false, viewport: WIDE});
    const page = await context.newPage();
    await page.goto(`${site.url}atlas/`);
    const still = await shown(page);
    expect({...still, map: 0}).toEqual({...expected, map: 0});
    expect(Math.abs(still.map - expected.map)).toBeLessThan(2);
    expect(await page.locator(".atlas-choices").isVisible()).toBe(false);
    await context.close();
  });

  it.each([WIDE, PHONE])("goes by keyboard alone at $width px", async (viewport) => {
    const {page, context, settled, close} = await openPage(browser, `${site.url}atlas/`, {viewport});
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await ready(page);
    if (viewport === PHONE) {
      await tabTo(page, ".atlas-drawer");
      await page.keyboard.press("Enter");
    }
    await tabTo(page, "[role=combobox]");
    await page.keyboard.type("einelternfamilie");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.locator("h1").textContent()).toContain("Alleinerziehend");
    await ready(page);
    await tabTo(page, "[role=combobox]");
    const name = (await page.locator("tr[data-area] th").nth(3).textContent())!;
    await page.keyboard.type(name);
    await page.keyboard.press("Enter");
    await expect.poll(() => page.locator(".area-panel h2").textContent()).toBe(name);
    expect(await page.locator(".atlas-value strong").textContent()).toMatch(/\d|k\. A\.|Mindest|Daten/);
    const {area, level} = await page.evaluate(() => {
      const parameters = new URLSearchParams(location.search);
      return {area: parameters.get("gebiet"), level: parameters.get("ebene")};
    });
    expect(await page.locator(".panel-place a").getAttribute("href")).toBe(
      `../steckbrief/?gebiet=${area}&ebene=${level}`
    );
    await tabTo(page, "a", "Steckbrief");
    await page.locator(".copy-button", {hasText: "Link kopieren"}).first().waitFor();
    await tabTo(page, ".copy-button", "Link kopieren");
    await page.keyboard.press("Enter");
    const copied = () => page.evaluate(() => navigator.clipboard.readText());
    await expect.poll(copied).toContain(page.url());
    expect(await copied()).toContain("stand=");
    expect(await settled()).toEqual([]);
    await close();
  });

  it("shows what a link made elsewhere shows", async () => {
    const address = `${site.url}atlas/?v=1&indikator=kinderarmut&ebene=stadtteil&zeitraum=2019&vergleich=oberhalb&klassen=natuerlich:4&auswahl=2,3&sortierung=!value`;
    const {page, settled, close} = await openPage(browser, address);
    await ready(page);
    expect(await page.locator(".atlas-subtitle").textContent()).toContain("Stadtteile in Musterstadt, 2019");
    expect(await page.locator(".legend-classes [aria-pressed=true]").count()).toBe(2);
    const sorted = await page.locator("th[aria-sort=descending]").count();
    expect(sorted).toBe(1);
    await page.locator("tr[data-area] button").first().click();
    await expect.poll(() => page.url()).toContain("gebiet=");
    const kept = page.url();
    expect(kept).toContain("klassen=natuerlich:4");
    await page.reload();
    await ready(page);
    expect(page.url()).toBe(kept);
    expect(await page.locator(".area-panel h2").count()).toBe(1);
    expect(await settled()).toEqual([]);
    await close();
  });

  it("shows the values of observations.parquet, for the first map and for another one", async () => {
    const all = await rows<Row>("observations.parquet");
    const {page, close} = await openPage(browser, `${site.url}atlas/`);
    await ready(page);
    for (const address of ["", "?indikator=durchschnittsalter&ebene=quartier&zeitraum=2016"]) {
      if (address !== "") await page.goto(`${site.url}atlas/${address}`);
      await ready(page);
      const choice = await page.evaluate(() => ({
        title: document.querySelector("h1")!.textContent,
        level: document.querySelectorAll<HTMLSelectElement>(".atlas-field select")[1]!.value,
        period: document.querySelectorAll<HTMLSelectElement>(".atlas-field select")[2]!.value
      }));
      const catalogue = await rows<{key: string; title: string; decimals: number}>("indicators.parquet");
      const indicator = catalogue.find(({title}) => title === choice.title)!;
      const own = all.filter(
        (row) => row.indicator === indicator.key && row.level === choice.level && row.period === choice.period
      );
      expect(own.length).toBeGreaterThan(50);
      const shown = await tableValues(page);
      const format = new Intl.NumberFormat("de-DE", {
        minimumFractionDigits: indicator.decimals,
        maximumFractionDigits: indicator.decimals
      });
      for (const {area_id, value} of own) {
        const text = shown.get(area_id)!;
        if (value === null || value === undefined) expect(text).toMatch(/[a-z]/i);
        else expect(text.replace("−", "-")).toBe(format.format(value));
      }
    }
    await close();
  });

  it("the legend limits map and table, and says so in the address", async () => {
    const {page, settled, close} = await openPage(browser, `${site.url}atlas/`);
    await ready(page);
    const button = page.locator(".legend-classes button").first();
    const count = Number((await button.locator(".count").textContent())!.replace(".", ""));
    await button.click();
    expect(await page.locator(".table-count").textContent()).toMatch(new RegExp(`^${count} von`));
    expect(new URL(page.url()).searchParams.get("auswahl")).toBe("0");
    expect(await page.locator(".area-faded").count()).toBeGreaterThan(0);
    expect(await settled()).toEqual([]);
    await close();
  });

  it("takes hostile links as a default with a note, and the back button undoes an indicator", async () => {
    const hostile = `${site.url}atlas/?v=7&indikator=%3Cscript%3Ealert(1)%3C/script%3E&klassen=eigene:1e999&gebiet=%00&gruppe=%E4&ansicht=__proto__`;
    const {page, settled, close} = await openPage(browser, hostile);
    await ready(page);
    expect(await page.locator(".link-notes li").count()).toBeGreaterThan(1);
    expect(await page.locator(".area").count()).toBeGreaterThan(50);
    const before = await page.locator("h1").textContent();
    await page.locator("[role=combobox]").first().fill("durchschnittsalter");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.locator("h1").textContent()).toContain("Durchschnittsalter");
    await page.goBack();
    await expect.poll(() => page.locator("h1").textContent()).toBe(before);
    expect(await settled()).toEqual([]);
    await close();
  });

  it.each([WIDE, PHONE])(
    "has no barrier that axe finds with everything open at $width px",
    async (viewport) => {
      const {page, settled, close} = await openPage(browser, `${site.url}atlas/?farben=zwei&auswahl=1`, {
        viewport
      });
      await ready(page);
      if (viewport === PHONE) await page.locator(".atlas-drawer").click();
      await page.locator(".atlas-more").click();
      await page.locator("[role=combobox]").first().click();
      await page.evaluate(axe.source);
      const found = await page.evaluate(async () => {
        const {violations} = await (globalThis as unknown as {axe: typeof axe}).axe.run(document, {
          runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
        });
        return violations.map(
          ({id, nodes}) => `${id}: ${nodes.map(({html}) => html.slice(0, 120)).join(" | ")}`
        );
      });
      expect(found).toEqual([]);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(wide).toBeLessThanOrEqual(0);
      expect(await settled()).toEqual([]);
      await close();
    }
  );
});
