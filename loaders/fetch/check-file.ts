import {stat} from "node:fs/promises";
import {hashFile} from "./hash-file.js";
import type {SourceFile} from "./read-sources.js";

/** What lies where a listed file should be. */
export type FileState =
  | {readonly kind: "right"}
  | {readonly kind: "missing"}
  | {readonly kind: "altered"; readonly bytes: number; readonly sha256: string};

/** Compares the file at `path` with its entry by SHA-256, all bytes read. Throws when it is there but cannot be read. */
export async function checkFile(source: SourceFile, path: string, signal?: AbortSignal): Promise<FileState> {
  try {
    const {size} = await stat(path);
    const sha256 = await hashFile(path, signal);
    return sha256 === source.sha256 ? {kind: "right"} : {kind: "altered", bytes: size, sha256};
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return {kind: "missing"};
    throw error;
  }
}

/** The part of a message that says what was expected and found in an altered file. */
export function difference(source: SourceFile, found: {bytes: number; sha256: string}): string {
  return (
    `expected SHA-256 ${source.sha256} (${source.bytes} bytes), ` +
    `got SHA-256 ${found.sha256} (${found.bytes} bytes)`
  );
}
