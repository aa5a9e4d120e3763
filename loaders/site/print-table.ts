import {createReadStream} from "node:fs";
import {join} from "node:path";
import {pipeline} from "node:stream/promises";
import {currentSite, inventoryFile, protocolFile, readSiteState} from "./site-state.js";

/** Prints a file of the prepared tables, as Framework expects of a data loader. */
export async function printTable(path: string): Promise<void> {
  const {tables} = await readSiteState(currentSite());
  await pipeline(createReadStream(join(tables, path)), process.stdout);
}

/** Prints what the page "Datenbestand" shows. */
export async function printInventory(): Promise<void> {
  await pipeline(createReadStream(inventoryFile(currentSite())), process.stdout);
}

/** Prints what the page "Geheimhaltung" shows. */
export async function printProtocol(): Promise<void> {
  await pipeline(createReadStream(protocolFile(currentSite())), process.stdout);
}

/** The value of a route parameter: Framework passes `--layer=…` to the loader of `[layer].json`. */
export function routeParameter(name: string): string {
  const prefix = `--${name}=`;
  const value = process.argv.find((argument) => argument.startsWith(prefix))?.slice(prefix.length);
  if (value && /^[\w-]+$/.test(value)) return value;
  throw new Error(`loader: route parameter missing; expected ${prefix}<letters, digits, ->, got ${value}`);
}
