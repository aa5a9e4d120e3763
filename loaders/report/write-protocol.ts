import {readFile} from "node:fs/promises";
import {join} from "node:path";
import type {BuildInfo} from "../../src/model/build-info.js";
import type {OnProgress} from "../progress.js";
import {printPdf} from "./print-pdf.js";
import {serveFolder} from "./serve-folder.js";
import {writeWhole} from "./write-whole.js";

export interface ProtocolOptions {
  /** Folder of a site that was built for the office. */
  readonly site: string;
  /** PDF to write. */
  readonly out: string;
  readonly onProgress?: OnProgress;
  readonly signal?: AbortSignal;
}

/** Writes the page "Geheimhaltung" of an internal site as a PDF. @throws as {@link printPdf} */
export async function writeProtocol({site, out, onProgress, signal}: ProtocolOptions): Promise<void> {
  const info = JSON.parse(await readFile(join(site, "data/build.json"), "utf8")) as BuildInfo;
  const served = await serveFolder(site);
  try {
    const pdf = await printPdf({
      source: {url: `${served.url}intern/geheimhaltung.html`},
      footer: footer(info),
      cover: false,
      ready: "main:has(h1):not(:has(observablehq-loading))",
      ...(onProgress && {onProgress}),
      ...(signal && {signal})
    });
    await writeWhole(out, pdf);
  } finally {
    await served.close();
  }
}

function footer({municipality, data_version}: BuildInfo): string {
  const fictional = municipality.fictional ? " · fiktive Daten" : "";
  return `${municipality.name} · Geheimhaltung · interner Datenstand ${data_version}${fictional} · vertraulich`;
}
