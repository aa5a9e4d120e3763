import {createWriteStream} from "node:fs";
import {Readable, Transform} from "node:stream";
import {pipeline} from "node:stream/promises";
import {fetch, type Dispatcher, type Response} from "undici";

export interface TransferRequest {
  readonly url: string;
  /** The file written to: appended to from `offset`, or overwritten when the server sends everything. */
  readonly part: string;
  /** Bytes already in `part`. */
  readonly offset: number;
  /** Bytes the complete file has; a longer answer is cut off. */
  readonly bytes: number;
  readonly dispatcher: Dispatcher;
  readonly signal?: AbortSignal;
  readonly onBytes: (count: number) => void;
}

/**
 * How one request ended. `done`: the server sent all it has, cut off where it was `longer` than the file; `resumed` says
 * whether earlier bytes were kept. `restart`: the part cannot be continued, delete it. `refused`: the server says no for
 * good. `retry`: it may work later, `after` milliseconds if the server named a time; `connected` is false when nothing
 * answered at all.
 */
export type Transfer =
  | {readonly kind: "done"; readonly resumed: boolean; readonly longer: boolean}
  | {readonly kind: "restart"}
  | {readonly kind: "refused"; readonly reason: string}
  | {
      readonly kind: "retry";
      readonly reason: string;
      readonly after: number | null;
      readonly connected: boolean;
    };

/**
 * One HTTP request for a file or the rest of it. The rest is asked for without If-Range: which bytes are right is settled
 * by the file's SHA-256, so a changed file is found in any case and needs no stored ETag. Throws only when aborted or when
 * the part cannot be written.
 */
export async function transfer(request: TransferRequest): Promise<Transfer> {
  const {url, offset, dispatcher, signal} = request;
  // Compressed answers would make the offsets of Range mean other bytes than the file's.
  const headers: Record<string, string> = {"accept-encoding": "identity", "user-agent": "quartierslabor"};
  if (offset > 0) headers.range = `bytes=${offset}-`;
  try {
    const response = await fetch(url, {headers, dispatcher, signal});
    return (await refusal(response, offset)) ?? (await receive(request, response));
  } catch (error) {
    signal?.throwIfAborted();
    if (isFileProblem(error)) throw error;
    return {kind: "retry", reason: networkReason(error), after: null, connected: false};
  }
}

async function refusal(response: Response, offset: number): Promise<Transfer | null> {
  const {status, headers} = response;
  if (status === 200 || (status === 206 && startsAt(headers.get("content-range"), offset))) return null;
  await response.body?.cancel();
  if ((status === 206 || status === 416) && offset > 0) return {kind: "restart"};
  const reason = `HTTP ${status}${response.statusText ? ` ${response.statusText}` : ""}`;
  if (status !== 408 && status !== 429 && status < 500) return {kind: "refused", reason};
  const seconds = Number(headers.get("retry-after") ?? Number.NaN);
  return {kind: "retry", reason, after: Number.isFinite(seconds) ? seconds * 1000 : null, connected: true};
}

function startsAt(contentRange: string | null, offset: number): boolean {
  return Number(/^bytes (\d+)-/.exec(contentRange ?? "")?.[1] ?? -1) === offset;
}

async function receive(request: TransferRequest, response: Response): Promise<Transfer> {
  const resumed = response.status === 206;
  const start = resumed ? request.offset : 0;
  const counter = countBytes(request.bytes - start, request.onBytes);
  const body = response.body ? Readable.fromWeb(response.body) : Readable.from([]);
  const file = createWriteStream(request.part, {flags: resumed ? "a" : "w"});
  try {
    await pipeline(body, counter, file, {signal: request.signal});
    return {kind: "done", resumed, longer: false};
  } catch (error) {
    request.signal?.throwIfAborted();
    if (error instanceof TooLong) return {kind: "done", resumed, longer: true};
    if (isFileProblem(error)) throw error;
    return {kind: "retry", reason: networkReason(error), after: null, connected: true};
  }
}

class TooLong extends Error {}

function countBytes(limit: number, onBytes: (count: number) => void): Transform {
  let count = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, callback) {
      count += chunk.length;
      onBytes(chunk.length);
      if (count > limit) callback(new TooLong());
      else callback(null, chunk);
    }
  });
}

/** Errors of the file system carry the system call and a path; those of the network do not carry a path. */
function isFileProblem(error: unknown): boolean {
  return error instanceof Error && "syscall" in error && "path" in error;
}

/** What the innermost cause says: fetch wraps it in "fetch failed" and more. */
function networkReason(error: unknown): string {
  const {code, message, cause} = error as Error & {code?: string | number};
  if (cause instanceof Error) return networkReason(cause);
  // undici's own codes say less than its messages ("Proxy response (407) …").
  const telling = typeof code === "string" && !code.startsWith("UND_");
  return telling ? code : message || String(code);
}
