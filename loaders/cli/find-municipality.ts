import {existsSync, readdirSync} from "node:fs";
import {join, resolve} from "node:path";
import {fileURLToPath} from "node:url";
import {nearest} from "../../src/model/nearest.js";
import {UsageError} from "./usage-error.js";

const dataFolder = fileURLToPath(new URL("../../data", import.meta.url));

export const defaultMunicipality = "musterstadt";

/** Names of the municipalities in the project's `data/`, sorted. */
export function knownMunicipalities(data = dataFolder): readonly string[] {
  return readdirSync(data, {withFileTypes: true})
    .filter((entry) => entry.isDirectory() && isMunicipality(join(data, entry.name)))
    .map((entry) => entry.name)
    .sort();
}

/**
 * Absolute path of a municipality's folder, from a name in `data/` (case does not matter) or the path of any folder that
 * has a kommune.yaml. Throws a UsageError that lists what there is.
 */
export function findMunicipality(
  given = defaultMunicipality,
  cwd = process.cwd(),
  data = dataFolder
): string {
  const known = knownMunicipalities(data);
  const word = given.normalize("NFC").toLowerCase();
  const name = known.find((candidate) => candidate.normalize("NFC").toLowerCase() === word);
  if (name !== undefined) return join(data, name);
  const path = resolve(cwd, given);
  if (isMunicipality(path)) return path;
  if (existsSync(path))
    throw new UsageError(`no municipality; expected a folder with a kommune.yaml, got one without (${path})`);
  const suggestion = nearest(given, known);
  throw new UsageError(
    `unknown municipality; expected ${known.join(", ")} or the path of a folder with a kommune.yaml, got "${given}"` +
      (suggestion === null ? "" : `\n(Did you mean ${suggestion}?)`)
  );
}

function isMunicipality(folder: string): boolean {
  return existsSync(join(folder, "kommune.yaml"));
}
