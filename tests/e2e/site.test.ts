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
