import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import type {Catalogue} from "../catalogue/catalogue.js";
import {readCatalogue} from "../catalogue/read-catalogue.js";
import {InputError, throwProblems} from "../problem.js";
import {readTableFile} from "../read/read-table-file.js";
import {checkKeys} from "./check-keys.js";
import type {Municipality} from "./municipality.js";
import {parseAliases} from "./parse-aliases.js";
import {parseManifest} from "./parse-manifest.js";

export const MANIFEST = "kommune.yaml";

const schemaFile = fileURLToPath(new URL("../../schemas/kommune.schema.json", import.meta.url));

/**
 * Reads a municipality's manifest and indicator catalogue from its folder.
 *
 * @throws InputError with every mistake of a file at once, or that the file is missing
 */
export async function readMunicipality(
  folder: string
): Promise<{municipality: Municipality; catalogue: Catalogue}> {
  const schema = JSON.parse(await readFile(schemaFile, "utf8")) as object;
  const text = (await readInput(folder, MANIFEST, "kommune")).toString("utf8");
  const {municipality, source} = parseManifest(text, MANIFEST, schema);
  const {catalogue: file, catalogueSheet: sheet, sources} = municipality;
  const bytes = await readInput(folder, file, "catalogue");
  const catalogue = await readCatalogue(bytes, {file, sheet}, sources);
  throwProblems(checkKeys(source, catalogue));
  return {municipality: await withAliasFile(folder, municipality), catalogue};
}

async function withAliasFile(folder: string, municipality: Municipality): Promise<Municipality> {
  const {aliasFile, aliases, levels} = municipality;
  if (aliasFile === null) return municipality;
  const {file, sheet} = aliasFile;
  const table = await readTableFile(await readInput(folder, file, "aliases"), {file, sheet}, "aliases");
  return {...municipality, aliases: [...aliases, ...parseAliases(table, levels)]};
}

async function readInput(folder: string, file: string, domain: string): Promise<Buffer> {
  return readFile(join(folder, file)).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
    throw new InputError([
      {domain, problem: "file missing", expected: file, got: `nothing in ${folder}`, file}
    ]);
  });
}
