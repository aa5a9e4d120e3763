import {readFile} from "node:fs/promises";
import {parquetReadObjects} from "hyparquet";
import Papa from "papaparse";
import type {Browser, Page} from "playwright-core";
import {readSheet} from "read-excel-file/node";
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest";
import {launchBrowser, openPage} from "./browser.js";
import {serve, type Served} from "./serve.js";

const {musterstadt} = inject("sites");
const PAGE = "status-dynamik/?methode=musterstadt-2025&zeitraum=2025";

async function saved(page: Page, name: string): Promise<Buffer> {
  const waiting = page.waitForEvent("download");
  await page.locator(".take-along").getByRole("button", {name, exact: true}).click();
  return readFile(await (await waiting).path());
}

describe("what readers take along", () => {
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

  it("the atlas' map carries its indicator, the city's value and all classes, and nothing to press", async () => {
    const view = "atlas/?indikator=kinderarmut&ebene=quartier&zeitraum=2025";
    const {page, settled, close} = await openPage(browser, site.url + view);
    await page.locator(".take-along").waitFor();
    const legend = await page.locator(".atlas .legend-classes .name").allInnerTexts();
    expect(legend.length).toBeGreaterThan(4);
    const svg = (await saved(page, "SVG")).toString("utf8");
    const said = svg.replace(/<\/text>\s*<text[^>]*>/g, " ").replaceAll("\u202f", " ");
    for (const words of ["(Kinderarmut)", "Quartiere in Musterstadt, 2025", "% in Musterstadt", ...legend])
      expect(said).toContain(words.replaceAll("\u202f", " "));
    expect(said).not.toMatch(/>[+−]</);
    expect(await settled()).toEqual([]);
    await close();
  });

  it("the figure as SVG and PNG carries title, period, legend, source, licence and link, light even on a dark page", async () => {
    const {page, settled, close} = await openPage(browser, site.url + PAGE, {dark: true});
    await page.locator(".take-along").waitFor();
    const svg = (await saved(page, "SVG")).toString("utf8");
    const said = svg.replace(/<\/text>\s*<text[^>]*>/g, " ");
    for (const words of [
      "Sozialer Status und Dynamik der Quartiere",
      "2023–2025",
      "sehr niedrig",
      "k. A. (Geheimhaltung)",
      "Quelle: ",
      "Lizenz: CC0-1.0",
      "zeitraum=2025"
    ])
      expect(said).toContain(words);
    expect(svg).not.toMatch(
      /var\(|light-dark|class="|<script|onload|https?:\/\/(?!127\.0\.0\.1|www\.w3\.org)/
    );
    expect(svg.match(/<path/g)!.length).toBeGreaterThan(72);
    expect(svg).toContain("@font-face");
    expect(svg).toContain("rgb(9, 55, 116)");

    const png = await saved(page, "PNG");
    expect(png.subarray(1, 4).toString()).toBe("PNG");
    const [, width, height] = /<svg[^>]* width="(\d+)" height="([\d.]+)"/.exec(svg)!;
    expect(png.readUInt32BE(16)).toBe(2 * Number(width));
    expect(png.readUInt32BE(20)).toBe(2 * Math.floor(Number(height)));
    expect(png.length).toBeGreaterThan(60_000);
    expect(await settled()).toEqual([]);
    await close();
  });

  it("the table is the same as CSV, Excel, Parquet and GeoJSON; no text of it can become a formula", async () => {
    const {page, settled, close} = await openPage(browser, site.url + PAGE);
    await page.locator(".take-along").waitFor();
    const csv = Papa.parse<string[]>((await saved(page, "CSV")).toString("utf8").slice(1), {
      skipEmptyLines: true
    }).data;
    expect(csv).toHaveLength(73);
    for (const cell of csv.flat().filter((text) => Number.isNaN(Number(text))))
      expect(cell).not.toMatch(/^[=+\-@\t\r]/);
    const plain = csv.map((row) => row.map((cell) => cell.replace(/^'/, "")));

    const workbook = await saved(page, "Excel");
    const values = await readSheet(workbook, "Werte");
    expect(values.map((row) => row.map((cell) => String(cell ?? "")))).toEqual(plain);
    const about = (await readSheet(workbook, "Erläuterung")).flat().join("\n");
    for (const words of ["Kinderarmut", "suppressed", "CC0-1.0", "Datenstand", "zeitraum=2025"])
      expect(about).toContain(words);

    const parquet = await saved(page, "Parquet");
    const rows = await parquetReadObjects({
      file: parquet.buffer.slice(parquet.byteOffset, parquet.byteOffset + parquet.byteLength) as ArrayBuffer
    });
    expect(rows.map((row) => Object.values(row).map((cell) => String(cell ?? "")))).toEqual(plain.slice(1));

    const geojson = JSON.parse((await saved(page, "GeoJSON")).toString("utf8")) as {
      features: {geometry: {type: string; coordinates: unknown}; properties: Record<string, unknown>}[];
    };
    expect(geojson.features.map(({properties}) => properties)).toEqual(rows);
    for (const {geometry} of geojson.features) {
      expect(geometry.type).toMatch(/^(Multi)?Polygon$/);
      const [lon, lat] = (geometry.coordinates as number[][][][]).flat(2).flat() as [number, number];
      expect(lon > 5 && lon < 16 && lat > 47 && lat < 56).toBe(true);
    }
    expect(await settled()).toEqual([]);
    await close();
  });

  it("on paper a QR code with the address stands in place of the menu", async () => {
    const {page, close} = await openPage(browser, site.url + PAGE);
    await page.locator(".share-menu").waitFor();
    await page.emulateMedia({media: "print"});
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    expect(await page.locator(".share-menu").isVisible()).toBe(false);
    expect(await page.locator(".print-qr .qr-code").isVisible()).toBe(true);
    expect(await page.locator(".print-qr").textContent()).toContain("zeitraum=2025");
    await close();
  });

  it("a citation names publisher, period, method, data version and address, in BibTeX too", async () => {
    const {page, close} = await openPage(browser, site.url + PAGE);
    await page.locator(".share-menu > summary").click();
    const text = (await page.locator(".share-citation").textContent())!;
    expect(text).toMatch(
      /^Musterstadt: Sozialer Status und Dynamik der Quartiere, 2023–2025\. Methode musterstadt-2025, Version .+; Datenstand [0-9a-f]{12}; .+ http:.+ \(abgerufen am \d\d\.\d\d\.\d{4}\)\.$/
    );
    expect(await page.locator(".share-menu .qr-code").isVisible()).toBe(true);
    expect(await page.locator(".share-code").textContent()).toMatch(
      /^<iframe src="http:[^"<>]+einbetten=1" title="[^"<>]+"[^<>]*><\/iframe>$/
    );
    await close();
  });
});
