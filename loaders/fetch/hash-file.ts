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
    const read = (part: Buffer) => file.read(part, 0, part.length);
    const [first, second] = [0, 1].map(() => Buffer.allocUnsafe(Math.min(PART, size + 1)));
    let [current, other] = [first!, second!];
    let {bytesRead} = await read(current);
    while (bytesRead > 0) {
      signal?.throwIfAborted();
      // The next part is read while this one is hashed.
      const next = read(other);
      hash.update(current.subarray(0, bytesRead));
      ({bytesRead} = await next);
      [current, other] = [other, current];
    }
    return hash.digest("hex");
  } finally {
    await file.close();
  }
}
