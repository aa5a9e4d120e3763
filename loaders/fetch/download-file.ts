import {mkdir, rename, rm, stat} from "node:fs/promises";
import {dirname} from "node:path";
import {setTimeout as sleep} from "node:timers/promises";
import type {Dispatcher} from "undici";
import {checkFile, difference} from "./check-file.js";
import {FetchError, UnreachableError} from "./fetch-error.js";
import type {SourceFile} from "./read-sources.js";
import {transfer, type Transfer} from "./transfer.js";

export interface DownloadOptions {
  readonly dispatcher: Dispatcher;
  readonly signal?: AbortSignal;
  readonly onBytes?: (count: number) => void;
  /** Pauses in milliseconds before the second, third, … try of a failed request. */
  readonly pauses?: readonly number[];
}

export type WebFile = SourceFile & {readonly url: string};

type Done = Extract<Transfer, {kind: "done"}>;

const defaultPauses = [500, 1500, 4000];
const longestPause = 30000;

/**
 * Downloads one file to `target`, where it appears complete and with the right SHA-256, or not at all. The bytes gather in
 * `<target>.part`; a later call goes on from there. Throws a FetchError (UnreachableError when no server answered) that
 * says what was expected and found; the part stays when trying again may complete it, and is removed when it is wrong.
 */
export async function downloadFile(source: WebFile, target: string, options: DownloadOptions): Promise<void> {
  const part = `${target}.part`;
  await mkdir(dirname(target), {recursive: true});
  const first = await fill(source, part, options);
  const problem = await settle(source, part, target, first);
  if (problem === null) return;
  if (!first.resumed) throw problem;
  // The bytes of an earlier request may be the wrong ones: once more from the first byte.
  const second = await settle(source, part, target, await fill(source, part, options));
  if (second !== null) throw second;
}

/** Requests the file, or the rest of it, until a server has sent all it has. */
async function fill(source: WebFile, part: string, options: DownloadOptions): Promise<Done> {
  const {dispatcher, signal, onBytes = () => {}, pauses = defaultPauses} = options;
  for (let failures = 0; ; failures++) {
    const size = await partSize(part, source.bytes);
    if (size === source.bytes) return {kind: "done", resumed: true, longer: false};
    const result = await transfer({...source, part, offset: size ?? 0, dispatcher, signal, onBytes});
    if (result.kind === "done") return result;
    if (result.kind === "refused") throw refused(source, result.reason);
    const pause = pauses[failures];
    if (pause === undefined) throw exhausted(source, result, failures + 1);
    if (result.kind === "restart") await rm(part, {force: true});
    else await sleep(Math.min(result.after ?? pause, longestPause), undefined, {signal});
  }
}

/** Bytes in the part, null when there is none; one that is too long is removed. */
async function partSize(part: string, bytes: number): Promise<number | null> {
  const size = await stat(part).then(
    (found) => found.size,
    () => null
  );
  if (size === null || size <= bytes) return size;
  await rm(part);
  return null;
}

/** Moves a right part to its place; removes a wrong one and returns what was wrong. */
async function settle(source: WebFile, part: string, target: string, done: Done): Promise<FetchError | null> {
  const state = await checkFile(source, part);
  if (state.kind === "right") {
    await rename(part, target);
    return null;
  }
  await rm(part, {force: true});
  const found = state.kind === "altered" ? state : {bytes: 0, sha256: "of nothing"};
  const size = done.longer ? `; the server sent more than ${source.bytes} bytes` : "";
  return new FetchError(
    `fetch: ${source.file} is not the file expected; ${difference(source, found)}${size} (${source.url}); ` +
      "the download was removed: a proxy changed it, or the file at that address did. " +
      "Get the original elsewhere and use --from DIR"
  );
}

function refused(source: WebFile, reason: string): FetchError {
  return new FetchError(
    `fetch: ${source.file} cannot be downloaded; expected HTTP 200, got ${reason} (${source.url}); ` +
      "get the file elsewhere and use --from DIR"
  );
}

function exhausted(source: WebFile, result: Exclude<Transfer, Done>, tries: number): FetchError {
  if (result.kind === "retry" && !result.connected)
    return new UnreachableError(new URL(source.url).host, result.reason);
  const reason = result.kind === "retry" ? result.reason : "no usable answer";
  return new FetchError(
    `fetch: ${source.file} is not complete after ${tries} tries; expected ${source.bytes} bytes, got ${reason} ` +
      `(${source.url}); run the same command again to go on from there`
  );
}
