import {createHash} from "node:crypto";
import {createReadStream} from "node:fs";
import {pipeline} from "node:stream/promises";

/** SHA-256 of a file's bytes as 64 lower-case hex digits, read as a stream. Throws what reading throws (ENOENT, …). */
export async function hashFile(path: string, signal?: AbortSignal): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path, {highWaterMark: 1 << 20}), hash, {signal});
  return hash.digest("hex");
}
