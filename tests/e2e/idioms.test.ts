import type {Browser} from "playwright-core";
import {afterAll, beforeAll, expect, inject, it} from "vitest";
import {launchBrowser, openPage} from "./browser.js";
import {serve, type Served} from "./serve.js";

let browser: Browser;
let site: Served;
beforeAll(async () => {
  browser = await launchBrowser();
  site = await serve(inject("sites").notebooks);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

const openIdioms = () => openPage(browser, `${site.url}notebooks/idioms.html`);

it("a municipality's notebook uses every stock idiom without import or network", async () => {
  const {page, problems, settled, close} = await openIdioms();
  const text = (id: string) => page.locator(`#${id}`).textContent();

  expect(await settled()).toEqual([]);
  expect(await page.getByRole("navigation", {name: "Seiten"}).textContent()).toContain("Bausteine");
  expect(await text("sql")).toBe("Im Jahr 2025 sind es 6 Zeilen.");
  expect(await text("template")).toBe("Gebiete da");
  expect(await text("d3")).toBe("6 2.0");
  expect(await page.locator("#svg circle").count()).toBe(1);
  expect(await text("htl")).toBe("htl");
  expect(await text("topojson")).toBe("function");
  expect(await text("arrow")).toBe("2");
  expect(await text("html-fence")).toBe("Jahr 2025");
  expect(await text("files")).toBe("3 7 3 true");
  expect(await text("client")).toBe("3");
  expect(await page.locator("svg rect").count()).toBeGreaterThan(0);

  await page.getByLabel("2012").check();
  await page.waitForFunction(() => document.querySelector("#sql")?.textContent?.startsWith("Im Jahr 2012"));
  expect(await text("html-fence")).toBe("Jahr 2012");
  expect(problems).toEqual([]);
  await close();
});

it("the page's database answers with plain values, and says which query failed and why", async () => {
  const {page, settled, close} = await openIdioms();
  await settled();
  const query = (sql: string) => page.evaluate((text) => quartierslabor.query(text), sql);

  expect(
    await query(
      "SELECT count(*) AS n, sum(decimals) AS s, [1, NULL] AS list, {a: 'x'} AS struct FROM indicators"
    )
  ).toEqual([{n: expect.any(Number), s: expect.any(Number), list: [1, null], struct: {a: "x"}}]);
  expect(
    await query("SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = 'observations'")
  ).toEqual([
    {column_name: "indicator", data_type: "VARCHAR"},
    {column_name: "level", data_type: "VARCHAR"},
    {column_name: "period", data_type: "VARCHAR"},
    {column_name: "area_id", data_type: "VARCHAR"},
    {column_name: "value", data_type: "DOUBLE"},
    {column_name: "numerator", data_type: "DOUBLE"},
    {column_name: "denominator", data_type: "DOUBLE"},
    {column_name: "flag", data_type: "VARCHAR"}
  ]);
  const [{wrong} = {}] = await query(
    "SELECT count(*) AS wrong FROM observations WHERE (value IS NULL) != (flag IS NOT NULL)"
  );
  expect(wrong).toBe(0);
  const failure = page.evaluate(() => quartierslabor.query("SELECT nothing FROM areas").catch(String));
  expect(await failure).toMatch(/query "console" failed: Binder Error[\s\S]*SELECT nothing FROM areas/);
  await close();
});

it.each(["**/*.wasm", "**/worker*.js", "**/observations.parquet*"])(
  "says in German that the database cannot start when %s cannot be loaded",
  async (pattern) => {
    const context = await browser.newContext({locale: "de-DE"});
    const page = await context.newPage();
    await page.route(pattern, (route) => route.fulfill({status: 503}));
    await page.goto(`${site.url}notebooks/idioms.html`);
    const status = page.getByRole("status").filter({hasText: "Die Datenbank lässt sich"});
    await status.waitFor({timeout: 30_000});
    expect(await status.textContent()).toContain("Bitte die Seite neu laden");
    await context.close();
  }
);
