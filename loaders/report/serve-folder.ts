import {createReadStream} from "node:fs";
import {stat} from "node:fs/promises";
import {createServer, type ServerResponse} from "node:http";
import type {AddressInfo} from "node:net";
import {extname, join, normalize} from "node:path";
import {pipeline} from "node:stream/promises";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
  ".svg": "image/svg+xml"
};

export interface ServedFolder {
  /** With a slash at the end. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Serves a built site on a free port of this machine, for nobody but this machine. */
export async function serveFolder(dir: string): Promise<ServedFolder> {
  const server = createServer((request, response) => {
    answer(dir, request.url ?? "/", response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const {port} = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      })
  };
}

async function answer(dir: string, url: string, response: ServerResponse): Promise<void> {
  const {pathname} = new URL(url, "http://localhost");
  const path = join(dir, normalize(`/${decodeURIComponent(pathname)}`));
  const file = path.endsWith("/") || path.endsWith("\\") ? join(path, "index.html") : path;
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) {
    response.writeHead(404, {"content-type": "text/plain"}).end("not found");
    return;
  }
  const type = TYPES[extname(file)] ?? "application/octet-stream";
  response.writeHead(200, {"content-type": type, "content-length": found.size});
  await pipeline(createReadStream(file), response);
}
