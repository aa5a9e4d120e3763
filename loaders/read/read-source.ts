import {readFile} from "node:fs/promises";

/** Bytes of a file. Throws an error that names it where it cannot be read. */
export async function readSource(path: string, label: string): Promise<Uint8Array> {
  return readFile(path).catch((cause: NodeJS.ErrnoException) => {
    const problem = cause.code === "ENOENT" ? "not found" : `cannot be read (${cause.code})`;
    throw new Error(`file: ${problem}; expected it where kommune.yaml says (${label})`, {cause});
  });
}

/** The same, null where the file does not exist. */
export async function readSourceIfAny(path: string): Promise<Uint8Array | null> {
  return readFile(path).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === "ENOENT") return null;
    throw cause;
  });
}

/** Text in the named encoding; without one UTF-8 where the bytes are valid UTF-8, else Windows-1252. A leading BOM is dropped. */
export function decodeText(bytes: Uint8Array, encoding: string | null = null): string {
  if (encoding !== null) return new TextDecoder(encoding).decode(bytes);
  try {
    return new TextDecoder("utf-8", {fatal: true}).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
