import {existsSync} from "node:fs";
import {mkdir, readdir, rename, rm, writeFile} from "node:fs/promises";
import {basename, dirname, join, resolve} from "node:path";
import {isRunning} from "./is-running.js";

/** Marks a folder as a build of ours, which the next build may replace. */
const MARKER = ".quartierslabor-build";

/** A folder that is built beside the one it will replace. */
export interface OutputFolder {
  readonly temporary: string;
  /** Puts the finished build in place of the one before. */
  readonly commit: () => Promise<void>;
  readonly discard: () => Promise<void>;
}

/**
 * Opens the folder a build goes to. What is at `out` stays as it is until the new build is complete.
 * @throws when `out` holds something that is not an earlier build
 */
export async function openOutput(out: string): Promise<OutputFolder> {
  const target = resolve(out);
  const previous = `${target}.previous`;
  if (!existsSync(target) && existsSync(join(previous, MARKER))) await rename(previous, target);
  await assertReplaceable(target);
  await mkdir(dirname(target), {recursive: true});
  await removeAbandoned(target);
  const temporary = temporaryName(target, process.pid);
  await rm(temporary, {recursive: true, force: true});
  await mkdir(temporary);
  return {
    temporary,
    async commit() {
      await writeFile(
        join(temporary, MARKER),
        "A build of Quartierslabor; the next build replaces this folder.\n"
      );
      await rm(previous, {recursive: true, force: true});
      if (existsSync(target)) await rename(target, previous);
      await rename(temporary, target);
      await rm(previous, {recursive: true, force: true});
    },
    discard: () => rm(temporary, {recursive: true, force: true})
  };
}

function temporaryName(target: string, pid: number | string): string {
  return join(dirname(target), `.${basename(target)}.${pid}.tmp`);
}

/** A build that was killed could not clean up behind itself. */
async function removeAbandoned(target: string): Promise<void> {
  for (const name of await readdir(dirname(target))) {
    const pid = /\.(\d+)\.tmp$/.exec(name)?.[1];
    const path = join(dirname(target), name);
    if (pid && path === temporaryName(target, pid) && !isRunning(Number(pid)))
      await rm(path, {recursive: true, force: true});
  }
}

async function assertReplaceable(target: string): Promise<void> {
  if (!existsSync(target) || existsSync(join(target, MARKER))) return;
  const entries = await readdir(target).catch(() => ["a file"]);
  if (entries.length)
    throw new Error(
      `site: will not overwrite ${target}; expected a new or empty folder or an earlier build, got ${entries.length} other entries`
    );
}
