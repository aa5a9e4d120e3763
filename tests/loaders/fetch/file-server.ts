import {createHash} from "node:crypto";
import {createServer, type IncomingMessage, type ServerResponse} from "node:http";
import type {AddressInfo} from "node:net";
import type {SourceFile} from "../../../loaders/fetch/read-sources.js";

/** How the server treats one file; by default it serves it well, ranges included. */
export interface Behaviour {
  /** Bytes after which the connection is cut, or goes silent, for the first so many requests. */
  readonly cut?: {readonly after: number; readonly times: number; readonly silently?: boolean};
  /** Answers with this status instead, for the first so many requests. */
  readonly status?: {
    readonly code: number;
    readonly times: number;
    readonly headers?: Record<string, string>;
  };
  /** "ignored": sends everything; "refused": 416; "shifted": a range that starts elsewhere. */
  readonly ranges?: "served" | "ignored" | "refused" | "shifted";
  /** Sends other bytes than the listed ones. */
  readonly sends?: Buffer;
}

export interface FileServer {
  readonly origin: string;
  /** Each request as "path" or "path bytes=…". */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

export interface ServedFile {
  readonly bytes: Buffer;
  readonly behaviour?: Behaviour;
}

/** A real HTTP server on 127.0.0.1 that serves `files` by path and misbehaves as told. */
export async function serveFiles(files: Readonly<Record<string, ServedFile>>): Promise<FileServer> {
  const requests: string[] = [];
  const counts = new Map<string, number>();
  const server = createServer((request, response) => {
    const path = (request.url ?? "/").replace(/^\/|^https?:\/\/[^/]+\//, "");
    requests.push([path, request.headers.range].filter(Boolean).join(" "));
    const file = files[path];
    const count = (counts.get(path) ?? 0) + 1;
    counts.set(path, count);
    if (file) answer(file, count, request, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      })
  };
}

function answer(file: ServedFile, count: number, request: IncomingMessage, response: ServerResponse): void {
  const {cut, status, ranges = "served", sends = file.bytes} = file.behaviour ?? {};
  if (status && count <= status.times) return void response.writeHead(status.code, status.headers).end();
  const asked = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? "")?.[1] ?? Number.NaN);
  if (!Number.isNaN(asked) && ranges === "refused") return void response.writeHead(416).end();
  const from = Number.isNaN(asked) || ranges === "ignored" ? 0 : ranges === "shifted" ? asked + 1 : asked;
  const body = sends.subarray(from);
  const partial = !Number.isNaN(asked) && ranges !== "ignored";
  const range = {"content-range": `bytes ${from}-${sends.length - 1}/${sends.length}`};
  response.writeHead(partial ? 206 : 200, {"content-length": body.length, ...(partial ? range : {})});
  if (cut && count <= cut.times)
    response.write(body.subarray(0, cut.after), () => {
      if (!cut.silently) setTimeout(() => response.destroy(), 20);
    });
  else response.end(body);
}

/** The entry of a sources.json for `bytes`. */
export function sourceOf(file: string, bytes: Buffer, url: string | null): SourceFile {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return {file, url, bytes: bytes.length, sha256, licence: "CC0", attribution: "Testamt"};
}

/** `length` bytes that differ from each other and from another `seed`'s. */
export function someBytes(length: number, seed = 1): Buffer {
  return Buffer.from(Array.from({length}, (_, index) => (index * 31 + (index >> 8) * 7 + seed * 13) % 256));
}
