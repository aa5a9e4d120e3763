import axe from "axe-core";
import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest";
import {describeWithData} from "../shared-data.js";
import {launchBrowser, openPage, PHONE} from "./browser.js";
import {serve, type Served} from "./serve.js";

const {berlin, musterstadt} = inject("sites");
const PATTERNS = "raeumliche-muster/";
const RELATIONS = "zusammenhaenge/";

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

async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const {violations: found} = await page.evaluate(() =>
    (globalThis as unknown as {axe: {run(): Promise<{violations: {id: string}[]}>}}).axe.run()
  );
  return found.map(({id}) => id);
}

describe("Räumliche Muster", () => {
  it("computes, links and remembers; without error, foreign request or barrier", async () => {
    const {page, settled, close} = await openPage(browser, site.url + PATTERNS);
    await page.waitForSelector("[data-measure=gini] svg");
    expect(await page.textContent(".finding")).toMatch(/Morans I beträgt/);
    await page.selectOption("select[data-choice=indicator]", "kinderarmut");
    await page.check("[data-choice=level][value=stadtteil]");
    await expect.poll(() => page.url()).toContain("kennzahl=kinderarmut&ebene=stadtteil");
    await page.check("[data-choice=reading][value=smoothed]");
    await expect.poll(() => page.url()).toContain("werte=geglaettet");
    await expect.poll(() => page.textContent(".findings-map .figure-head p")).toContain("geglättet");
    await page.locator(".area-map .area").nth(5).click();
    await expect.poll(() => page.url()).toContain("gebiet=");
    const again = await openPage(browser, page.url());
    await again.page.waitForSelector(".area-mark-selected[d^=M]", {state: "attached"});
    expect(await again.page.textContent(".finding")).toBe(await page.textContent(".finding"));
    expect(await violations(page)).toEqual([]);
    expect([...(await settled()), ...(await again.settled())]).toEqual([]);
    await Promise.all([close(), again.close()]);
  });

  it.each([PATTERNS, RELATIONS])("%s says that the data are others than those of its link", async (path) => {
    const {page, settled, close} = await openPage(browser, `${site.url}${path}?v=1&stand=0123456789ab`);
    await expect
      .poll(() => page.locator(".link-report").allInnerTexts())
      .toEqual([expect.stringMatching(/Die Daten wurden erneuert[^]*Datenstand damals 0123456789ab, heute/)]);
    expect(await settled()).toEqual([]);
    await close();
  });

  it("falls back to what it knows where a link is not understood, and fits a phone in the dark", async () => {
    const address = `${site.url}${PATTERNS}?kennzahl=%3Cimg%20src=x%3E&zeitraum=1700`;
    const {page, settled, close} = await openPage(browser, address, {viewport: PHONE, dark: true});
    await page.waitForSelector("[data-measure=gini] svg");
    expect(await page.textContent(".link-notes")).toContain("nicht zu verstehen");
    expect(await page.content()).not.toContain("<img src=x");
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0
    );
    expect(await settled()).toEqual([]);
    await close();
  });
});

describe("Zusammenhänge", () => {
  it("links points and map, controls a third, warns; without error, foreign request or barrier", async () => {
    const address = `${site.url}${RELATIONS}?x=alo_quote&y=kinderarmut&ebene=quartier&zeitraum=2025`;
    const {page, settled, close} = await openPage(browser, address);
    await page.waitForSelector(".fitted-scatter circle[data-area]");
    expect(await page.textContent(".caution")).toContain("Gilt für Gebiete, nicht für Personen");
    const area = await page.locator(".fitted-scatter circle").first().getAttribute("data-area");
    await page.locator(`.fitted-scatter circle[data-area="${area}"]`).click();
    await expect.poll(() => page.url()).toContain(`gebiet=${area}`);
    await page.waitForSelector(".area-mark-selected[d^=M]", {state: "attached"});
    await page.selectOption("select[data-choice=control]", "auslaender_quote");
    await page.waitForSelector("[data-number=partial]");
    await page.check("[data-choice=intervals][value=yes]");
    await expect
      .poll(() => page.locator('.fitted-scatter g[aria-label="link"] path').count())
      .toBeGreaterThan(40);
    expect(await violations(page)).toEqual([]);
    expect(await settled()).toEqual([]);
    await close();
  });
});

describeWithData("Berlin", () => {
  let city: Served;
  beforeAll(async () => {
    city = await serve(berlin!);
  });
  afterAll(() => city.close());

  it("computes the patterns of 542 areas in slices, between which the page answers", async () => {
    const {page, settled, close} = await openPage(browser, city.url + PATTERNS);
    await page.waitForSelector("[data-measure=gini] svg");
    const turns = page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const legend = document.querySelector(".findings-map .class-legend")!;
          const before = legend.textContent;
          const count = (turns: number) =>
            document.querySelector(".findings-map .class-legend")?.textContent === before
              ? void setTimeout(count, 0, turns + 1)
              : resolve(turns);
          document.querySelector<HTMLElement>("[data-choice=rule][value=rook]")!.click();
          count(0);
        })
    );
    expect(await turns).toBeGreaterThan(5);
    expect(await settled()).toEqual([]);
    await close();
  });

  it("tells the robustness of MSS 2019 with the numbers of the command line, each from its statement", async () => {
    const {page, settled, close} = await openPage(browser, `${city.url}notebooks/robustheit-mss-2019.html`);
    await page.waitForSelector(".unsure-areas tbody tr", {timeout: 60_000});
    const prose = await page.locator("#observablehq-main").innerText();
    expect(prose).toContain("Von 436 eingestuften Planungsräumen behalten 274 ihren Status");
    expect(prose).toContain("und 232 ihre Dynamik. Beides zusammen bleibt in 154 Planungsräumen");
    expect(prose).toContain("Am meisten zählt: Art der Normierung");
    expect(prose).toContain("behalten 332 Planungsräume ihren Status, 345 ihre Dynamik und 270 beides");
    expect(await page.locator(".unsure-areas tbody tr").count()).toBe(436 - 154);
    const numbers = await page.$$eval(".bound-number", (all) =>
      (all as HTMLElement[]).map(({dataset}) => ({sql: dataset.sql!, value: dataset.value!}))
    );
    expect(numbers.length).toBeGreaterThan(20);
    for (const {sql, value} of numbers.filter((number) => number.value !== "")) {
      const [row] = await page.evaluate((text) => quartierslabor.query(text), sql);
      expect(String(Object.values(row as object)[0])).toBe(value);
    }
    expect(await violations(page)).toEqual([]);
    expect(await settled()).toEqual([]);
    await close();
  });
});
