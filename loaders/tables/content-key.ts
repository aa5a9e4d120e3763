import {createHash} from "node:crypto";
import {readdir, readFile} from "node:fs/promises";
import {join, relative, sep} from "node:path";
import {fileURLToPath} from "node:url";
import type {Scope} from "../../src/model/build-info.js";
import type {FileRef} from "../harmonise/geometry-entry.js";

const project = fileURLToPath(new URL("../..", import.meta.url));

/** Code whose change may change the tables. */
const CODE = ["loaders", "src/model", "src/queries", "schemas"];

/**
 * A key that is the same only for the same input bytes, scope and code: 16 hex digits of a SHA-256 over the names and
 * contents of all input files and of the loaders themselves.
 */
export async function contentKey(
  inputs: readonly FileRef[],
  path: (ref: FileRef) => string,
  scope: Scope
): Promise<string> {
  const hash = createHash("sha256").update(`scope ${scope}\n`);
  const add = async (name: string, file: string) => {
    const bytes = await readFile(file);
    hash.update(`${name} ${bytes.length}\n`).update(bytes);
  };
  for (const ref of inputs) await add(`${ref.from} ${ref.file}`, path(ref));
  for (const file of await codeFiles()) await add(`code ${file}`, join(project, file));
  return hash.digest("hex").slice(0, 16);
}

async function codeFiles(): Promise<string[]> {
  const folders = await Promise.all(
    CODE.map((folder) => readdir(join(project, folder), {recursive: true, withFileTypes: true}))
  );
  const files = folders.flat().filter((entry) => entry.isFile() && /\.(ts|json)$/.test(entry.name));
  const names = files.map(({parentPath, name}) =>
    relative(project, join(parentPath, name)).split(sep).join("/")
  );
  return [...names, "package.json"].sort();
}
