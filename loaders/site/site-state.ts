import {mkdir, readFile, rename, writeFile} from "node:fs/promises";
import {readFileSync} from "node:fs";
import {dirname, join} from "node:path";
import type {DisclosureProtocol} from "../../src/model/disclosure-protocol.js";
import type {Inventory} from "../../src/model/inventory.js";

/** What the processes that make one site share: written by build and start, read by Framework and by the stubs. */
export interface SiteState {
  /** Absolute folder of the municipality. */
  readonly municipality: string;
  /** Absolute folder of its prepared tables. */
  readonly tables: string;
}

function stateFile(root: string): string {
  return join(root, ".observablehq/site.json");
}

/** Replaces the state of a staged site in one step. */
export function writeSiteState(root: string, state: SiteState): Promise<void> {
  return replaceJson(stateFile(root), state);
}

export async function readSiteState(root: string): Promise<SiteState> {
  return JSON.parse(await readFile(stateFile(root), "utf8")) as SiteState;
}

export function readSiteStateSync(root: string): SiteState {
  return JSON.parse(readFileSync(stateFile(root), "utf8")) as SiteState;
}

/** What the page "Datenbestand" shows; only a site staged for the office has it. */
export function inventoryFile(root: string): string {
  return join(root, ".observablehq/inventory.json");
}

/** What the page "Geheimhaltung" shows, likewise. */
export function protocolFile(root: string): string {
  return join(root, ".observablehq/protocol.json");
}

export function writeInventory(root: string, inventory: Inventory): Promise<void> {
  return replaceJson(inventoryFile(root), inventory);
}

export function writeProtocol(root: string, protocol: DisclosureProtocol): Promise<void> {
  return replaceJson(protocolFile(root), protocol);
}

async function replaceJson(file: string, content: object): Promise<void> {
  await mkdir(dirname(file), {recursive: true});
  await writeFile(`${file}.tmp`, JSON.stringify(content));
  await rename(`${file}.tmp`, file);
}

/** The staged site this process works for. @throws when Framework was not started by our own command line. */
export function currentSite(): string {
  const root = process.env.QUARTIERSLABOR_SITE;
  if (root) return root;
  throw new Error(
    "site: no site is staged; start with ./bin/quartierslabor start or ./bin/quartierslabor build"
  );
}
