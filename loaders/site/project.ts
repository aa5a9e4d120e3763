import {dirname, join, resolve} from "node:path";
import {createRequire} from "node:module";
import {fileURLToPath, pathToFileURL} from "node:url";
import type {PackageCache} from "./package-cache.js";

/** Absolute folder of this software: where package.json, src/ and node_modules/ are. */
export function projectRoot(): string {
  return resolve(dirname(fileURLToPath(import.meta.url)), "../..");
}

/** Where everything that can be made again lives: caches, staged sites, downloads. Ignored by git. */
export function workDir(): string {
  return join(projectRoot(), ".quartierslabor");
}

/** What `node --import` needs to run TypeScript. */
export function typescriptLoader(): string {
  return pathToFileURL(createRequire(join(projectRoot(), "package.json")).resolve("tsx")).href;
}

/** Packages as Framework bundles them, kept for all sites. */
export function packageCache(): PackageCache {
  return {project: projectRoot(), store: join(workDir(), "cache/packages")};
}
