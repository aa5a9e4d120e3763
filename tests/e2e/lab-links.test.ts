import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest";
import {fingerprint} from "../../src/model/link-fingerprint.js";
import {launchBrowser, openPage} from "./browser.js";
import {serve, type Served} from "./serve.js";

const {musterstadt} = inject("sites");
const PAGE = "methodenlabor/";
const WAIT = {timeout: 30_000};

async function copiedLink(page: Page): Promise<string> {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", {name: "Link kopieren", exact: true}).click();
  await page.locator(".copy-done", {hasText: "Link kopiert"}).waitFor();
  return page.evaluate(() => navigator.clipboard.readText());
}

/** The classes on the page, as a link remembers them. */
async function shown(page: Page): Promise<Map<string, string>> {
  const rows = await page.evaluate(() =>
    quartierslabor.query(
      `SELECT area_id, coalesce(combined_class, excluded, 'missing') AS shown FROM "lab draft" ORDER BY area_id`
    )
  );
  return new Map(rows.map((row) => [String(row.area_id), String(row.shown)]));
}

describe("links of the methods laboratory", () => {
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

  it("carry data version, method version and what the classes were, and say nothing on the same data", async () => {
    const {page, settled, close} = await openPage(browser, site.url + PAGE);
    await page.locator(".lab-map svg").first().waitFor();
    await page.getByLabel("Normierung", {exact: true}).selectOption("percent-rank");
    await expect.poll(() => page.locator(".lab-sentence").textContent(), WAIT).toMatch(/andere Klasse/);
    const link = new URL(await copiedLink(page));
    expect(link.searchParams.get("stand")).toMatch(/^[0-9a-f]{12}$/);
    expect(link.searchParams.get("fassung")).toBe("1");
    expect(link.searchParams.get("abdruck")).toMatch(/^e/);
    expect(link.searchParams.get("aenderung")).not.toBe(null);
    await page.goto(link.href);
    await expect.poll(() => page.locator(".lab-sentence").textContent(), WAIT).toMatch(/andere Klasse/);
    await page.locator(".lab-agreement table").first().waitFor();
    expect(await page.locator(".link-report").count()).toBe(0);
    expect(await settled()).toEqual([]);
    await close();
  });

  it("made on other data and another version of the method name exactly the areas that have another class", async () => {
    const {page, settled, close} = await openPage(browser, site.url + PAGE);
    await page.locator(".lab-map svg").first().waitFor();
    const link = new URL(await copiedLink(page));
    const before = await shown(page);
    const classes = [...before].filter(([, group]) => !/^[a-z]/.test(group));
    const [[first, one], [second, other]] = [
      classes[0]!,
      classes.find(([, group]) => group !== classes[0]![1])!
    ];
    before.set(first, other).set(second, one);
    link.searchParams.set("stand", "0123456789ab");
    link.searchParams.set("fassung", "0.9");
    link.searchParams.set("abdruck", fingerprint(before));
    await page.goto(link.href);
    const report = page.locator(".link-report");
    await report.waitFor();
    expect(await report.locator(".link-report-title").textContent()).toBe(
      "Seit dieser Link entstand, haben sich 2 Gebiete geändert."
    );
    const named = await report
      .locator("li button")
      .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.area));
    expect(named).toEqual([first, second].sort());
    const text = await report.textContent();
    expect(text).toContain("damals mit Version 0.9");
    expect(text).toContain("0123456789ab");
    await report.locator("li button").first().click();
    await page.locator(".lab-map .area-mark-selected[d*=M]").waitFor({state: "attached"});

    await page.getByLabel("Normierung", {exact: true}).selectOption("percent-rank");
    await expect.poll(() => report.count(), WAIT).toBe(0);
    expect(await settled()).toEqual([]);
    await close();
  });
});
