import {createHash} from "node:crypto";
import {createServer, type IncomingMessage, type ServerResponse} from "node:http";
import {readFile, stat} from "node:fs/promises";
import type {AddressInfo} from "node:net";
import {extname, join, normalize} from "node:path";
import {brotliCompressSync, constants, gzipSync} from "node:zlib";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".csv": "text/csv; charset=utf-8",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2"
};
const COMPRESSED = new Set([".html", ".js", ".css", ".json", ".csv", ".wasm", ".svg"]);
/** As a web server does it when asked: quick for the page, not the smallest. */
const QUALITY = 5;

interface Stored {
  readonly type: string;
  /** Of the bytes, as common servers give it: a browser that still has them is told so in a few. */
  readonly tag: string;
  readonly plain: Buffer;
  readonly brotli: Buffer | null;
  readonly gzip: Buffer | null;
}

/**
 * Serves a folder compressed, with ranges of uncompressed files; hashed files are kept by the browser, the others are asked for
 * again and sent only where they have changed.
 */
export async function serveCompressed(dir: string): Promise<{url: string; close: () => void}> {
  const stored = new Map<string, Stored>();
  const server = createServer((request, response) => void answer(dir, stored, request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const {port} = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () => (server.close(), server.closeAllConnections())
  };
}

async function answer(
  dir: string,
  stored: Map<string, Stored>,
  request: IncomingMessage,
  response: ServerResponse
): Promise<void> {
  const {pathname, search} = new URL(request.url!, "http://localhost");
  const asked = join(dir, normalize(`/${decodeURIComponent(pathname)}`));
  const path = pathname.endsWith("/") ? join(asked, "index.html") : asked;
  const file = stored.get(path) ?? (await store(path));
  if (file === null) return void response.writeHead(404).end();
  stored.set(path, file);
  const hashed = search !== "" || /\.[0-9a-f]{8}\.|\/_(npm|node|duckdb|observablehq)\//.test(pathname);
  const headers = {
    "content-type": file.type,
    "cache-control": hashed ? "public, max-age=31536000, immutable" : "no-cache",
    etag: file.tag
  };
  if (request.headers["if-none-match"] === file.tag) return void response.writeHead(304, headers).end();
  const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? "");
  if (range) {
    const [from, to] = [Number(range[1]), Number(range[2])];
    const bytes = file.plain.subarray(from, to + 1);
    const place = `bytes ${from}-${from + bytes.length - 1}/${file.plain.length}`;
    return void response
      .writeHead(206, {...headers, "content-range": place, "content-length": bytes.length})
      .end(bytes);
  }
  const accepts = String(request.headers["accept-encoding"] ?? "");
  const encoding =
    accepts.includes("br") && file.brotli ? "br" : accepts.includes("gzip") && file.gzip ? "gzip" : null;
  const bytes = encoding === "br" ? file.brotli! : encoding === "gzip" ? file.gzip! : file.plain;
  response.writeHead(200, {
    ...headers,
    "content-length": bytes.length,
    ...(encoding ? {"content-encoding": encoding, vary: "accept-encoding"} : {})
  });
  response.end(request.method === "HEAD" ? undefined : bytes);
}

async function store(path: string): Promise<Stored | null> {
  if (!(await stat(path).catch(() => null))?.isFile()) return null;
  const plain = await readFile(path);
  const ending = extname(path);
  const type = TYPES[ending] ?? "application/octet-stream";
  const tag = `"${createHash("sha256").update(plain).digest("hex").slice(0, 16)}"`;
  if (!COMPRESSED.has(ending)) return {type, tag, plain, brotli: null, gzip: null};
  const brotli = brotliCompressSync(plain, {params: {[constants.BROTLI_PARAM_QUALITY]: QUALITY}});
  return {type, tag, plain, brotli, gzip: gzipSync(plain)};
}
