import {cp, mkdir, mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import Papa from "papaparse";
import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest";
import {buildSite} from "../../loaders/site/build-site.js";
import {projectRoot} from "../../loaders/site/project.js";
import type {BuildInfo} from "../../src/model/build-info.js";
import {withEnvelope} from "../../src/model/link-envelope.js";
import {latestEdition, writeStatusView} from "../../src/model/status-link.js";
import type {Method} from "../../src/model/method.js";
import {seededRandom} from "../../src/model/statistics/seeded-random.js";
import {hostileLink, randomStatusView} from "../model/random-link.js";
import {describeWithData, sharedData} from "../shared-data.js";
import {launchBrowser, openPage} from "./browser.js";
import {serve, type Served} from "./serve.js";

const {berlin, musterstadt} = inject("sites");
const PAGE = "status-dynamik/";
const VALUES = "berlin-lor-monitoring-social-urban-development-2013-00-2-1.csv";
/** Areas of three different classes whose values go round: the means stay as they are, so that no other class changes. */
const ROUND = ["01011101", "01011103", "01011305"] as const;

async function copiedLink(page: Page): Promise<string> {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.locator(".share-menu > summary").click();
  await page.getByRole("button", {name: "Link kopieren", exact: true}).click();
  await page.locator(".share-menu .copy-done", {hasText: "kopiert"}).first().waitFor();
  return page.evaluate(() => navigator.clipboard.readText());
}

async function classOf(page: Page, id: string): Promise<string> {
  await page.locator(`.area-map path[data-area="${id}"]`).waitFor({state: "attached"});
  return page
    .locator(`.area-map path[data-area="${id}"]`)
    .evaluate((path) => (path as SVGPathElement).style.fill);
}

/** Berlin's folder with the values of three areas of 2013 gone round. */
async function changedBerlin(folder: string): Promise<string> {
  await cp(join(projectRoot(), "data/berlin"), folder, {recursive: true});
  const {data, meta} = Papa.parse<Record<string, string>>(
    await readFile(sharedData(`berlin/mss/${VALUES}`), "utf8"),
    {header: true, skipEmptyLines: true}
  );
  const rows = ROUND.map((id) => data.find((row) => row.id === id)!);
  const changed = data.map((row) => {
    const at = rows.indexOf(row);
    return at < 0 ? row : {...rows[(at + 1) % 3], id: row.id, name: row.name};
  });
  await mkdir(join(folder, "mss"));
  await writeFile(join(folder, "mss", VALUES), Papa.unparse({fields: meta.fields!, data: changed}));
  const manifest = await readFile(join(folder, "kommune.yaml"), "utf8");
  await writeFile(join(folder, "kommune.yaml"), withLocalFile(manifest));
  return folder;
}

/** The extract `mss-2013` in two: the changed file from the folder, the others from the downloads as before. */
function withLocalFile(manifest: string): string {
  const start = manifest.indexOf("  - id: mss-2013");
  const end = manifest.indexOf("\n  - id: ", start + 1);
  const entry = manifest.slice(start, end).replace(/\n\s*#[^\n]*$/, "");
  const file = `{file: mss/${VALUES}, period: 2013, level: plr}`;
  const own = entry
    .replace("id: mss-2013", "id: mss-2013-neu")
    .replace("    from: download\n", "")
    .replace(/ {4}files:\n(?: {6}.*\n)+/, `    files:\n      - ${file}\n`);
  const rest = entry.replace(`      - ${file}\n`, "");
  return `${manifest.slice(0, start)}${rest}\n${own}${manifest.slice(end)}`;
}

describeWithData("a link made on MSS 2013", () => {
  let browser: Browser;
  let site: Served;
  let folder: string;
  let link: string;
  let before: BuildInfo;

  beforeAll(async () => {
    browser = await launchBrowser();
    folder = await mkdtemp(join(tmpdir(), "quartierslabor-links-"));
    const out = join(folder, "site");
    await cp(berlin!, out, {recursive: true});
    before = JSON.parse(await readFile(join(out, "data/build.json"), "utf8")) as BuildInfo;
    site = await serve(out);
    const {page, close} = await openPage(browser, `${site.url}${PAGE}?methode=mss-berlin-2013&zeitraum=2013`);
    await page.locator(".status-dynamics").waitFor();
    link = await copiedLink(page);
    await close();
    const municipality = await changedBerlin(join(folder, "berlin"));
    await buildSite({municipality, out, scope: "public", keep: 2});
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
    await rm(folder, {recursive: true, force: true});
  });

  it("names exactly the three areas that are shown otherwise on the changed data, and nothing else", async () => {
    const {page, settled, close} = await openPage(browser, link);
    const report = page.locator(".link-report");
    await report.waitFor();
    expect(await report.locator(".link-report-title").textContent()).toBe(
      "Seit dieser Link entstand, haben sich 3 Gebiete geändert."
    );
    const ids = await report
      .locator("li button")
      .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.area));
    expect(ids).toEqual([...ROUND].sort());
    for (const text of await report.locator("li span").allTextContents())
      expect(text).toMatch(/^damals Status .+, heute Status .+$/);
    expect(await report.textContent()).toContain(before.data_version);
    await report.locator("li button").first().click();
    await page.waitForFunction(() => location.search.includes("gebiet=01011101"));
    expect(page.url()).toContain("abdruck=");
    expect(await settled()).toEqual([]);
    await close();
  });

  it("shows the data of then where the site keeps them, in the page's database too, and leads back", async () => {
    const {page, settled, close} = await openPage(browser, link);
    const today = await Promise.all(ROUND.map((id) => classOf(page, id)));
    await page.getByRole("link", {name: "Stand von damals zeigen"}).click();
    const back = page.getByRole("link", {name: "Heutigen Stand zeigen"});
    await back.waitFor();
    expect(page.url()).toContain("damals=1");
    await page.waitForFunction(
      async () =>
        "quartierslabor" in globalThis &&
        (await quartierslabor.query("SELECT 1 FROM duckdb_tables() WHERE table_name = 'classification'"))
          .length === 1,
      undefined,
      {timeout: 60_000}
    );
    const rows = await page.evaluate(() =>
      quartierslabor.query(
        "SELECT area_id, value FROM observations WHERE indicator = 's1' AND level = 'plr' AND period = '2013'"
      )
    );
    const {data} = Papa.parse<Record<string, string>>(
      await readFile(sharedData(`berlin/mss/${VALUES}`), "utf8"),
      {header: true}
    );
    for (const id of ROUND)
      expect(rows.find((row) => row.area_id === id)?.value).toBe(
        Number(data.find((row) => row.id === id)!.s1_percentage_unemployed)
      );
    const then = await Promise.all(ROUND.map((id) => classOf(page, id)));
    expect(then.filter((fill, i) => fill === today[i])).toEqual([]);
    expect(await settled()).toEqual([]);
    await back.click();
    await page.locator(".link-report-title", {hasText: "3 Gebiete"}).waitFor();
    await close();
  });

  it("says nothing on the data it was made on", async () => {
    const original = await serve(berlin!);
    const {page, close} = await openPage(browser, link.replace(site.url, original.url));
    await page.locator(".status-dynamics").waitFor();
    expect(await page.locator(".link-report").count()).toBe(0);
    await close();
    await original.close();
  });
});

describe("links of the site", () => {
  let browser: Browser;
  let site: Served;
  beforeAll(async () => {
    browser = await launchBrowser();
    site = await serve(musterstadt, "stadt/monitoring");
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  it("damaged and hostile ones break no page, run nothing and stay on the site", async () => {
    const all = JSON.parse(
      await readFile(join(musterstadt, "data/methods.json"), "utf8")
    ) as readonly Method[];
    // The newest edition is shipped with the page: a database for each of so many pages would only cost time.
    const methods = all.map((method) => ({...method, editions: [latestEdition(method)]}));
    const random = seededRandom(42, 0);
    const {page, problems, close} = await openPage(browser, `${site.url}${PAGE}`);
    await page.route(/duckdb-eh/, () => {});
    for (let i = 0; i < 15; i++) {
      const whole = withEnvelope(writeStatusView(randomStatusView(random, methods)), {
        dataVersion: "0123456789ab",
        methodVersion: "1",
        fingerprint: "eAAAA"
      });
      await page.goto(site.url + PAGE + hostileLink(random, whole).replaceAll("#", ""), {
        waitUntil: "domcontentloaded"
      });
      await page.locator(".status-dynamics").waitFor();
      expect(new URL(page.url()).pathname).toBe("/stadt/monitoring/status-dynamik/");
      expect(await page.evaluate(() => "broken" in globalThis)).toBe(false);
      expect(await page.locator(".observablehq--error").allTextContents()).toEqual([]);
    }
    expect(problems).toEqual([]);
    await close();
  }, 900_000);

  it("a bookmark is set, listed, renamed, deleted and brought back, and goes through a file", async () => {
    const {page, settled, close} = await openPage(browser, `${site.url}${PAGE}?suche=Au`);
    await page.locator(".status-dynamics").waitFor();
    await page.locator(".share-menu > summary").click();
    await page.getByLabel("Titel").fill("=Für den <b>Ausschuss</b>");
    await page.getByLabel("Notiz").fill("Vorlage 12");
    await page.getByRole("button", {name: "Lesezeichen setzen"}).click();
    await page.getByRole("link", {name: "Alle Lesezeichen"}).click();
    const entry = page.getByRole("link", {name: "=Für den <b>Ausschuss</b>"});
    await entry.waitFor();
    await page.getByRole("button", {name: /^Ändern/}).click();
    await page.getByLabel("Titel").fill("Für den Ausschuss");
    await page.getByRole("button", {name: "Sichern", exact: true}).click();
    await page.getByRole("button", {name: /^Löschen/}).click();
    await page.getByText("Noch kein Lesezeichen").waitFor();
    await page.getByRole("button", {name: "Rückgängig"}).click();
    const waiting = page.waitForEvent("download");
    await page.getByRole("button", {name: "Als Datei sichern"}).click();
    const file = await (await waiting).path();
    await page.evaluate(() => localStorage.clear());
    await page.reload();
    await page.getByText("Noch kein Lesezeichen").waitFor();
    const pick = page.getByLabel("Aus Datei übernehmen");
    await pick.setInputFiles({name: "x.json", mimeType: "application/json", buffer: Buffer.from("<script>")});
    await page.getByText("lässt sich nicht lesen").waitFor();
    await pick.setInputFiles(file);
    await page.getByText("1 übernommen").waitFor();
    await page.getByRole("link", {name: "Für den Ausschuss"}).click();
    await page.locator(".status-dynamics").waitFor();
    expect(page.url()).toContain("suche=Au");
    expect(await settled()).toEqual([]);
    await close();
  });

  it.each([
    [`${PAGE}?einbetten=1`, ".status-dynamics", "2023–2025"],
    ["atlas/?indikator=alo_quote&ebene=quartier&zeitraum=2025&einbetten=1", ".atlas-figure", "2025"]
  ])(
    "an embedded page (%s) is the figure, its source and the way to the whole page",
    async (address, figure, period) => {
      const {page, settled, close} = await openPage(browser, site.url + address);
      await page.locator(figure).waitFor();
      await page.locator(".area-map").first().waitFor();
      await page.locator(".take-along").waitFor({state: "attached"});
      for (const hidden of [".site-header", ".share-menu", ".take-along", ".site-footer ul"])
        expect(await page.locator(hidden).first().isVisible(), hidden).toBe(false);
      expect(await page.locator(".site-footer").innerText()).not.toContain("Datenstand");
      expect(await page.locator(`${figure} figcaption`).first().innerText()).toMatch(/Quelle: .*Datenstand/s);
      expect(await page.locator("main").innerText()).toContain(period);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);

      await page.locator("main tbody tr[data-area] button").first().click();
      await page.waitForFunction(() => location.search.includes("gebiet="));
      const link = page.locator(".embed-line a");
      await link.focus();
      const whole = new URL((await link.getAttribute("href"))!, page.url());
      expect(whole.searchParams.has("einbetten")).toBe(false);
      expect(whole.searchParams.get("gebiet")).toBe(new URL(page.url()).searchParams.get("gebiet"));
      expect(await link.getAttribute("target")).toBe("_blank");
      expect(await settled()).toEqual([]);
      await close();
    }
  );
});
