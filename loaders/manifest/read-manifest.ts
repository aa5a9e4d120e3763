import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {InputError} from "../problem.js";
import type {Municipality} from "./municipality.js";
import {parseManifest} from "./parse-manifest.js";

export const MANIFEST = "kommune.yaml";

const schemaFile = fileURLToPath(new URL("../../schemas/kommune.schema.json", import.meta.url));

/**
 * Reads a municipality's manifest from its folder.
 *
 * @throws InputError with every mistake at once, or that the file is missing
 */
export async function readManifest(folder: string): Promise<Municipality> {
  const schema = JSON.parse(await readFile(schemaFile, "utf8")) as object;
  const text = await readFile(join(folder, MANIFEST), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
    const problem = {domain: "kommune", problem: "no manifest", expected: MANIFEST, file: folder};
    throw new InputError([problem]);
  });
  return parseManifest(text, MANIFEST, schema);
}
