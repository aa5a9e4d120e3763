import {copyFile, mkdir, rename, rm} from "node:fs/promises";
import {dirname, join} from "node:path";
import {checkFile, difference, type FileState} from "./check-file.js";
import {FetchError} from "./fetch-error.js";
import type {SourceFile} from "./read-sources.js";

/**
 * Copies one listed file from the folder `from` to `target`, where it appears with the right SHA-256 or not at all.
 * Throws a FetchError when the folder has no such file or another one.
 */
export async function copyListedFile(source: SourceFile, from: string, target: string): Promise<void> {
  const origin = join(from, source.file);
  const part = `${target}.part`;
  await mkdir(dirname(target), {recursive: true});
  const state = await copyAndCheck(source, origin, part);
  if (state.kind === "right") return rename(part, target);
  await rm(part, {force: true});
  const original = source.url === null ? "" : ` or download it from ${source.url}`;
  if (state.kind === "missing")
    throw new FetchError(`fetch: ${source.file} is missing; put it into the folder${original} (${origin})`);
  throw new FetchError(
    `fetch: ${source.file} is not the file expected; ${difference(source, state)} (${origin}); ` +
      `replace it by the original${original}`
  );
}

/** The copy is what is hashed, so that nothing can change between the check and the use. */
async function copyAndCheck(source: SourceFile, origin: string, part: string): Promise<FileState> {
  try {
    await copyFile(origin, part);
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return {kind: "missing"};
    throw error;
  }
  return checkFile(source, part);
}
