import {stat} from "node:fs/promises";
import {basename, join, resolve} from "node:path";
import type {Dispatcher} from "undici";
import type {OnProgress} from "../progress.js";
import {checkFile} from "./check-file.js";
import {copyListedFile} from "./copy-file.js";
import {downloadAgent} from "./download-agent.js";
import {downloadFile, type WebFile} from "./download-file.js";
import {downloadsFolder} from "./downloads-folder.js";
import {FetchError, UnreachableError} from "./fetch-error.js";
import {forEachLimited} from "./for-each-limited.js";
import {readSources, type SourceFile} from "./read-sources.js";

export interface FetchOptions {
  /** Take the files from this folder instead of the web. */
  readonly from?: string;
  /** Where they are put; the municipality's downloads folder if not given. */
  readonly to?: string;
  readonly onProgress?: OnProgress;
  readonly signal?: AbortSignal;
  /** Pauses in milliseconds before a failed request is tried again. */
  readonly pauses?: readonly number[];
}

export interface FetchSummary {
  /** The downloads folder. */
  readonly folder: string;
  /** Files that are there now, each with the right hash. */
  readonly files: number;
  /** Of these, the ones put there by this call; the others were there already. */
  readonly fetched: number;
  readonly bytes: number;
}

interface Job {
  readonly sources: readonly SourceFile[];
  readonly folder: string;
  readonly options: FetchOptions;
}

const atOnce = 4;
const timeouts = {connect: 15000, silence: 30000};

/**
 * Brings the files of a municipality's `sources.json` into its downloads folder: downloaded, or copied from `from`. A file
 * that is there with the right hash is left alone; one that does not match is never let in. Failing files do not keep the
 * others from coming. Throws a FetchError that names every file that failed with what to do, or the abort reason.
 */
export async function fetchFiles(municipality: string, options: FetchOptions = {}): Promise<FetchSummary> {
  const {from} = options;
  if (from !== undefined) await expectFolder(from);
  const to = options.to ?? (await downloadsFolder(municipality));
  const sources = await readSources(municipality);
  const agent = downloadAgent(timeouts);
  try {
    const {fetched, failures} = await fetchAll({sources, folder: to, options}, agent);
    if (failures.length > 0) throw summarise(basename(resolve(municipality)), sources.length, failures);
    const bytes = sources.reduce((sum, source) => sum + source.bytes, 0);
    return {folder: to, files: sources.length, fetched, bytes};
  } finally {
    await agent.destroy();
  }
}

async function fetchAll(job: Job, agent: Dispatcher): Promise<{fetched: number; failures: FetchError[]}> {
  const {sources, folder, options} = job;
  const failures: FetchError[] = [];
  let [fetched, done] = [0, 0];
  await forEachLimited(sources, atOnce, async (source) => {
    options.signal?.throwIfAborted();
    try {
      const target = join(folder, source.file);
      if ((await checkFile(source, target, options.signal)).kind !== "right") {
        await fetchOne(source, target, {...options, dispatcher: agent, failures});
        fetched += 1;
      }
    } catch (error) {
      if (!(error instanceof FetchError)) throw error;
      failures.push(error);
    }
    done += 1;
    const stage = options.from === undefined ? "Downloading" : "Copying";
    options.onProgress?.({stage, done, total: sources.length, detail: source.file});
  });
  return {fetched, failures};
}

interface FetchOneOptions extends FetchOptions {
  readonly dispatcher: Dispatcher;
  /** What failed so far: a host that did not answer is not asked again. */
  readonly failures: readonly FetchError[];
}

async function fetchOne(source: SourceFile, target: string, options: FetchOneOptions): Promise<void> {
  if (options.from !== undefined) return copyListedFile(source, options.from, target);
  if (source.url === null)
    throw new FetchError(
      `fetch: ${source.file} has no public address; get it from its office and use --from DIR (sources.json)`
    );
  const {host} = new URL(source.url);
  const unreachable = options.failures.find(
    (failure) => failure instanceof UnreachableError && failure.host === host
  );
  if (unreachable) throw unreachable;
  return downloadFile(source as WebFile, target, options);
}

async function expectFolder(from: string): Promise<void> {
  const found = await stat(from).catch(() => null);
  if (!found?.isDirectory())
    throw new FetchError(
      `fetch: no such folder; expected a folder with the files, got ${found ? "a file" : "nothing"} (${from})`
    );
}

/** One error that lists all; the many files of one unreachable host share a line. */
function summarise(name: string, total: number, failures: readonly FetchError[]): FetchError {
  const messages = [...new Set(failures.map(({message}) => message))];
  const head = `fetch: ${failures.length} of ${total} files of ${name} could not be fetched`;
  return new FetchError(
    [head, ...messages.map((message) => `  ${message.replace(/^fetch: /, "")}`)].join("\n")
  );
}
