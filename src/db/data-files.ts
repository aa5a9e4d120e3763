import {FileAttachment} from "observablehq:stdlib";
import type {BuildInfo} from "../model/build-info.js";

const buildFile = FileAttachment("../data/build.json");

/** The site's root: Framework serves attachments at `_file/data/…`, the tables lie at `data/…`. */
const root = new URL("../../", buildFile.href);

const loading: {info: Promise<BuildInfo> | null} = {info: null};

/** What the site shows and from what; read once per page. */
export function buildInfo(): Promise<BuildInfo> {
  return (loading.info ??= buildFile.json() as Promise<BuildInfo>);
}

/**
 * Address of a data file, for instance "observations.parquet". It carries the file's hash, so that a browser may keep the
 * file as long as it likes and never shows an outdated one.
 * @throws for a path that `build.json` does not list
 */
export async function dataUrl(path: string): Promise<string> {
  const {files} = await buildInfo();
  const file = files.find((file) => file.path === path);
  if (!file) throw new Error(`data: unknown file; expected one listed in build.json, got "${path}"`);
  return new URL(`data/${path}?v=${file.sha256.slice(0, 12)}`, root).href;
}

/** Stable address of a data file, the same in every build of the site; for links and for partners' programs. */
export function dataAddress(path: string): string {
  return new URL(`data/${path}`, root).href;
}

/** The bytes of a data file. @throws with the file's path when it cannot be loaded */
export async function fetchBytes(path: string): Promise<ArrayBuffer> {
  return (await fetchFile(path)).arrayBuffer();
}

/** The contents of a JSON data file, for instance "views/status-dynamics.json". @throws as `fetchBytes` */
export async function fetchJson<T>(path: string): Promise<T> {
  return (await fetchFile(path)).json() as Promise<T>;
}

async function fetchFile(path: string): Promise<Response> {
  const response = await fetch(await dataUrl(path));
  if (!response.ok)
    throw new Error(`data: cannot load file; expected data/${path}, got HTTP ${response.status}`);
  return response;
}
