import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {FetchError} from "./fetch-error.js";

/** One file a municipality does not keep in its folder, but has fetched and checked. */
export interface SourceFile {
  /** Path below the downloads folder, with `/`. */
  readonly file: string;
  /** Where it can be downloaded; null when it comes from a folder only (`fetch --from`). */
  readonly url: string | null;
  readonly bytes: number;
  /** 64 lower-case hex digits. */
  readonly sha256: string;
  readonly licence: string;
  readonly attribution: string;
}

/**
 * The files listed in a municipality's `sources.json`; an empty list when it has none (all its data is in its folder).
 * Throws a FetchError naming file, entry and field when the list is not usable, a path that would leave the downloads
 * folder included.
 */
export async function readSources(municipality: string): Promise<readonly SourceFile[]> {
  const path = join(municipality, "sources.json");
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw new FetchError(`sources: cannot be read; expected a readable file, got ${error.code} (${path})`);
  });
  return text === null ? [] : parseSources(text, path);
}

/** The list of files in the text of a `sources.json`; `path` is for messages only. Throws like `readSources`. */
export function parseSources(text: string, path: string): readonly SourceFile[] {
  const list = parseJson(text, path);
  if (!Array.isArray(list)) throw problem("not a list", "an array of files", typeof list, path);
  const sources = list.map((entry: unknown, index) => parseEntry(entry, `${path}, entry ${index + 1}`));
  const seen = new Set<string>();
  for (const {file} of sources) {
    // Windows and macOS take names that differ in case only for the same file.
    const name = file.toLowerCase();
    if (seen.has(name)) throw problem("file listed twice", "each file once", file, path);
    seen.add(name);
  }
  return sources;
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw problem("not JSON", "a JSON array", (error as Error).message, path);
  }
}

function parseEntry(entry: unknown, at: string): SourceFile {
  if (typeof entry !== "object" || entry === null) throw problem("not an object", "{file, …}", entry, at);
  const {file, url, bytes, sha256, licence, attribution} = entry as Record<string, unknown>;
  if (typeof file !== "string" || !isInsidePath(file))
    throw problem("unusable file", "a relative path that stays in the downloads folder, with /", file, at);
  if (url !== null && !isWebAddress(url))
    throw problem(`unusable url of ${file}`, "http(s)://… or null", url, at);
  if (!Number.isSafeInteger(bytes) || (bytes as number) < 0)
    throw problem(`unusable bytes of ${file}`, "a whole number", bytes, at);
  if (typeof sha256 !== "string" || !/^[0-9a-f]{64}$/i.test(sha256))
    throw problem(`unusable sha256 of ${file}`, "64 hex digits", sha256, at);
  if (typeof licence !== "string" || typeof attribution !== "string")
    throw problem(`no licence or attribution of ${file}`, "two texts", [licence, attribution], at);
  return {
    file,
    url: url as string | null,
    bytes: bytes as number,
    sha256: sha256.toLowerCase(),
    licence,
    attribution
  };
}

/** Plain names joined by `/`: no empty, `.` or `..` segment, no drive, backslash or control character, no name we use ourselves. */
function isInsidePath(path: string): boolean {
  // eslint-disable-next-line no-control-regex
  if (/[\\:\x00-\x1f]/.test(path) || path.endsWith(".part")) return false;
  return path.split("/").every((segment) => segment !== "" && segment !== "." && segment !== "..");
}

function isWebAddress(url: unknown): url is string {
  return typeof url === "string" && URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}

function problem(what: string, expected: string, got: unknown, at: string): FetchError {
  const found = typeof got === "string" ? got : JSON.stringify(got);
  return new FetchError(`sources: ${what}; expected ${expected}, got ${found} (${at})`);
}
