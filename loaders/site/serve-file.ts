import type {IncomingMessage, ServerResponse} from "node:http";
import {createReadStream} from "node:fs";
import {stat} from "node:fs/promises";
import {extname, join, normalize, sep} from "node:path";
import {pipeline} from "node:stream/promises";
import {describedData, DESCRIPTIONS} from "../describe/describe-data.js";
import {fontPath} from "./fonts.js";
import {inventoryFile, protocolFile, readSiteState} from "./site-state.js";

const TYPES: Readonly<Record<string, string>> = {
  ".json": "application/json",
  ".parquet": "application/vnd.apache.parquet",
  ".woff2": "font/woff2"
};

/** Earlier data versions; a preview has none. */
const NO_VERSIONS = /^(?:\/_file)?\/data\/versions\.json$/;

/**
 * Answers requests for tables and fonts while `start` runs, straight from the prepared tables as they are now: no cache
 * of Framework's in between, so no page meets the tables of before an edit.
 * @returns whether the request was answered
 */
export async function serveFile(
  root: string,
  request: IncomingMessage,
  response: ServerResponse
): Promise<boolean> {
  const {pathname} = new URL(request.url ?? "/", "http://localhost");
  if (NO_VERSIONS.test(pathname)) {
    response.writeHead(200, {"content-type": "application/json", "cache-control": "no-store"}).end("[]");
    return true;
  }
  const description = DESCRIPTIONS.find((name) => pathname.replace(/^\/_file/, "") === `/data/${name}`);
  if (description !== undefined) {
    const text = await describedData((await readSiteState(root)).tables, description);
    const type = description.endsWith(".json") ? "application/json" : "application/ld+json";
    response.writeHead(200, {"content-type": type, "cache-control": "no-store"}).end(text);
    return true;
  }
  const path = await findFile(root, pathname);
  const status = path === null ? null : await stat(path).catch(() => null);
  if (path === null || !status?.isFile()) return false;
  response.writeHead(200, {
    "content-type": TYPES[extname(path)] ?? "application/octet-stream",
    "content-length": status.size,
    "cache-control": "no-store"
  });
  if (request.method === "HEAD") response.end();
  else await pipeline(createReadStream(path), response).catch(() => response.destroy());
  return true;
}

async function findFile(root: string, pathname: string): Promise<string | null> {
  const font = /^\/fonts\/([^/]+)$/.exec(pathname)?.[1];
  if (font) return fontPath(font);
  if (pathname === "/_file/intern/datenbestand.json") return inventoryFile(root);
  if (pathname === "/_file/intern/geheimhaltung.json") return protocolFile(root);
  const table = /^(?:\/_file)?\/data\/(.+)$/.exec(pathname)?.[1];
  if (!table) return null;
  const path = normalize(decodeURIComponent(table));
  if (path.startsWith("..") || path.startsWith(sep)) return null;
  return join((await readSiteState(root)).tables, path);
}
