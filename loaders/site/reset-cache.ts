import {createHash} from "node:crypto";
import {existsSync} from "node:fs";
import {mkdir, readFile, readdir, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";

/** Bundled packages, worth keeping from one run to the next. */
const PACKAGES = ["_npm", "_node"];

/**
 * Empties Framework's cache of everything a loader made: Framework looks at a loader's own time of change, not at what it
 * read. Bundled packages stay as long as the same packages are installed.
 */
export async function resetCache(root: string, project: string): Promise<void> {
  const cache = join(root, ".observablehq/cache");
  const key = await packagesKey(project);
  const keyFile = join(cache, "packages.sha256");
  const valid = existsSync(keyFile) && (await readFile(keyFile, "utf8")) === key;
  await mkdir(cache, {recursive: true});
  for (const name of await readdir(cache))
    if (!(valid && PACKAGES.includes(name))) await rm(join(cache, name), {recursive: true});
  await writeFile(keyFile, key);
}

/** Changes when another package, another version or another way of bundling is there. */
async function packagesKey(project: string): Promise<string> {
  const hash = createHash("sha256");
  for (const file of ["package-lock.json", "node_modules/.package-lock.json", "loaders/site/npm-packages.ts"])
    hash.update(await readFile(join(project, file)).catch(() => ""));
  return hash.digest("hex");
}
