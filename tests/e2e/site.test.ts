import {readdirSync} from "node:fs";
import type {Browser} from "playwright-core";
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest";
import {launchBrowser, openPage, PHONE, WIDE} from "./browser.js";
import {serve, type Served} from "./serve.js";

const sites = Object.entries(inject("sites")).flatMap(([name, dir]) => (dir === null ? [] : [{name, dir}]));

describe.each(sites)("built site $name", ({name, dir}) => {
  const pages = readdirSync(dir, {recursive: true, encoding: "utf8"}).filter((file) =>
    file.endsWith(".html")
  );
  let browser: Browser;
  let site: Served;
  beforeAll(async () => {
    browser = await launchBrowser();
    site = await serve(dir, "amt/monitoring");
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  it.each(pages.flatMap((file) => [WIDE, PHONE].map(({width, height}) => ({file, width, height}))))(
    "$file at $width px has no error and asks nobody else",
    async ({file, ...viewport}) => {
      const {page, settled, close} = await openPage(browser, site.url + file, {viewport});
      expect(await settled()).toEqual([]);
      expect(await page.locator("html").getAttribute("lang")).toBe("de");
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
      await close();
    }
  );

  it.each(pages)("%s says what it shows", async (file) => {
    const {page, close} = await openPage(browser, site.url + file);
    const notes = page.locator(".fictional-note");
    expect(await notes.count()).toBe(name === "berlin" ? 0 : 1);
    const build = (await (await page.request.get(`${site.url}data/build.json`)).json()) as {
      data_version: string;
    };
    expect(await page.locator("#observablehq-footer").textContent()).toContain(build.data_version);
    await close();
  });

  it.each(["gibt-es-nicht", "a/b/c", "atlas/2019/", "notebooks/alt.html?v=1#x"])(
    "says at %s, in the site's own look, that there is no such page, and leads on",
    async (address) => {
      const {page, close} = await openPage(browser, site.url + address);
      expect(await page.locator("h1").innerText()).toBe("Diese Seite gibt es nicht");
      expect(await page.evaluate(() => getComputedStyle(document.body).fontFamily)).toContain(
        "Source Sans 3"
      );
      const links = page.locator("main a, .site-header a, .site-footer a:not([rel])");
      const targets = await links.evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).href));
      expect(targets.length).toBeGreaterThan(5);
      for (const target of new Set(targets)) {
        expect(target.startsWith(site.url)).toBe(true);
        expect((await page.request.get(target)).status(), target).toBe(200);
      }
      await page.locator("main").getByRole("link", {name: "Startseite"}).click();
      await page.waitForURL(site.url);
      await close();
    }
  );

  it("says on every page without JavaScript, in German, what is missing and where the data is", async () => {
    const context = await browser.newContext({javaScriptEnabled: false});
    const page = await context.newPage();
    for (const file of pages) {
      await page.goto(site.url + file);
      const note = page.locator("noscript .fictional-note");
      expect(await note.isVisible(), file).toBe(true);
      expect(await note.innerText()).toContain("brauchen dafür JavaScript");
      const address = await note.locator("a").evaluate((link) => (link as HTMLAnchorElement).href);
      expect(address).toBe(`${site.url}data/datapackage.json`);
    }
    expect((await page.request.get(`${site.url}data/datapackage.json`)).status()).toBe(200);
    await context.close();
  });

  it("can be read where it stands without JavaScript too", async () => {
    const context = await browser.newContext({javaScriptEnabled: false});
    const page = await context.newPage();
    await page.goto(`${site.url}a/b/c`);
    expect(await page.locator("h1").innerText()).toBe("Diese Seite gibt es nicht");
    expect((await page.locator("main").boundingBox())!.width).toBeLessThan(900);
    await context.close();
  });

  it("keeps the reader's theme from page to page", async () => {
    const {page, close} = await openPage(browser, site.url);
    const dark = () => page.evaluate(() => document.documentElement.dataset.theme);
    await page.getByRole("button", {name: "Helle oder dunkle Darstellung"}).click();
    expect(await dark()).toBe("dark");
    await page.reload();
    expect(await dark()).toBe("dark");
    await close();
  });
});
