import {mkdir, mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import type {SourceFile} from "../../../loaders/fetch/read-sources.js";

export interface TestFolder {
  /** An empty temporary folder's path. */
  readonly path: string;
  /** A municipality's folder in it, with a sources.json that lists `sources`. */
  municipality(name: string, sources: readonly SourceFile[]): Promise<string>;
  /** A file in it; folders are made. */
  put(file: string, content: Buffer | string): Promise<string>;
  remove(): Promise<void>;
}

/** A temporary folder to set up municipalities and downloads in. */
export async function testFolder(): Promise<TestFolder> {
  const path = await mkdtemp(join(tmpdir(), "quartierslabor-fetch-"));
  const put = async (file: string, content: Buffer | string) => {
    const target = join(path, file);
    await mkdir(dirname(target), {recursive: true});
    await writeFile(target, content);
    return target;
  };
  return {
    path,
    put,
    async municipality(name, sources) {
      await put(`${name}/kommune.yaml`, `id: ${name}\nname: Probestadt\n`);
      await put(`${name}/sources.json`, JSON.stringify(sources));
      return join(path, name);
    },
    remove: () => rm(path, {recursive: true})
  };
}
