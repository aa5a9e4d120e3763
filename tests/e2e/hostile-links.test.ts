import {mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {parquetReadObjects} from "hyparquet";
import {compressors} from "hyparquet-compressors";
import Papa from "papaparse";
import type {Browser} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {buildSite} from "../../loaders/site/build-site.js";
import {seededRandom} from "../../src/model/statistics/seeded-random.js";
import {copyMunicipality} from "../copy-municipality.js";
import {hostileLink, pick} from "../model/random-link.js";
import {launchBrowser, openPage} from "./browser.js";
import {driveLinks} from "./drive-links.js";
import {serve, type Served} from "./serve.js";

const STAMP = "stand=0123456789ab&fassung=1&abdruck=eAAAA";
const BATCH = 100;
/** Indicators of the atlas' links, whose withheld cells are looked for in its table. */
const SHOWN = new Set(["alo_quote", "kinderarmut", "einwohner"]);

/** Every page that reads its address, how many links it gets, and links to begin with. */
const PAGES = [
  {
    page: "atlas/",
    count: 600,
    links: [
      `?v=1&indikator=alo_quote&ebene=quartier&zeitraum=2025&gebiet=010101&klassen=quantile:5&${STAMP}`,
      "?v=1&indikator=kinderarmut&ebene=stadtteil&zeitraum=2020&ansicht=verteilung&suche=Au&sortierung=!value",
      "?v=1&indikator=einwohner&ebene=quartier&zeitraum=2025&ansicht=gruppe&gruppe=010101,010102&gruppenname=x",
      "?v=1&indikator=durchschnittsalter&ebene=quartier&zeitraum=2025&zweiter=durchschnittsalter&ansicht=zusammenhang",
      "?v=1&indikator=alo_quote&ebene=bezirk&zeitraum=2024&vergleich=gebiet:01&farben=zwei&zweiter=kinderarmut"
    ]
  },
  {
    page: "status-dynamik/",
    count: 450,
    links: [
      `?v=1&methode=musterstadt-2025&zeitraum=2025&gebiet=010101&klassen=22,32&${STAMP}`,
      "?v=1&methode=musterstadt-2025&zeitraum=2025&sortierung=!status_index&suche=Au"
    ]
  },
  {
    page: "steckbrief/",
    count: 150,
    links: ["?ebene=quartier&gebiet=010101,010102&zeitraum=2024&v=1", "?ebene=stadtteil&gebiet=0101&v=1"]
  },
  {
    page: "steckbrief/bericht.html",
    count: 8500,
    links: ["?ebene=quartier&gebiet=010101&zeitraum=2024", "?ebene=stadtteil&gebiet=0101,0102"]
  },
  {
    page: "zusammenhaenge/",
    count: 140,
    links: [
      "?v=1&x=durchschnittsalter&y=kinderarmut",
      `?v=1&x=alo_quote&y=kinderarmut&ebene=quartier&zeitraum=2025&gebiet=010101&${STAMP}`
    ]
  },
  {
    page: "methodenlabor/",
    count: 120,
    links: [
      `?v=1&methode=musterstadt-2025&zeitraum=2025&index=dynamics&${STAMP}`,
      `?v=1&methode=musterstadt-2025&zeitraum=2023&aenderung=${encodeURIComponent('j{"areas":{"level":"quartier"}}')}`
    ]
  },
  {
    page: "raeumliche-muster/",
    count: 40,
    links: ["?v=1&kennzahl=alo_quote&ebene=quartier&zeitraum=2025&gebiet=010101&nachbarn=rook"]
  }
] as const;

/** Indicators that the site's municipality keeps for itself; links ask for them too. */
const INTERNAL = ["durchschnittsalter"];

/** Musterstadt with internal indicators, built for the public; and their titles. */
async function buildWithInternal(folder: string): Promise<readonly string[]> {
  const municipality = await copyMunicipality(join(folder, "stadt"));
  const file = join(municipality, "indicators.csv");
  const {data, meta} = Papa.parse<Record<string, string>>(await readFile(file, "utf8"), {
    header: true,
    skipEmptyLines: true
  });
  const changed = data.map((row) => (INTERNAL.includes(row.key!) ? {...row, public: "nein"} : row));
  await writeFile(file, Papa.unparse({fields: meta.fields!, data: changed}));
  await buildSite({municipality, out: join(folder, "site"), scope: "public"});
  return data.filter(({key}) => INTERNAL.includes(key!)).map(({title}) => title!);
}

/** Areas whose value is withheld, by indicator, level and period. */
async function withheldAreas(site: string): Promise<Readonly<Record<string, readonly string[]>>> {
  const bytes = await readFile(join(site, "data/observations.parquet"));
  const rows = await parquetReadObjects({
    file: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer,
    compressors
  });
  const found: Record<string, string[]> = {};
  for (const {indicator, level, period, area_id, flag} of rows)
    if (flag === "suppressed" && SHOWN.has(String(indicator)))
      (found[[indicator, level, period].join(" ")] ??= []).push(String(area_id));
  return found;
}

describe("hostile links", () => {
  let browser: Browser;
  let site: Served;
  let folder: string;
  let internal: readonly string[];
  let withheld: Readonly<Record<string, readonly string[]>>;
  beforeAll(async () => {
    browser = await launchBrowser();
    folder = await mkdtemp(join(tmpdir(), "quartierslabor-hostile-"));
    internal = await buildWithInternal(folder);
    withheld = await withheldAreas(join(folder, "site"));
    expect([internal.length, Object.keys(withheld).length > 10]).toEqual([INTERNAL.length, true]);
    site = await serve(join(folder, "site"), "stadt/monitoring");
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
    await rm(folder, {recursive: true, force: true});
  });

  it("are 10,000", () => {
    expect(PAGES.reduce((sum, {count}) => sum + count, 0)).toBe(10_000);
  });

  it(
    "break no page, run nothing, leave nowhere and show nothing that is not public",
    {timeout: 400_000},
    async () => {
      const found = await Promise.all(
        PAGES.map(async ({page: address, count, links}, stream) => {
          const random = seededRandom(4, stream);
          const {page, problems, close} = await openPage(browser, site.url + address);
          const dialogs: string[] = [];
          page.on("dialog", (dialog) => {
            dialogs.push(dialog.message());
            void dialog.dismiss();
          });
          await page.waitForFunction(() => !document.querySelector("observablehq-loading"));
          const findings: string[] = [];
          for (let done = 0; done < count; done += BATCH) {
            const searches = Array.from({length: Math.min(BATCH, count - done)}, () =>
              hostileLink(random, pick(random, links)).replaceAll("#", "").replace(/^\??/, "?")
            );
            findings.push(
              ...(await page.evaluate(driveLinks, {
                root: site.url,
                page: address,
                searches,
                internal,
                withheld
              }))
            );
          }
          expect(new URL(page.url()).origin).toBe(new URL(site.url).origin);
          await close();
          return [...findings, ...problems, ...dialogs].map((text) => `${address}: ${text}`);
        })
      );
      expect(found.flat()).toEqual([]);
    }
  );
});
