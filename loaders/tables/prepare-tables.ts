import {mkdir, readFile} from "node:fs/promises";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import type {BuildInfo, Scope} from "../../src/model/build-info.js";
import {readMunicipality} from "../manifest/read-municipality.js";
import {inputHashes} from "./content-key.js";
import {expandFiles} from "./expand-files.js";
import {inputFiles, resolveFile} from "./input-files.js";
import {makeTables} from "./make-tables.js";
import {resultCache} from "./result-cache.js";
import {tableStore, type StoredTables} from "./table-store.js";
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
 * same time. A run that fails or is interrupted leaves earlier tables as they are.
 *
 * @throws InputError or MethodError with every mistake in the municipality's files
 */
export async function prepareTables(folder: string, options: PrepareOptions): Promise<StoredTables> {
  const {scope, workDir, onProgress = () => undefined} = options;
  const {municipality: asWritten, catalogue} = await readMunicipality(folder);
  const downloads = options.downloads ?? join(workDir, "downloads", asWritten.id);
  const folders = {folder, downloads};
  const municipality = expandFiles(asWritten, resolveFile(folders));
  const inputs = inputFiles(municipality, folders);
  const store = join(workDir, "cache", "tables");
  await mkdir(store, {recursive: true});
  const tables = tableStore(store);
  const series = `${municipality.id}-${scope}`;
  const hashes = await inputHashes(inputs, resolveFile(folders));
  const name = `${series}-${hashes.key(scope)}`;
  const found = await tables.find(name);
  if (found !== null) return found;
  return withLock(join(store, `.${name}.lock`), async () => {
    const meanwhile = await tables.find(name);
    if (meanwhile !== null) return meanwhile;
    const software = await softwareVersion();
    const cache = resultCache(join(workDir, "cache", "extracts"));
    const made = await makeTables(municipality, catalogue, {
      ...{...folders, scope, software, onProgress, hashes, cache}
    });
    const stored = await tables.publish(name, made);
    await Promise.all([tables.prune(series), cache.prune()]);
    return stored;
  });
}

async function softwareVersion(): Promise<BuildInfo["software"]> {
  const file = fileURLToPath(new URL("../../package.json", import.meta.url));
  const {name, version} = JSON.parse(await readFile(file, "utf8")) as BuildInfo["software"];
  return {name, version};
}
