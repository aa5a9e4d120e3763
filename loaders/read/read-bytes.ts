import {closeSync, fstatSync, openSync, readFileSync, readSync} from "node:fs";
import {SHARED_BYTES} from "./scan-parts.js";

/**
 * A file's bytes, read in one go: `readFile` reads half a megabyte at a time. Those of a large file lie in shared memory,
 * for several threads to read them. Throws what reading throws (ENOENT, …).
 */
export function readBytes(path: string): Uint8Array {
  const file = openSync(path, "r");
  try {
    const {size} = fstatSync(file);
    if (size < SHARED_BYTES || size > 2 ** 32) return readFileSync(file);
    const bytes = Buffer.from(new SharedArrayBuffer(size));
    let length = 0;
    while (length < size) {
      const read = readSync(file, bytes, length, size - length, null);
      if (read === 0) break;
      length += read;
    }
    return bytes.subarray(0, length);
  } finally {
    closeSync(file);
  }
}
