import {mkdir, readFile} from "node:fs/promises";
import {join, resolve} from "node:path";
import {fileURLToPath} from "node:url";
import type {BuildInfo, Scope} from "../../src/model/build-info.js";
import {readMunicipality} from "../manifest/read-municipality.js";
import {codeFiles, codePath, digest, inputHashes} from "./content-key.js";
import {expandFiles} from "./expand-files.js";
import {inputFiles, resolveFile} from "./input-files.js";
import {makeTables} from "./make-tables.js";
import {resultCache} from "./result-cache.js";
import {tableStore, type StoredTables, type TableStore} from "./table-store.js";
import {rememberSeen, unchangedSince} from "./unchanged.js";
import {withLock} from "./with-lock.js";

export interface PrepareOptions {
  readonly scope: Scope;
  /** The project's folder for results and downloads, `.quartierslabor`. */
  readonly workDir: string;
  /** Where fetched files are; `<workDir>/downloads/<id>` when not given. */
  readonly downloads?: string;
  /** One line of text per step. */
  readonly onProgress?: (message: string) => void;
}

/**
 * A municipality's tables, made from its folder or found from an earlier run with the same input, scope and code. The
 * folder `dir` holds exactly the published files and never changes; other processes may prepare the same tables at the
 * same time. A run that fails or is interrupted leaves earlier tables as they are. Where no file has another size or
 * time than in the last run, none is read.
 *
 * @throws InputError or MethodError with every mistake in the municipality's files
 */
export async function prepareTables(folder: string, options: PrepareOptions): Promise<StoredTables> {
  const {scope, workDir} = options;
  const store = join(workDir, "cache", "tables");
  await mkdir(store, {recursive: true});
  const tables = tableStore(store);
  const run = digest(JSON.stringify([resolve(folder), scope, options.downloads ?? null])).slice(0, 16);
  const record = join(workDir, "cache", "seen", `${run}.json`);
  const unchanged = await unchangedSince(record);
  const kept = unchanged === null ? null : await tables.find(unchanged);
  if (kept !== null) return kept;
  const start = Date.now();
  const {name, inputs, stored} = await findOrMake(folder, options, tables, store);
  const code = (await codeFiles()).map(codePath);
  await rememberSeen(record, name, [...inputs, ...code], start);
  return stored;
}

/** The tables by the content of everything they are made of, and the paths of the files they are made of. */
async function findOrMake(
  folder: string,
  {scope, workDir, downloads: given, onProgress = () => undefined}: PrepareOptions,
  tables: TableStore,
  store: string
): Promise<{name: string; inputs: string[]; stored: StoredTables}> {
  const {municipality: asWritten, catalogue} = await readMunicipality(folder);
  const folders = {folder, downloads: given ?? join(workDir, "downloads", asWritten.id)};
  const path = resolveFile(folders);
  const municipality = expandFiles(asWritten, path);
  const refs = inputFiles(municipality, folders);
  const series = `${municipality.id}-${scope}`;
  const hashes = await inputHashes(refs, path);
  const name = `${series}-${hashes.key(scope)}`;
  const inputs = refs.map(path);
  const found = await tables.find(name);
  if (found !== null) return {name, inputs, stored: found};
  const stored = await withLock(join(store, `.${name}.lock`), async () => {
    const meanwhile = await tables.find(name);
    if (meanwhile !== null) return meanwhile;
    const software = await softwareVersion();
    const cache = resultCache(join(workDir, "cache", "extracts"));
    const proposals = resultCache(process.env.QUARTIERSLABOR_PROPOSALS ?? join(workDir, "cache", "extracts"));
    const made = await makeTables(municipality, catalogue, {
      ...{...folders, scope, software, onProgress, hashes, cache, proposals}
    });
    const published = await tables.publish(name, made);
    await Promise.all([tables.prune(series), cache.prune()]);
    return published;
  });
  return {name, inputs, stored};
}

async function softwareVersion(): Promise<BuildInfo["software"]> {
  const file = fileURLToPath(new URL("../../package.json", import.meta.url));
  const {name, version} = JSON.parse(await readFile(file, "utf8")) as BuildInfo["software"];
  return {name, version};
}
