import {createHash, randomUUID} from "node:crypto";
import {existsSync} from "node:fs";
import {cp, mkdir, readFile, readdir, rename, rm, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path";

/** Framework's folders of bundled packages, which are worth keeping from one run and one site to the next. */
const GROUPS = ["_npm", "_node"];

export interface PackageCache {
  /** The project's folder, which says what is installed. */
  readonly project: string;
  /** Where bundled packages are kept for all sites. */
  readonly store: string;
}

/**
 * Empties a site's cache of everything a loader made: Framework looks at a loader's own time of change, not at what it
 * read. Bundled packages stay as long as the same packages are installed; a new site takes those bundled for others.
 */
export async function resetCache(root: string, {project, store}: PackageCache): Promise<void> {
  const cache = join(root, ".observablehq/cache");
  const key = await packagesKey(project);
  const keyFile = join(cache, "packages.sha256");
  const valid = existsSync(keyFile) && (await readFile(keyFile, "utf8")) === key;
  await mkdir(cache, {recursive: true});
  for (const name of await readdir(cache))
    if (!(valid && GROUPS.includes(name))) await rm(join(cache, name), {recursive: true});
  if (!valid && existsSync(join(store, key))) await cp(join(store, key), cache, {recursive: true});
  await writeFile(keyFile, key);
}

/** Keeps what a complete run has bundled. A package appears in the store by one rename, so what is there is whole. */
export async function keepPackages(root: string, {project, store}: PackageCache): Promise<void> {
  const cache = join(root, ".observablehq/cache");
  const kept = join(store, await packagesKey(project));
  const draft = `${kept}.${randomUUID()}.tmp`;
  for (const name of await bundledPackages(cache)) {
    if (existsSync(join(kept, name))) continue;
    await mkdir(dirname(join(kept, name)), {recursive: true});
    await cp(join(cache, name), draft, {recursive: true});
    await rename(draft, join(kept, name)).catch(() => rm(draft, {recursive: true}));
  }
  for (const name of await readdir(store).catch(() => []))
    if (!kept.endsWith(name) && !name.endsWith(".tmp"))
      await rm(join(store, name), {recursive: true, force: true});
}

/** "_node/d3@7.9.0", "_npm/@observablehq/plot@0.6.17" and so on. */
async function bundledPackages(cache: string): Promise<string[]> {
  const list = async (folder: string) =>
    (await readdir(join(cache, folder)).catch(() => [])).map((name) => `${folder}/${name}`);
  const names = (await Promise.all(GROUPS.map(list))).flat();
  const nested = names.map((name) => (/\/@[^/@]+$/.test(name) ? list(name) : [name]));
  return (await Promise.all(nested)).flat();
}

/** Changes when another package, another version or another way of bundling is there. */
async function packagesKey(project: string): Promise<string> {
  const hash = createHash("sha256");
  for (const file of ["package-lock.json", "node_modules/.package-lock.json", "loaders/site/npm-packages.ts"])
    hash.update(await readFile(join(project, file)).catch(() => ""));
  return hash.digest("hex").slice(0, 16);
}
