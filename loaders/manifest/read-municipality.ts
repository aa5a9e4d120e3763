import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import type {Catalogue} from "../catalogue/catalogue.js";
import {parseCatalogue} from "../catalogue/parse-catalogue.js";
import {InputError, throwProblems} from "../problem.js";
import {readCsv} from "../read/csv.js";
import {checkKeys} from "./check-keys.js";
import type {Municipality} from "./municipality.js";
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
  const bytes = await readInput(folder, municipality.catalogue, "catalogue");
  const catalogue = parseCatalogue(readCsv(bytes, municipality.catalogue), municipality.sources);
  throwProblems(checkKeys(source, catalogue));
  return {municipality, catalogue};
}

async function readInput(folder: string, file: string, domain: string): Promise<Buffer> {
  return readFile(join(folder, file)).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
    throw new InputError([
      {domain, problem: "file missing", expected: file, got: `nothing in ${folder}`, file}
    ]);
  });
}
