import {existsSync} from "node:fs";
import {join, resolve} from "node:path";
import {fileURLToPath} from "node:url";
import {describe} from "vitest";

const root = resolve(
  process.env.QUARTIERSLABOR_DATA ?? fileURLToPath(new URL("../../shared/data", import.meta.url))
);

/** Path of a file of the shared official data. */
export function sharedData(path = ""): string {
  return join(root, path);
}

/** A suite against official data: skipped with one line where the data is missing, failing there in CI. */
export function describeWithData(name: string, suite: () => void): void {
  if (existsSync(root) || process.env.CI === "true") describe(name, suite);
  else describe.skip(`${name} (skipped: official data not found; set QUARTIERSLABOR_DATA)`, suite);
}
