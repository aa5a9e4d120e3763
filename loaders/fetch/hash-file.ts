import {createHash} from "node:crypto";
import {open} from "node:fs/promises";

/** How much is read at once. */
const PART = 1 << 23;

/** SHA-256 of a file's bytes as 64 lower-case hex digits, read part by part. Throws what reading throws (ENOENT, …). */
export async function hashFile(path: string, signal?: AbortSignal): Promise<string> {
  const hash = createHash("sha256");
  const file = await open(path);
  try {
    const {size} = await file.stat();
    const part = Buffer.allocUnsafe(Math.min(PART, size + 1));
    for (;;) {
      signal?.throwIfAborted();
      const {bytesRead} = await file.read(part, 0, part.length);
      if (bytesRead === 0) return hash.digest("hex");
      hash.update(part.subarray(0, bytesRead));
    }
  } finally {
    await file.close();
  }
}
