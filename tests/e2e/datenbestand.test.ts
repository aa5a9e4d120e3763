import {readdir, readFile, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest";
import {buildSite} from "../../loaders/site/build-site.js";
import {workDir} from "../../loaders/site/project.js";
import {copyMunicipality} from "../copy-municipality.js";
import {launchBrowser, openPage, PHONE, WIDE} from "./browser.js";
import {serve, type Served} from "./serve.js";

const ID = "bestandsstadt";
const PAGE = "intern/datenbestand.html";

let browser: Browser;
let site: Served;
const folder = join(workDir(), "e2e", ID);
const out = join(workDir(), "e2e", "datenbestand");

async function edit(file: string, change: (text: string) => string): Promise<void> {
  const path = join(folder, file);
  await writeFile(path, change(await readFile(path, "latin1")), "latin1");
}

beforeAll(async () => {
  for (const path of [folder, join(workDir(), "state", ID)]) await rm(path, {recursive: true, force: true});
  await copyMunicipality(folder);
  await edit("kommune.yaml", (text) => text.replace("id: musterstadt", `id: ${ID}`));
  await buildSite({municipality: folder, out, scope: "internal"});
  await edit("extracts/einwohner.csv", (text) =>
    text
      .replace(/^(31\.12\.2016;020101;[^;]*;)(\d+)/m, (_, start: string, n: string) => start + 2 * Number(n))
      .replace(/^(31\.12\.2016;)020102;/m, "$1029902;")
  );
  await buildSite({municipality: folder, out, scope: "internal"});
  browser = await launchBrowser();
  site = await serve(out, "amt/monitoring");
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
  await rm(join(workDir(), "state", ID), {recursive: true, force: true});
});

/** Text of the block that follows a heading. */
async function section(page: Page, heading: string): Promise<string> {
  return page.evaluate((wanted) => {
    const start = [...document.querySelectorAll("h2")].find((h2) => h2.textContent === wanted)!;
    const texts: string[] = [];
    for (let next = start.nextElementSibling; next && next.tagName !== "H2"; next = next.nextElementSibling)
      texts.push((next as HTMLElement).innerText);
    return texts.join("\n");
  }, heading);
}

describe("the page Datenbestand of an internal site", () => {
  it.each([WIDE, PHONE])("has no error at $width px and fits", async (viewport) => {
    const {page, settled, close} = await openPage(browser, site.url + PAGE, {viewport});
    expect(await settled()).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    await close();
  });

  it("is in the header, in the menu of internal pages", async () => {
    const {page, close} = await openPage(browser, site.url);
    expect(await page.locator(".site-header nav a").allTextContents()).toContain("Datenbestand");
    await page.locator(".site-header summary", {hasText: "Intern"}).click();
    await page.getByRole("navigation", {name: "Seiten"}).getByText("Datenbestand").click();
    await page.waitForURL(`**/${PAGE}`);
    await close();
  });

  it("says what has changed since the state before", async () => {
    const {page, settled, close} = await openPage(browser, site.url + PAGE);
    await settled();
    const text = await section(page, "Was sich geändert hat");
    expect(text).toMatch(/Verglichen mit dem Datenstand [0-9a-f]{12} vom \d\d\.\d\d\.\d{4}/);
    expect(text).toMatch(/Weniger Werte für Quartiere 2016: .+ \(\d+ statt \d+ Gebiete\)\./);
    expect(text).toMatch(/Einwohnerinnen und Einwohner\s+\S.* \(Quartier\)\s+2016\s+[\d.]+ \(berichtigt\)/);
    await close();
  });

  it("shows for each level which indicator has values when", async () => {
    const {page, settled, close} = await openPage(browser, site.url + PAGE);
    await settled();
    const table = page.locator(".availability table");
    expect(await table.locator("thead th").allTextContents()).toEqual([
      "Indikator",
      ...Array.from({length: 14}, (_, i) => String(2012 + i))
    ]);
    const cell = (year: number) =>
      table
        .locator("tr", {
          has: page.getByRole("rowheader", {name: "Einwohnerinnen und Einwohner", exact: true})
        })
        .locator("td")
        .nth(year - 2012);
    expect(await cell(2015).getAttribute("title")).toBe("2015: 72 von 72 Gebieten mit Wert");
    expect(await cell(2016).getAttribute("title")).toBe("2016: 71 von 72 Gebieten mit Wert, 1 ohne Wert");
    await page.getByRole("radio", {name: "Bezirke"}).check();
    await expect.poll(() => cell(2015).getAttribute("title")).toBe("2015: 6 von 6 Gebieten mit Wert");
    await close();
  });

  it("names gaps, and for each file the rows that were not used with reason and place", async () => {
    const {page, settled, close} = await openPage(browser, site.url + PAGE);
    await settled();
    expect(await section(page, "Lücken")).toMatch(/Quartiere\s+2016\s+1 Gebiet ohne Wert\s+Einwohnerinnen/);
    const files = await section(page, "Dateien");
    expect(files).toMatch(/extracts\/einwohner\.csv\s.*\s+Quartier\s+1\.022\s+1\.007\s+15/s);
    expect(files).toMatch(/14.× Summenzeile; Summen werden gerechnet, nicht verwendet: Zeilen 74, 147,/);
    expect(files).toMatch(/1.× unbekanntes Gebiet, nicht verwendet: Zeile \d+ \(Spalte 2\)/);
    expect(await section(page, "Quellen")).toContain("extracts/sgb2.xlsx");
    await close();
  });
});

it("a public site has neither the page nor its data nor a way to it", async () => {
  for (const dir of Object.values(inject("sites")).filter((each) => each !== null)) {
    const files = await readdir(dir, {recursive: true});
    expect(files.filter((file) => /datenbestand|inventory|intern\b/i.test(file))).toEqual([]);
    for (const file of files.filter((each) => /\.(html|js|json)$/.test(each)))
      expect(await readFile(join(dir, file), "utf8"), file).not.toMatch(
        /intern\/datenbestand|datenbestand\.js/
      );
  }
});
