import {readFile} from "node:fs/promises";
import {parquetReadObjects} from "hyparquet";
import Papa from "papaparse";
import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest";
import {describeWithData, sharedData} from "../shared-data.js";
import {launchBrowser, openPage, PHONE} from "./browser.js";
import {serve, type Served} from "./serve.js";

const {berlin, musterstadt} = inject("sites");
const PAGE = "status-dynamik/";

interface OfficialClass {
  readonly id: string;
  readonly status: string;
  readonly dynamics: string;
  readonly combined: string;
}

async function official(year: number): Promise<readonly OfficialClass[]> {
  const file = sharedData(`berlin/mss/berlin-lor-monitoring-social-urban-development-${year}-00-1.csv`);
  const {data} = Papa.parse<Record<string, string>>(await readFile(file, "utf8"), {
    header: true,
    skipEmptyLines: true
  });
  return data.map((row) => ({
    id: row.id!,
    status: String(Number(row.status_index)),
    dynamics: row.dynamik_index!,
    combined: row.status_dynamik_index!
  }));
}

async function isClassified(): Promise<boolean> {
  if (!("quartierslabor" in globalThis)) return false;
  const tables = await quartierslabor.query(
    "SELECT 1 FROM duckdb_tables() WHERE table_name = 'classification'"
  );
  return tables.length === 1;
}

/** Waits for the classification by the page's own database and returns its classes by area. */
async function databaseClasses(page: Page): Promise<Map<string, OfficialClass>> {
  await expect
    .poll(() => page.evaluate(isClassified), {timeout: 60_000, message: "the table classification"})
    .toBe(true);
  const rows = await page.evaluate(() =>
    quartierslabor.query(
      "SELECT area_id, status_class, dynamics_class, combined_class FROM classification WHERE excluded IS NULL"
    )
  );
  return new Map(
    rows.map((row) => [
      String(row.area_id),
      {
        id: String(row.area_id),
        status: String(row.status_class),
        dynamics: String(row.dynamics_class),
        combined: String(row.combined_class)
      }
    ])
  );
}

async function downloaded(page: Page, format: "CSV" | "Parquet"): Promise<Buffer> {
  const waiting = page.waitForEvent("download");
  await page.locator(".take-along").getByRole("button", {name: format, exact: true}).click();
  return readFile(await (await waiting).path());
}

async function downloadedCsv(page: Page): Promise<readonly Record<string, string>[]> {
  const text = (await downloaded(page, "CSV")).toString("utf8");
  return Papa.parse<Record<string, string>>(text.replace(/^\ufeff/, ""), {header: true, skipEmptyLines: true})
    .data;
}

describeWithData("the notebook on Berlin's official results", () => {
  let browser: Browser;
  let site: Served;
  beforeAll(async () => {
    browser = await launchBrowser();
    site = await serve(berlin!);
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  it.each([
    {year: 2019, method: "mss-berlin-2019", areas: 436},
    {year: 2013, method: "mss-berlin-2013", areas: 434}
  ])("$year: $areas of $areas areas in the page's database and in its CSV", async ({year, method, areas}) => {
    const expected = await official(year);
    expect(expected).toHaveLength(areas);
    const {page, settled, close} = await openPage(
      browser,
      `${site.url}${PAGE}?methode=${method}&zeitraum=${year}`
    );
    const classes = await databaseClasses(page);
    expect(classes.size).toBe(areas);
    expect(expected.map(({id}) => classes.get(id))).toEqual(expected);

    const csv = await downloadedCsv(page);
    const said = new Map(
      csv
        .filter(({excluded}) => excluded === "")
        .map((row) => [
          row.area_id,
          {
            id: row.area_id,
            status: row.status_class,
            dynamics: row.dynamics_class!.replace(/^'/, ""),
            combined: row.combined_class
          }
        ])
    );
    expect(csv).toHaveLength(await page.locator(".area-map path.area").count());
    expect(said.size).toBe(areas);
    expect(expected.map(({id}) => said.get(id))).toEqual(expected);
    expect(await settled()).toEqual([]);
    await close();
  });

  it("changes method and period in place, and the address with them", async () => {
    const {page, settled, close} = await openPage(browser, `${site.url}${PAGE}`);
    await databaseClasses(page);
    await page.getByLabel("Methode", {exact: true}).selectOption("mss-berlin-2013");
    await page.locator(".edition-periods label", {hasText: "2015"}).click();
    await page.waitForFunction(() => location.search.includes("zeitraum=2015"));
    expect(new URL(page.url()).search).toMatch(
      /^\?v=1&methode=mss-berlin-2013&zeitraum=2015&stand=[0-9a-f]{12}&fassung=[\w.]+$/
    );
    expect(await page.locator(".figure-head p").textContent()).toContain("2015");
    expect(await page.locator(".area-map path.area").count()).toBe(448);
    expect(await settled()).toEqual([]);
    await close();
  });
});

describe("the notebook on Musterstadt", () => {
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
  const open = (search = "", options = {}) => openPage(browser, `${site.url}${PAGE}${search}`, options);

  it("draws its first map before the database has started, and the database agrees with it", async () => {
    const {page, close} = await open();
    await page.locator(".area-map path.area").first().waitFor();
    const started = await page.evaluate(() => performance.getEntriesByType("resource").map(({name}) => name));
    expect(started.filter((name) => name.endsWith(".json")).length).toBeGreaterThan(0);
    const legend = () => page.locator(".class-matrix .matrix-cell").allTextContents();
    const shipped = await legend();
    const classes = await databaseClasses(page);
    expect(await legend()).toEqual(shipped);
    expect(shipped.reduce((sum, text) => sum + Number(text), 0)).toBe(classes.size);
    await close();
  });

  it("every number in the text is what its query gives", async () => {
    const {page, settled, close} = await open();
    await databaseClasses(page);
    expect(await settled()).toEqual([]);
    const numbers = await page
      .locator("button.bound-number")
      .evaluateAll((buttons) =>
        buttons.map((button) => ({...(button as HTMLElement).dataset}) as {sql: string; value: string})
      );
    expect(numbers.length).toBeGreaterThan(7);
    for (const {sql, value} of numbers) {
      const [row] = await page.evaluate((text) => quartierslabor.query(text), sql);
      expect(Object.values(row!)[0], sql).toBeCloseTo(Number(value), 9);
    }
    await close();
  });

  it("a link opened in a fresh browser shows the same view", async () => {
    const first = await open();
    await databaseClasses(first.page);
    await first.page.locator(".class-matrix .matrix-cell[data-cell='2+/-']").click();
    await first.page.getByRole("button", {name: "Status-Index"}).click();
    await first.page.getByRole("button", {name: "Status-Index"}).click();
    await first.page.getByRole("searchbox", {name: "Gebiet suchen"}).fill("au");
    await first.page.locator(".area-table tbody tr button").first().click();
    const view = async (page: Page) => ({
      rows: await page.locator(".area-table tbody tr").allTextContents(),
      chosen: await page
        .locator(".class-matrix [aria-pressed='true']")
        .evaluateAll((cells) => cells.map((cell) => cell.getAttribute("aria-label"))),
      panel: await page.locator(".area-panel h3, .area-panel h4").first().textContent()
    });
    const expected = await view(first.page);
    expect(expected.rows.length).toBeGreaterThan(1);
    const address = first.page.url();
    await first.close();

    const second = await openPage(browser, address);
    await databaseClasses(second.page);
    expect(await second.settled()).toEqual([]);
    expect(await view(second.page)).toEqual(expected);
    expect(await second.page.locator(".link-notes").count()).toBe(0);
    await second.close();
  });

  it("hands out exactly the rows that the table shows, in its order, as CSV and as Parquet", async () => {
    const {page, close} = await open("?klassen=4-,3-,4%2B/-&sortierung=!status_index");
    await databaseClasses(page);
    const shown = await page
      .locator(".area-table tbody tr")
      .evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset.area));
    expect(shown.length).toBeGreaterThan(2);
    const csv = await downloadedCsv(page);
    expect(csv.map(({area_id}) => area_id)).toEqual(shown);
    expect(new Set(csv.map(({combined_class}) => combined_class))).toEqual(new Set(["4-", "3-", "4+/-"]));
    const {buffer, byteOffset, byteLength} = await downloaded(page, "Parquet");
    const parquet = await parquetReadObjects({
      file: buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer
    });
    expect(parquet.map((row) => [row.area_id, String(row.status_index)])).toEqual(
      csv.map(({area_id, status_index}) => [area_id, status_index])
    );
    await close();
  });

  it("an unknown or hostile link shows the default view and a note, and runs nothing", async () => {
    const {page, settled, close} = await open(
      "?v=7&methode=%3Cscript%3Ealert(1)%3C/script%3E&zeitraum=1900&gebiet=%22onload=&klassen=9,__proto__&sortierung=constructor"
    );
    await databaseClasses(page);
    expect(await settled()).toEqual([]);
    expect(await page.locator(".link-notes li").count()).toBe(6);
    expect(await page.locator(".figure-head p").textContent()).toContain("2023–2025");
    expect(await page.locator("main").textContent()).not.toContain("alert(1)");
    await close();
  });

  it("suppressed and small areas are drawn with a pattern and named in the legend", async () => {
    const {page, close} = await open();
    await databaseClasses(page);
    const [counts] = await page.evaluate(() =>
      quartierslabor.query(
        "SELECT count(*) FILTER (excluded = 'suppressed') AS suppressed, count(*) FILTER (excluded = 'below_minimum') AS small FROM classification"
      )
    );
    expect(counts!.suppressed).toBeGreaterThan(0);
    expect(counts!.small).toBeGreaterThan(0);
    const entry = (key: string) => page.locator(`.matrix-entry[data-cell='${key}'] .count`).textContent();
    expect(await entry("suppressed")).toBe(String(counts!.suppressed));
    expect(await entry("below_minimum")).toBe(String(counts!.small));
    const patterned = await page
      .locator(".area-map path.area")
      .evaluateAll((paths) => paths.filter((path) => getComputedStyle(path).fill.startsWith("url(")).length);
    expect(patterned).toBe(Number(counts!.suppressed) + Number(counts!.small));
    await close();
  });

  it("works by keyboard and on a phone", async () => {
    const {page, settled, close} = await open("", {viewport: PHONE});
    await databaseClasses(page);
    await page.locator(".area-map [tabindex='0']").first().focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => location.search.includes("gebiet="));
    expect(await page.locator(".area-panel").textContent()).toContain("Status-Index");
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => !location.search.includes("gebiet="));
    expect(await settled()).toEqual([]);
    await close();
  });
});
