import {createHash} from "node:crypto";
import type {Layer} from "../../src/model/area.js";
import type {BuildInfo, DataFile, Scope} from "../../src/model/build-info.js";
import type {Municipality} from "../manifest/municipality.js";

/** A file of the tables folder: path within it, "/" between folders. */
export interface TableFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

export function sha256(bytes: Uint8Array | string): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** What `build.json` says of these tables; `files` sorted by path. */
export function buildInfo(
  municipality: Municipality,
  layers: readonly Layer[],
  files: readonly TableFile[],
  {scope, software}: {scope: Scope; software: BuildInfo["software"]}
): BuildInfo {
  const {id, name, ags, fictional, levels, methods, sources} = municipality;
  const listed = files
    .map(({path, bytes}): DataFile => ({path, bytes: bytes.length, sha256: sha256(bytes)}))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  return {
    municipality: {id, name, ags, fictional},
    data_version: dataVersion(listed),
    scope,
    software,
    levels,
    layers,
    methods,
    sources: [...sources.values()],
    files: listed
  };
}

function dataVersion(files: readonly DataFile[]): string {
  return sha256(files.map(({path, sha256}) => `${path} ${sha256}\n`).join("")).slice(0, 12);
}
