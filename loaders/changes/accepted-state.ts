import {createHash} from "node:crypto";
import {existsSync} from "node:fs";
import {copyFile, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile} from "node:fs/promises";
import {join, resolve} from "node:path";
import type {BuildInfo} from "../../src/model/build-info.js";
import type {Changes} from "../../src/model/changes.js";
import type {StoredTables} from "../tables/table-store.js";
import {withLock} from "../tables/with-lock.js";
import {COMPARED, compareTables} from "./compare-tables.js";

/** A state of the tables that was accepted. */
interface Accepted {
  /** Name of its folder: changes only when areas, indicators or observations do. */
  readonly version: string;
  readonly data_version: string;
  /** ISO date. */
  readonly accepted: string;
}

interface Pointer {
  readonly current: Accepted;
  readonly previous: Accepted | null;
}

/**
 * What was accepted of a municipality's tables before, one series per folder and scope, kept in
 * `<workDir>/state/<id>/<scope>-<hash of the folder>/`: the newest accepted state and the one before it.
 */
export interface AcceptedStates {
  /**
   * What is different from the last accepted state, or, where these tables are that state, from the one before it: the
   * answer stays the same however often it is asked for. Null where nothing was accepted before.
   */
  changes(tables: StoredTables, share: number): Promise<Changes | null>;
  /** Makes these tables the last accepted state. A run that is interrupted leaves the one before. */
  accept(tables: StoredTables): Promise<void>;
}

/** @param municipality - its folder: copies of a municipality do not share their states */
export function acceptedStates(workDir: string, municipality: string, {info}: StoredTables): AcceptedStates {
  const hash = createHash("sha256").update(resolve(municipality)).digest("hex").slice(0, 8);
  const folder = join(workDir, "state", info.municipality.id, `${info.scope}-${hash}`);
  return {
    async changes({dir, info}, share) {
      const pointer = await readPointer(folder);
      const base = pointer?.current.version === versionOf(info) ? pointer.previous : pointer?.current;
      if (!base) return null;
      const {version, data_version, accepted} = base;
      const changes = await compareTables({before: join(folder, version), now: dir}, share);
      return {before: {data_version, accepted}, ...changes};
    },
    async accept({dir, info}) {
      await mkdir(folder, {recursive: true});
      await withLock(join(folder, ".lock"), async () => {
        const pointer = await readPointer(folder);
        const version = versionOf(info);
        if (pointer?.current.version === version) return;
        await copyTables(dir, folder, version);
        const current = {version, data_version: info.data_version, accepted: today()};
        await writePointer(folder, {current, previous: pointer?.current ?? null});
        await prune(folder, [version, pointer?.current.version, "state.json", ".lock"]);
      });
    }
  };
}

function versionOf({files}: BuildInfo): string {
  const hash = createHash("sha256");
  for (const {path, sha256} of files)
    if ((COMPARED as readonly string[]).includes(path)) hash.update(`${path} ${sha256}\n`);
  return hash.digest("hex").slice(0, 16);
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** Null where nothing was accepted, or where its tables are gone. */
async function readPointer(folder: string): Promise<Pointer | null> {
  try {
    const pointer = JSON.parse(await readFile(join(folder, "state.json"), "utf8")) as Pointer;
    const has = ({version}: Accepted) => COMPARED.every((file) => existsSync(join(folder, version, file)));
    if (!has(pointer.current)) return null;
    return {...pointer, previous: pointer.previous && has(pointer.previous) ? pointer.previous : null};
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

async function copyTables(dir: string, folder: string, version: string): Promise<void> {
  const draft = await mkdtemp(join(folder, ".draft-"));
  for (const file of COMPARED) await copyFile(join(dir, file), join(draft, file));
  await rm(join(folder, version), {recursive: true, force: true});
  await rename(draft, join(folder, version));
}

async function writePointer(folder: string, pointer: Pointer): Promise<void> {
  const draft = join(folder, `.state-${process.pid}.json`);
  await writeFile(draft, `${JSON.stringify(pointer, null, 1)}\n`);
  await rename(draft, join(folder, "state.json"));
}

async function prune(folder: string, kept: readonly (string | undefined)[]): Promise<void> {
  for (const name of await readdir(folder))
    if (!kept.includes(name)) await rm(join(folder, name), {recursive: true, force: true});
}
