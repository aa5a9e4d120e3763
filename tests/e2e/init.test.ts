import {mkdir, readdir, readFile, rm} from "node:fs/promises";
import {join} from "node:path";
import type {Browser} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {projectRoot, workDir} from "../../loaders/site/project.js";
import {buildSite} from "../../loaders/site/build-site.js";
import {startSite} from "../../loaders/site/start-site.js";
import {runCli} from "../loaders/cli/run-cli.js";
import {launchBrowser, openPage, PHONE, WIDE} from "./browser.js";
import {serve, type Served} from "./serve.js";

const root = join(workDir(), "e2e", "init");
const folder = join(root, "neustadt");
const data = join(projectRoot(), "data/musterstadt");

let browser: Browser;
let site: Served;

beforeAll(async () => {
  await rm(root, {recursive: true, force: true});
  await mkdir(root, {recursive: true});
  const files = [
    "--geometry",
    join(data, "geo/quartiere.shp"),
    "--table",
    join(data, "extracts/einwohner.csv")
  ];
  expect(await runCli(["init", folder, ...files])).toMatchObject({code: 0});
  await buildSite({municipality: folder, out: join(root, "dist"), scope: "public"});
  browser = await launchBrowser();
  site = await serve(join(root, "dist"));
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

describe("a municipality made by init", () => {
  it.each([
    {...WIDE, file: "index.html"},
    {...PHONE, file: "index.html"},
    {...WIDE, file: "daten.html"}
  ])("has no error on $file at $width px", async ({file, ...viewport}) => {
    const {page, settled, close} = await openPage(browser, site.url + file, {viewport});
    expect(await settled()).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    await close();
  });

  it("begins with a map of its first indicator, with name, period and legend", async () => {
    const {page, settled, close} = await openPage(browser, site.url);
    await settled();
    expect(await page.locator("h1").textContent()).toBe("Neustadt: die erste Karte");
    expect(await page.locator(".start-figure h2").textContent()).toBe("Einwohner insgesamt, 2025");
    const fills = await page
      .locator(".area-map path.area")
      .evaluateAll((paths) => paths.map((path) => getComputedStyle(path).fill));
    expect(fills).toHaveLength(72);
    expect(new Set(fills).size).toBe(5);
    const counts = await page.locator(".legend-classes .count").allTextContents();
    expect(counts).toHaveLength(5);
    expect(counts.reduce((sum, text) => sum + parseInt(text, 10), 0)).toBe(72);
    await close();
  });

  it("has no page that needs a method", async () => {
    const pages = (await readdir(join(root, "dist"))).filter((file) => file.endsWith(".html"));
    expect(pages.sort()).toEqual([
      ...["404.html", "barrierefreiheit.html", "daten.html", "index.html", "lesezeichen.html"]
    ]);
    expect(await readFile(join(root, "dist/index.html"), "utf8")).not.toContain("status-dynamik");
  });

  it("runs at once", async () => {
    const stop = new AbortController();
    const options = {municipality: folder, host: "127.0.0.1", port: 0, open: false};
    const {url, ended} = await startSite({...options, signal: stop.signal});
    const {page, settled, close} = await openPage(browser, url);
    expect(await settled()).toEqual([]);
    expect(await page.locator(".area-map path.area").count()).toBe(72);
    await close();
    stop.abort();
    await ended;
  });
});
