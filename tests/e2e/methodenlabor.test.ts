import {execFile} from "node:child_process";
import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {promisify} from "node:util";
import axe from "axe-core";
import Papa from "papaparse";
import type {Browser, Locator, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest";
import type {FirstView} from "../../src/db/site.js";
import type {EditionCertainty} from "../../src/model/edition-certainty.js";
import {temporaryFolder} from "../copy-municipality.js";
import {launchBrowser, openPage, PHONE, WIDE} from "./browser.js";
import {serve, type Served} from "./serve.js";

const PAGE = "methodenlabor/index.html";
const dir = inject("sites").musterstadt;
let browser: Browser;
let site: Served;
/** How many areas the shipped edition classifies. */
let classified: number;

beforeAll(async () => {
  const view = JSON.parse(await readFile(join(dir, "data/views/status-dynamics.json"), "utf8")) as FirstView;
  classified = view.areas.filter(({excluded}) => excluded === null).length;
  browser = await launchBrowser();
  site = await serve(dir);
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

/** Opens the laboratory and waits for its first classes. */
async function openLab(search = "", viewport: {width: number; height: number} = WIDE) {
  const opened = await openPage(browser, site.url + PAGE + search, {viewport});
  await opened.page.waitForSelector(".lab-map svg", {timeout: 60_000});
  return opened;
}

const sentence = (page: Page) => page.locator(".lab-sentence").textContent();
const shares = (page: Page) =>
  page
    .locator(".weight-exact input")
    .evaluateAll((inputs) =>
      inputs.map((input) => Number((input as HTMLInputElement).value.replace(",", ".")))
    );
const sum = (values: readonly number[]) => values.reduce((total, x) => total + x, 0);
const rows = (page: Page, sql: string) => page.evaluate((text) => quartierslabor.query(text), sql);
const field = (page: Page, label: string) => page.getByLabel(label, {exact: true});

/** Waits until all that the page shows comes of the choices in its address. */
async function settledClasses(page: Page) {
  await page.waitForFunction(
    () => document.querySelector<HTMLElement>(".lab-agreement")?.dataset.link === location.search,
    undefined,
    {timeout: 30_000}
  );
}

/** The box of an element that no longer moves: a focus has the page scroll, smoothly. */
async function standing(locator: Locator) {
  const seen = {box: ""};
  await expect
    .poll(
      async () => {
        const before = seen.box;
        seen.box = JSON.stringify(await locator.boundingBox());
        return seen.box === before;
      },
      {interval: 150}
    )
    .toBe(true);
  return (await locator.boundingBox())!;
}

describe("the methods laboratory", () => {
  it.each([WIDE, {width: 768, height: 1024}, PHONE])(
    "has no error at $width px and fits",
    async (viewport) => {
      const {page, settled, close} = await openLab("", viewport);
      expect(await settled()).toEqual([]);
      expect(await sentence(page)).toBe(`Alle ${classified} Gebiete behalten ihre Klasse.`);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
      await close();
    }
  );

  it("keeps weights at 100 % while a slider is moved by keyboard, and says what changed", async () => {
    const {page, settled, close} = await openLab();
    const slider = page.locator(".weight-sliders input[type=range]").first();
    const writes = await slider.evaluate((element: HTMLInputElement) => {
      const replace = history.replaceState.bind(history);
      const counted = {writes: 0};
      history.replaceState = (...change) => (counted.writes++, replace(...change));
      for (let value = 40; value < 80; value++) {
        element.value = String(value);
        element.dispatchEvent(new Event("input", {bubbles: true}));
      }
      return counted.writes;
    });
    expect(writes, "a pulled slider does not write the address at every step").toBe(0);
    await slider.focus();
    await page.keyboard.press("End");
    await page.keyboard.press("PageDown");
    await settledClasses(page);
    expect(sum(await shares(page))).toBeCloseTo(100, 0);
    expect((await shares(page))[0]).toBe(90);
    expect(await page.locator(".lab-changes").textContent()).toContain(
      "Gewichte Anteil der Arbeitslosen 90,0 %"
    );
    await expect.poll(() => sentence(page)).toContain(` von ${classified} Gebieten haben eine andere Klasse`);
    const changed = Number(/^\d+/.exec((await sentence(page))!)![0]);
    await expect.poll(() => page.locator(".lab-changed tbody tr[data-area]").count()).toBe(changed);
    await expect.poll(() => page.locator(".agreement-table").first().textContent()).toContain("sehr niedrig");
    expect(await page.locator(".kappa").first().textContent()).toMatch(/Cohens Kappa: 0,\d\d/);
    expect(await settled()).toEqual([]);
    await close();
  });

  it("leaves locked weights, takes exact numbers, and undoes and resets", async () => {
    const {page, close} = await openLab();
    await page.locator(".weight-lock input").nth(1).check();
    const exact = page.locator(".weight-exact input").first();
    await exact.fill("50,5");
    await exact.press("Enter");
    await expect.poll(() => shares(page)).toEqual([50.5, 33.3, 16.2]);
    await page.getByRole("button", {name: "Rückgängig"}).click();
    await expect.poll(() => shares(page)).toEqual([33.3, 33.3, 33.3]);
    await page.getByLabel("Normierung", {exact: true}).selectOption("min-max");
    await page.getByRole("button", {name: "Zurück zur Ausgangsmethode"}).click();
    await expect.poll(() => page.locator(".lab-changes").textContent()).toContain("ohne Änderung");
    await expect.poll(() => sentence(page)).toBe(`Alle ${classified} Gebiete behalten ihre Klasse.`);
    await close();
  });

  it("moves a limit by keyboard and by pointer, and refuses limits out of order in German", async () => {
    const {page, settled, close} = await openLab();
    const handle = page.locator(".cut-handle").nth(1);
    await handle.focus();
    for (let i = 0; i < 5; i++) await page.keyboard.press("Shift+ArrowLeft");
    await expect.poll(() => page.locator(".cut-handle").nth(1).getAttribute("aria-valuenow")).toBe("0.5");
    expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset.place)).toBe("1");
    const grip = await standing(page.locator(".cut-grip").first());
    await page.mouse.move(grip.x + 7, grip.y + 20);
    await page.mouse.down();
    await page.mouse.move(grip.x + 22, grip.y + 20, {steps: 4});
    await page.mouse.up();
    await expect
      .poll(async () => Number(await page.locator(".cut-handle").first().getAttribute("aria-valuenow")))
      .toBeGreaterThan(-0.95);
    const exact = page.locator(".cut-fields input").first();
    await exact.fill("9");
    await exact.press("Enter");
    await expect
      .poll(() => page.locator(".lab-problem").textContent())
      .toContain("Die Klassengrenzen stehen nicht in aufsteigender Reihenfolge.");
    expect(await page.locator("main").innerText()).not.toContain("NaN");
    expect(await page.getByRole("button", {name: "Methodendatei (YAML)"}).isDisabled()).toBe(true);
    await page.getByRole("button", {name: "Rückgängig"}).click();
    await expect.poll(() => page.locator(".lab-problem").textContent()).toBe("");
    expect(await settled()).toEqual([]);
    await close();
  });

  it("says in German when there is no answer: no indicator, no area", async () => {
    const {page, settled, close} = await openLab();
    for (let i = 0; i < 3; i++) await page.locator(".weight-remove").first().click();
    await expect
      .poll(() => page.locator(".lab-problem").textContent())
      .toContain("Es ist kein Indikator gewählt.");
    await page.getByRole("button", {name: "Zurück zur Ausgangsmethode"}).click();
    const minimum = field(page, "Mindestzahl Einwohnerinnen und Einwohner");
    await minimum.fill("9999999");
    await minimum.press("Enter");
    await expect.poll(() => page.locator(".lab-problem").textContent()).toContain("Kein Gebiet bleibt übrig");
    expect(await page.locator("main").innerText()).not.toMatch(/NaN|undefined|Infinity/);
    expect(await settled()).toEqual([]);
    await close();
  });

  it("a link restores everything in a fresh browser, and its file gives the same classes on the command line", async () => {
    const {page, close} = await openLab("?v=1&zeitraum=2023");
    await page.getByLabel("Indikator hinzufügen").selectOption("gsia_quote");
    await page.locator(".weight-exact input").first().fill("40");
    await page.locator(".weight-exact input").first().press("Enter");
    await page.getByLabel("Normierung", {exact: true}).selectOption("percent-rank");
    await page.getByLabel("Regel", {exact: true}).selectOption("quantiles");
    await page.getByLabel("Zahl der Klassen").selectOption("5");
    await page.getByLabel("Gebiet auslassen").selectOption({index: 3});
    await settledClasses(page);
    expect(await page.locator(".lab-changes").textContent()).toMatch(
      /hinzugefügt .*Altersarmut.*5 statt 4 Klassen/
    );
    const drafted = await rows(page, 'SELECT * FROM "lab draft" ORDER BY area_id');
    const fresh = await openLab(new URL(page.url()).search);
    await settledClasses(fresh.page);
    expect(await rows(fresh.page, 'SELECT * FROM "lab draft" ORDER BY area_id')).toEqual(drafted);
    expect(await fresh.page.locator(".lab-changes").textContent()).toBe(
      await page.locator(".lab-changes").textContent()
    );
    expect(await fresh.settled()).toEqual([]);

    const folder = await temporaryFolder();
    const download = fresh.page.waitForEvent("download");
    await fresh.page.getByRole("button", {name: "Methodendatei (YAML)"}).click();
    const saved = await download;
    expect(saved.suggestedFilename()).toBe("musterstadt-2025-variante.yaml");
    const file = join(folder, saved.suggestedFilename());
    await saved.saveAs(file);
    expect(await readFile(file, "utf8")).toContain(
      "Gegenüber „Sozialer Status und Dynamik, Musterstadt“ ist geändert"
    );
    expect(await classifiedByCommand(fresh.page, folder, file)).toEqual(
      drafted.map(({area_id, status_class, dynamics_class, excluded}) => ({
        ...{area_id, status_class: status_class ?? "", dynamics_class: dynamics_class ?? ""},
        excluded: excluded === "suppressed" ? "missing" : (excluded ?? "")
      }))
    );
    await fresh.close();
    await close();
  });

  it("falls back with a note on a link that is no method", async () => {
    const hostile = encodeURIComponent('j{"status":{"indicators":["<img src=x onerror=alert(1)>"]}}');
    const {page, settled, close} = await openLab(`?v=1&aenderung=${hostile}`);
    expect(await page.locator(".link-notes").textContent()).toContain(
      "Die Änderungen des Links sind nicht zu lesen"
    );
    expect(await page.locator("main img").count()).toBe(0);
    expect(await sentence(page)).toBe(`Alle ${classified} Gebiete behalten ihre Klasse.`);
    expect(await settled()).toEqual([]);
    await close();
  });

  it("computes in the browser the same robustness as Node, for the same seed", async () => {
    const shipped = JSON.parse(
      await readFile(join(dir, "data/views/certainty.json"), "utf8")
    ) as EditionCertainty;
    const {page, settled, close} = await openLab();
    const before = await page.locator(".lab-certainty-result").textContent();
    await page.getByRole("button", {name: "Sicherheit der Klassen berechnen"}).click();
    await expect.poll(() => page.locator(".lab-certainty-status").textContent(), {timeout: 60_000}).toBe("");
    expect(await page.locator(".lab-certainty-result").textContent()).toBe(before);
    for (const index of ["status", "dynamics"] as const) {
      const found = await rows(
        page,
        `SELECT area_id, count(*) FILTER (v.class = s.${index}) / 1000 AS kept FROM "${index} variants" v
         JOIN stated s USING (area_id) WHERE variant <= 1000 GROUP BY area_id ORDER BY area_id`
      );
      expect(found).toEqual(shipped.areas.map((area) => ({area_id: area.area_id, kept: area[index]!.kept})));
    }
    expect(await settled()).toEqual([]);
    await close();
  });

  it.each([false, true])("passes axe after a change and with a mistake (dark: %s)", async (dark) => {
    const opened = await openPage(browser, site.url + PAGE, {dark});
    const {page, close} = opened;
    await page.waitForSelector(".lab-map svg");
    await page.getByLabel("Normierung", {exact: true}).selectOption("min-max");
    await page.getByLabel("Gebiet auslassen").selectOption({index: 2});
    await page.locator(".cut-fields input").first().fill("9");
    await page.locator(".cut-fields input").first().press("Enter");
    await page.waitForTimeout(500);
    await page.evaluate(axe.source);
    const found = await page.evaluate(async () => {
      const {violations} = await (globalThis as unknown as {axe: typeof axe}).axe.run(document);
      return violations.map(
        ({id, nodes}) => `${id}: ${nodes.map(({html}) => html.slice(0, 160)).join(" | ")}`
      );
    });
    expect(found).toEqual([]);
    await close();
  });
});

describe("how sure the classes are, on the page of status and dynamics", () => {
  const STATUS = "status-dynamik/index.html";
  const heads = (page: Page) => page.locator(".status-dynamics thead th").allTextContents();

  it("stands at the class, in the table and in the text from the first moment", async () => {
    const {page, settled, close} = await openPage(browser, `${site.url}${STATUS}?gebiet=010101`);
    await page.waitForSelector(".status-dynamics");
    expect(await heads(page)).toEqual(
      expect.arrayContaining(["in Varianten gleich", "Veränderung über Zufall"])
    );
    expect(await settled()).toEqual([]);
    const button = page.locator(".area-table tbody tr:has(.swatch:not([class*='swatch-'])) button").first();
    await button.click();
    const panel = page.locator(".area-panel");
    await expect
      .poll(() => panel.locator(".panel-mark").first().textContent())
      .toMatch(/^Einstufung in .*% der Varianten gleich\.$/);
    expect(await panel.textContent()).toContain("Beitrag zum Index: ");
    const similar = panel.locator(".panel-similar button").first();
    const name = await similar.textContent();
    await similar.click();
    await expect.poll(() => panel.locator("h3").textContent()).toBe(name);
    expect(await page.locator(".certainty").textContent()).toContain("Am meisten zählt: ");
    expect(await page.locator("main").innerText()).not.toMatch(/NaN|undefined/);
    await close();
  });

  it("is computed on demand for another period", async () => {
    const {page, settled, close} = await openPage(browser, `${site.url}${STATUS}?v=1&zeitraum=2021`);
    expect(await settled()).toEqual([]);
    expect(await heads(page)).not.toContain("in Varianten gleich");
    await page.getByRole("button", {name: "Sicherheit der Klassen berechnen"}).click();
    await expect.poll(() => heads(page), {timeout: 60_000}).toContain("in Varianten gleich");
    await expect.poll(() => page.locator(".certainty").textContent()).toContain("Am meisten zählt: ");
    expect(await settled()).toEqual([]);
    await close();
  });
});

const VALUES = `SELECT area_id, any_value(value) FILTER (indicator = 'einwohner') AS population,
  any_value(value) FILTER (indicator = 'alo_quote') AS alo_quote,
  any_value(value) FILTER (indicator = 'sgb2_quote') AS sgb2_quote,
  any_value(value) FILTER (indicator = 'kinderarmut') AS kinderarmut,
  any_value(value) FILTER (indicator = 'gsia_quote') AS gsia_quote
FROM observations WHERE level = 'quartier' AND period = `;

/** The classes of the command line for the values of the site's own tables. */
async function classifiedByCommand(page: Page, folder: string, method: string) {
  const table = async (name: string, period: string) => {
    const found = await rows(page, `${VALUES}'${period}' GROUP BY area_id ORDER BY area_id`);
    await writeFile(join(folder, name), Papa.unparse(found));
    return join(folder, name);
  };
  const [values, earlier] = [await table("werte.csv", "2023"), await table("frueher.csv", "2021")];
  const out = join(folder, "klassen.csv");
  const options = [
    "--method",
    method,
    "--period",
    "2023",
    "--values",
    values,
    "--earlier",
    earlier,
    "--out",
    out
  ];
  await promisify(execFile)(process.execPath, ["bin/quartierslabor", "classify", ...options]);
  const {data} = Papa.parse<Record<string, string>>(await readFile(out, "utf8"), {
    header: true,
    skipEmptyLines: true
  });
  return data.map(({area_id, status_class, dynamics_class, excluded}) => ({
    ...{area_id, status_class, dynamics_class, excluded}
  }));
}
