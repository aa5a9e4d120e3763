import {createHash} from "node:crypto";
import {readdir} from "node:fs/promises";
import {join, relative, sep} from "node:path";
import {fileURLToPath} from "node:url";
import type {Scope} from "../../src/model/build-info.js";
import {hashFile} from "../fetch/hash-file.js";
import type {FileRef} from "../harmonise/geometry-entry.js";

const project = fileURLToPath(new URL("../..", import.meta.url));

/** Code whose change may change the tables. */
const CODE = ["loaders", "src/model", "src/queries", "schemas"];

/** SHA-256 of everything the tables are made of. */
export interface InputHashes {
  of(ref: FileRef): string;
  /** Of the loaders themselves. */
  readonly code: string;
  /**
   * A key that is the same only for the same names and contents of all files, scope and code: 16 hex digits.
   */
  key(scope: Scope): string;
}

/** Reads and hashes all input files, each once. */
export async function inputHashes(
  inputs: readonly FileRef[],
  path: (ref: FileRef) => string
): Promise<InputHashes> {
  const hashes = new Map<string, string>();
  for (const ref of inputs) hashes.set(nameOf(ref), await hashFile(path(ref)));
  const code = await codeHash();
  return {
    code,
    of(ref) {
      const hash = hashes.get(nameOf(ref));
      if (hash === undefined) throw new Error(`tables: no input; got "${ref.file}"`);
      return hash;
    },
    key(scope) {
      const listed = [...hashes].map(([name, hash]) => `${name} ${hash}\n`).join("");
      return digest(`scope ${scope}\ncode ${code}\n${listed}`).slice(0, 16);
    }
  };
}

/** SHA-256 of a text, in hex digits. */
export function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function nameOf({from, file}: FileRef): string {
  return `${from} ${file}`;
}

async function codeHash(): Promise<string> {
  const names = await codeFiles();
  const hashes = await Promise.all(names.map((name) => hashFile(codePath(name))));
  return digest(names.map((name, index) => `${name} ${hashes[index]}\n`).join(""));
}

/** Where a file of the loaders is. */
export function codePath(name: string): string {
  return join(project, name);
}

/** The files of the loaders, relative to the project. */
export async function codeFiles(): Promise<string[]> {
  const folders = await Promise.all(
    CODE.map((folder) => readdir(join(project, folder), {recursive: true, withFileTypes: true}))
  );
  const files = folders.flat().filter((entry) => entry.isFile() && /\.(ts|json)$/.test(entry.name));
  const names = files.map(({parentPath, name}) =>
    relative(project, join(parentPath, name)).split(sep).join("/")
  );
  return [...names, "package.json"].sort();
}
