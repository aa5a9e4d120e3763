import {createReadStream} from "node:fs";
import {readFile, stat} from "node:fs/promises";
import {createServer, type ServerResponse} from "node:http";
import type {AddressInfo} from "node:net";
import {extname, join, normalize} from "node:path";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".csv": "text/csv",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
  ".svg": "image/svg+xml",
  ".png": "image/png"
};

export interface Served {
  /** Address of the site's root, with a slash at the end. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/**
 * Serves a built site on a free port, as plainly as a web server can: files, index.html for a folder, and the site's own page for
 * what is not found.
 * @param under - sub-folder the site appears in, for instance "stadt/monitoring"
 */
export async function serve(dir: string, under = ""): Promise<Served> {
  const prefix = under ? `/${under}/` : "/";
  const server = createServer((request, response) => {
    const {pathname} = new URL(request.url!, "http://localhost");
    if (!pathname.startsWith(prefix)) notFound(response);
    else void answer(dir, normalize(`/${decodeURIComponent(pathname.slice(prefix.length))}`), response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const {port} = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${prefix}`,
    close: () => new Promise((resolve) => (server.close(() => resolve()), server.closeAllConnections()))
  };
}

async function answer(dir: string, path: string, response: ServerResponse): Promise<void> {
  const file = join(dir, path.endsWith("/") ? `${path}index.html` : path);
  const status = await stat(file).catch(() => null);
  if (!status?.isFile()) return ownNotFound(dir, response);
  response.writeHead(200, {
    "content-type": TYPES[extname(file)] ?? "application/octet-stream",
    "content-length": status.size
  });
  createReadStream(file).pipe(response);
}

async function ownNotFound(dir: string, response: ServerResponse): Promise<void> {
  const page = await readFile(join(dir, "404.html")).catch(() => null);
  if (page === null) notFound(response);
  else response.writeHead(404, {"content-type": TYPES[".html"]!}).end(page);
}

function notFound(response: ServerResponse): void {
  response.writeHead(404, {"content-type": "text/plain"}).end("not found");
}
