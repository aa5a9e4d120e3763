import {mkdir, mkdtemp, readdir, readFile, rename, rm, stat, utimes, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import type {BuildInfo} from "../../src/model/build-info.js";
import type {DisclosureReport} from "../disclosure/disclosure-report.js";
import type {ImportReport} from "../harmonise/import-report.js";
import type {MadeTables} from "./make-tables.js";

/** How many states of a municipality's tables are kept: the current one, and some that a running process may still read. */
const KEPT = 3;
const DISCLOSURE = "disclosure-report.json";
const ABANDONED_MS = 3_600_000;

export interface StoredTables {
  /** Folder with exactly the published files. */
  readonly dir: string;
  readonly info: BuildInfo;
  readonly report: ImportReport;
  /** For the office only; lies beside the published files as `disclosure-report.json`. */
  readonly disclosure: DisclosureReport;
}

/**
 * Finished tables by key, one folder each: `<store>/<name>/{tables/, report.json, disclosure-report.json}`. A folder appears by one rename, so
 * what is there is complete; where two processes make the same one, the first wins.
 */
export interface TableStore {
  find(name: string): Promise<StoredTables | null>;
  publish(name: string, made: MadeTables): Promise<StoredTables>;
  /** Removes older states of the same series, and what interrupted runs left. */
  prune(series: string): Promise<void>;
}

export function tableStore(folder: string): TableStore {
  const find = async (name: string) => {
    const stored = await readStored(join(folder, name));
    if (stored === null) await rm(join(folder, name), {recursive: true, force: true});
    else await utimes(join(folder, name), new Date(), new Date());
    return stored;
  };
  const publish = async (name: string, made: MadeTables) => {
    await mkdir(folder, {recursive: true});
    const draft = await mkdtemp(join(folder, ".draft-"));
    try {
      await writeTables(draft, made);
      await rename(draft, join(folder, name)).catch(async (error: NodeJS.ErrnoException) => {
        if ((await find(name)) === null) throw error;
      });
    } finally {
      await rm(draft, {recursive: true, force: true});
    }
    return {
      dir: join(folder, name, "tables"),
      info: made.info,
      report: made.report,
      disclosure: made.disclosure
    };
  };
  return {find, publish, prune: (series) => prune(folder, series)};
}

async function writeTables(folder: string, {files, report, disclosure}: MadeTables): Promise<void> {
  for (const {path, bytes} of files) {
    const file = join(folder, "tables", path);
    await mkdir(dirname(file), {recursive: true});
    await writeFile(file, bytes);
  }
  await writeFile(join(folder, "report.json"), `${JSON.stringify(report, null, 1)}\n`);
  await writeFile(join(folder, DISCLOSURE), `${JSON.stringify(disclosure, null, 1)}\n`);
}

/** What a folder holds; null where it does not exist or a file of it is gone or cut off. */
async function readStored(folder: string): Promise<StoredTables | null> {
  const dir = join(folder, "tables");
  try {
    const info = JSON.parse(await readFile(join(dir, "build.json"), "utf8")) as BuildInfo;
    const report = JSON.parse(await readFile(join(folder, "report.json"), "utf8")) as ImportReport;
    const disclosure = JSON.parse(await readFile(join(folder, DISCLOSURE), "utf8")) as DisclosureReport;
    const sizes = await Promise.all(info.files.map(async ({path}) => (await stat(join(dir, path))).size));
    return info.files.every(({bytes}, index) => bytes === sizes[index])
      ? {dir, info, report, disclosure}
      : null;
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

async function prune(folder: string, series: string): Promise<void> {
  const names = await readdir(folder);
  const aged = await Promise.all(
    names.map(async (name) => ({
      name,
      time: (await stat(join(folder, name)).catch(() => null))?.mtimeMs ?? 0
    }))
  );
  const states = aged.filter(({name}) => name.startsWith(`${series}-`) && /-[0-9a-f]{16}$/.test(name));
  const old = states.sort((a, b) => b.time - a.time).slice(KEPT);
  const abandoned = aged.filter(({name, time}) => name.startsWith(".") && time < Date.now() - ABANDONED_MS);
  for (const {name} of [...old, ...abandoned]) await rm(join(folder, name), {recursive: true, force: true});
}
