import {readdirSync} from "node:fs";
import axe from "axe-core";
import type {Browser} from "playwright-core";
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest";
import {launchBrowser, openPage, PHONE, WIDE} from "./browser.js";
import {serve, type Served} from "./serve.js";

const dir = inject("sites").musterstadt;
const pages = readdirSync(dir, {recursive: true, encoding: "utf8"}).filter((file) => file.endsWith(".html"));
const views = pages.flatMap((file) =>
  [WIDE, PHONE].flatMap((viewport) =>
    [false, true].map((dark) => ({file, viewport, dark, width: viewport.width}))
  )
);

/** WCAG 2.2 A and AA, as far as a program can check them. */
describe("accessibility by axe", () => {
  let browser: Browser;
  let site: Served;
  beforeAll(async () => {
    browser = await launchBrowser();
    site = await serve(dir);
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  it.each(views)("$file at $width px, dark: $dark", async ({file, viewport, dark}) => {
    const {page, settled, close} = await openPage(browser, site.url + file, {viewport, dark});
    expect(await settled()).toEqual([]);
    await page.evaluate(axe.source);
    const found = await page.evaluate(async () => {
      const {violations} = await (globalThis as unknown as {axe: typeof axe}).axe.run(document, {
        runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
      });
      return violations.map(
        ({id, help, nodes}) => `${id}: ${help}: ${nodes.map(({html}) => html.slice(0, 120)).join(" | ")}`
      );
    });
    expect(found).toEqual([]);
    await close();
  });
});
