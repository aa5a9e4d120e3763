import {access, readFile, rm} from "node:fs/promises";
import {join} from "node:path";
import {getDocument} from "pdfjs-dist/legacy/build/pdf.mjs";
import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest";
import type {DisclosureReport} from "../../loaders/disclosure/disclosure-report.js";
import {writeProtocol} from "../../loaders/report/write-protocol.js";
import {buildSite} from "../../loaders/site/build-site.js";
import {projectRoot, workDir} from "../../loaders/site/project.js";
import {prepareTables} from "../../loaders/tables/prepare-tables.js";
import {formatNumber} from "../../src/model/format.js";
import {runCli} from "../loaders/cli/run-cli.js";
import {launchBrowser, openPage, PHONE, WIDE} from "./browser.js";
import {serve, type Served} from "./serve.js";

const PAGE = "intern/geheimhaltung.html";
const musterstadt = join(projectRoot(), "data/musterstadt");
const out = join(workDir(), "e2e", "geheimhaltung");

let browser: Browser;
let site: Served;
let report: DisclosureReport;

beforeAll(async () => {
  await buildSite({municipality: musterstadt, out, scope: "internal"});
  report = (await prepareTables(musterstadt, {scope: "public", workDir: workDir()})).disclosure;
  browser = await launchBrowser();
  site = await serve(out, "amt/monitoring");
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
  await rm(out, {recursive: true, force: true});
});

/** The cells of a table by its label, line by line, and its headings. */
async function table(page: Page, label: string): Promise<readonly (readonly string[])[]> {
  const lines = page.getByRole("region", {name: label}).locator("tr");
  return lines.evaluateAll((all) =>
    all.map((line) => [...line.querySelectorAll("th, td")].map((cell) => cell.textContent ?? ""))
  );
}

const withheldOf = (one: DisclosureReport) => one.indicators.reduce((sum, {withheld}) => sum + withheld, 0);
const tight = (text: string) => text.replace(/[\s\u00a0\u202f]+/g, "");

describe("the page Geheimhaltung", () => {
  it.each([WIDE, PHONE])("has no error at $width px and fits", async (viewport) => {
    const {page, settled, close} = await openPage(browser, site.url + PAGE, {viewport});
    expect(await settled()).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    await close();
  });

  it("says what the report says: totals, reasons by level, cost by indicator and level", async () => {
    const {page, settled, close} = await openPage(browser, site.url + PAGE);
    await settled();
    const facts = await page.locator(".facts dd").allTextContents();
    expect(facts[0]).toBe(formatNumber(withheldOf(report)));
    expect(facts.slice(2)).toEqual([formatNumber(report.audit!.attacked), "0"]);
    const [head, ...reasons] = await table(page, "Gründe");
    expect(head![1]).toBe("zusammen");
    const cells = (reason: string) => report.cells.filter((one) => one.reason === reason).length;
    expect(reasons.map((line) => line[1])).toEqual(
      ["small", "complement", "dominance", "minimum", "delivered", "secondary"]
        .map(cells)
        .filter((count) => count > 0)
        .map((count) => formatNumber(count))
    );
    const [, ...costs] = await table(page, "Kosten");
    const lost = report.indicators.filter(({withheld}) => withheld > 0);
    expect(costs.map((line) => line.slice(2, 5))).toEqual(
      lost.map((one) => [one.values, one.withheld, one.withheld_before].map((count) => formatNumber(count)))
    );
    await close();
  });

  it("is not in a public site, nor is its data", async () => {
    for (const file of [PAGE, "intern/geheimhaltung.json"])
      await expect(access(join(inject("sites").musterstadt, file)), file).rejects.toThrow("ENOENT");
  });
});

describe("quartierslabor protocol", () => {
  it("prints the page as a tagged PDF with page numbers", async () => {
    const file = join(out, "protokoll.pdf");
    await writeProtocol({site: out, out: file});
    const pdf = await readFile(file);
    for (const mark of [/\/StructTreeRoot/, /\/Marked true/, /\/Lang \(de\)/])
      expect(pdf.toString("latin1")).toMatch(mark);
    const document = await getDocument({data: Uint8Array.from(pdf), verbosity: 0}).promise;
    const pages: string[] = [];
    for (let number = 1; number <= document.numPages; number++) {
      const {items} = await (await document.getPage(number)).getTextContent();
      pages.push(items.map((item) => ("str" in item ? item.str : "")).join(" "));
    }
    await document.destroy();
    pages.forEach((text, i) => {
      expect(text).toMatch(new RegExp(`(^| )${i + 1}( |$)`));
      expect(text).toContain("vertraulich");
    });
    const text = tight(pages.join(" "));
    for (const words of ["Ergebnis der Prüfung", "Regeln", "Warum gesperrt ist", "Was es kostet"])
      expect(text).toContain(tight(words));
    expect(text).toContain(`${formatNumber(report.audit!.attacked)}Zahlenangegriffen,keinegefunden.`);
    expect(text).toContain(formatNumber(withheldOf(report)));
  });

  it("writes the report of the tables as JSON", async () => {
    const file = join(out, "protokoll.json");
    const {code, stdout} = await runCli(["protocol", "musterstadt", "--out", file]);
    expect(stdout).toContain("The protocol is in ");
    expect(code).toBe(0);
    expect(JSON.parse(await readFile(file, "utf8"))).toEqual(report);
  });
});
