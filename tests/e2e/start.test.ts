import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import type {Page} from "playwright-core";
import {expect, it} from "vitest";
import {startSite} from "../../loaders/site/start-site.js";
import {copyMunicipality, temporaryFolder} from "../copy-municipality.js";
import {launchBrowser, openPage} from "./browser.js";

const POPULATION = `SELECT CAST(value AS INTEGER) AS n FROM observations
  WHERE indicator = 'einwohner' AND level = 'stadt' AND period = '2025'`;

it("an open page follows the municipality's files and keeps the last good tables while they are wrong", async () => {
  const municipality = await copyMunicipality(join(await temporaryFolder(), "stadt"));
  const stop = new AbortController();
  const said: string[] = [];
  const {url, ended} = await startSite({
    municipality,
    host: "127.0.0.1",
    port: 0,
    open: false,
    signal: stop.signal,
    onProgress: (message) => said.push(message)
  });
  const browser = await launchBrowser();
  const {page, settled} = await openPage(browser, `${url}notebooks/idioms`);
  expect(await settled()).toEqual([]);
  const population = async () => (await page.evaluate((sql) => quartierslabor.query(sql), POPULATION))[0]?.n;
  const version = () => page.locator("#observablehq-footer code").textContent();
  const before = {population: Number(await population()), version: await version()};

  for (const file of ["datapackage.json", "dcat.jsonld"]) {
    const described = await page.request.get(`${url}data/${file}`);
    expect(described.status()).toBe(200);
    expect(JSON.stringify(await described.json())).toContain("observations.parquet");
  }

  const extract = join(municipality, "extracts/einwohner.csv");
  const original = await readFile(extract, "latin1");
  await nextLoad(page, () => writeFile(extract, withThousandMore(original), "latin1"));
  expect(await population()).toBe(before.population + 1000);
  expect(await version()).not.toBe(before.version);

  await writeFile(extract, original.replace("Einwohner insgesamt", "Leute"), "latin1");
  await expect
    .poll(() => said.at(-1), {timeout: 20_000})
    .toContain("The site stays on the last good tables.");
  expect(said.at(-1)).toMatch(/expected .*einwohner\.csv/);
  expect(await population()).toBe(before.population + 1000);

  await nextLoad(page, () => writeFile(extract, original, "latin1"));
  expect(await population()).toBe(before.population);
  expect(await version()).toBe(before.version);

  await browser.close();
  stop.abort();
  await ended;
});

async function nextLoad(page: Page, change: () => Promise<void>): Promise<void> {
  const loaded = page.waitForEvent("load", {timeout: 60_000});
  await change();
  await loaded;
  await page.waitForFunction(() => "quartierslabor" in globalThis);
}

/** Adds 1000 people to one Quartier in the last year. */
function withThousandMore(csv: string): string {
  return csv.replace(
    /^(31\.12\.2025;\d{6};[^;]*;)(\d+)/m,
    (_, start: string, count: string) => start + (Number(count) + 1000)
  );
}
