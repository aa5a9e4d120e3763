import {createHash} from "node:crypto";
import {existsSync} from "node:fs";
import {mkdir, open, readdir, readFile, rm, stat, utimes} from "node:fs/promises";
import {join} from "node:path";
import {isRunning} from "./is-running.js";

const UNUSED_MS = 7 * 24 * 3_600_000;

/** A folder for one run of Framework, ours alone until released. */
export interface ClaimedSite {
  readonly root: string;
  /** Gives the folder back, keeping its caches when `intact`: an interrupted run may have written half a file. */
  readonly release: (intact: boolean) => Promise<void>;
}

/**
 * Claims a folder below `sites`. What is in the name (municipality, what it is for) never shares a folder with anything
 * else, so a public build cannot meet internal data; a second run at the same time gets a second folder.
 */
export async function claimSite(
  sites: string,
  name: {readonly id: string; readonly municipality: string; readonly purpose: string}
): Promise<ClaimedSite> {
  await mkdir(sites, {recursive: true});
  const hash = createHash("sha256").update(name.municipality).digest("hex").slice(0, 8);
  for (let number = 1; ; ++number) {
    const root = join(sites, `${name.id}-${name.purpose}-${hash}${number > 1 ? `-${number}` : ""}`);
    if (!(await lock(`${root}.lock`))) continue;
    await removeUnused(sites);
    return {
      root,
      async release(intact) {
        if (intact) await utimes(root, new Date(), new Date());
        else await rm(root, {recursive: true, force: true});
        await rm(`${root}.lock`, {force: true});
      }
    };
  }
}

/** Folders of municipalities nobody has worked on for a while. */
async function removeUnused(sites: string): Promise<void> {
  for (const name of await readdir(sites)) {
    const root = join(sites, name);
    if (name.endsWith(".lock") || existsSync(`${root}.lock`)) continue;
    const {mtimeMs} = await stat(root).catch(() => ({mtimeMs: Infinity}));
    if (mtimeMs < Date.now() - UNUSED_MS) await rm(root, {recursive: true, force: true});
  }
}

/** A lock left by a process that is gone is taken over; its folder is emptied, since it was not released intact. */
async function lock(file: string): Promise<boolean> {
  try {
    const handle = await open(file, "wx");
    await handle.writeFile(String(process.pid));
    await handle.close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  const owner = Number(await readFile(file, "utf8").catch(() => ""));
  if (owner === 0 || owner === process.pid || isRunning(owner)) return false;
  await rm(file.slice(0, -".lock".length), {recursive: true, force: true});
  await rm(file, {force: true});
  return lock(file);
}
