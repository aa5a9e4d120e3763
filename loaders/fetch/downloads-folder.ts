import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {parse} from "yaml";
import {workDir} from "../site/project.js";
import {FetchError} from "./fetch-error.js";

/**
 * Where the fetched files of the municipality in a folder lie: `<project>/.quartierslabor/downloads/<id>`. Throws a
 * FetchError when its kommune.yaml has no usable id.
 */
export async function downloadsFolder(municipality: string): Promise<string> {
  return join(workDir(), "downloads", await municipalityId(municipality));
}

/** Only the id is looked at: files can be fetched before the rest of the manifest is right. */
async function municipalityId(municipality: string): Promise<string> {
  const path = join(municipality, "kommune.yaml");
  const manifest: unknown = parse(await readFile(path, "utf8"), {logLevel: "silent"});
  const id = (manifest as {id?: unknown} | null)?.id;
  if (typeof id !== "string" || !/^[\p{L}\d][\p{L}\d_-]*$/u.test(id))
    throw new FetchError(
      `kommune: unusable id; expected letters, digits, - and _, got ${JSON.stringify(id)} (${path})`
    );
  return id;
}
