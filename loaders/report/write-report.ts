import {readFile, stat} from "node:fs/promises";
import {join} from "node:path";
import type {BuildInfo, Scope} from "../../src/model/build-info.js";
import type {OnProgress} from "../progress.js";
import {chooseAreas, type ReportRequest} from "./choose-areas.js";
import {printPdf} from "./print-pdf.js";
import {serveFolder} from "./serve-folder.js";
import {writeWhole} from "./write-whole.js";

export interface ReportOptions extends ReportRequest {
  /** Folder of a built site. */
  readonly site: string;
  /** Scope the site must have been built for. */
  readonly scope: Scope;
  /** PDF to write. */
  readonly out: string;
  readonly onProgress?: OnProgress;
  readonly signal?: AbortSignal;
}

/**
 * Writes profiles of a built site as one PDF. What was at `out` stays until the new file is complete.
 * @returns how many profiles it has
 * @throws for areas the site does not know, for a site of another scope, and as {@link printPdf}
 */
export async function writeReport(options: ReportOptions): Promise<number> {
  const {site, out, scope, onProgress, signal} = options;
  const info = await readInfo(site);
  if (info.scope !== scope)
    throw new Error(`report: site of another scope; expected ${scope}, got ${info.scope} (${site})`);
  const choice = await chooseAreas(site, options);
  const served = await serveFolder(site);
  try {
    const parameters = new URLSearchParams({ebene: choice.level});
    if (choice.areas !== null) parameters.set("gebiet", choice.areas.join(","));
    const pdf = await printPdf({
      source: {url: `${served.url}steckbrief/bericht.html?${parameters}`},
      footer: footer(info),
      cover: true,
      ready: '[data-report="ready"]',
      ...(onProgress && {onProgress}),
      ...(signal && {signal})
    });
    await writeWhole(out, pdf);
    return choice.count;
  } finally {
    await served.close();
  }
}

async function readInfo(site: string): Promise<BuildInfo> {
  const file = join(site, "data/build.json");
  const text = await readFile(file, "utf8").catch(() => {
    throw new Error(`report: no built site; expected a folder that quartierslabor build wrote, got ${site}`);
  });
  if (!(await stat(join(site, "steckbrief/bericht.html")).catch(() => null)))
    throw new Error(`report: site without profiles; expected one built by this version, got ${site}`);
  return JSON.parse(text) as BuildInfo;
}

function footer({municipality, scope, data_version}: BuildInfo): string {
  const internal = scope === "internal" ? " · nur für den internen Gebrauch" : "";
  const fictional = municipality.fictional ? " · fiktive Daten" : "";
  return `${municipality.name} · Steckbriefe · Datenstand ${data_version}${fictional}${internal}`;
}
