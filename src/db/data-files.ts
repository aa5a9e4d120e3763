import {FileAttachment} from "observablehq:stdlib";
import type {BuildInfo} from "../model/build-info.js";
import type {KeptVersion} from "../model/kept-version.js";
import {readEnvelope, type OpenedLink} from "../model/link-envelope.js";

const buildFile = FileAttachment("../data/build.json");

/** The site's root: Framework serves attachments at `_file/data/…`, the tables lie at `data/…`. */
const root = new URL("../../", buildFile.href);

interface Loading {
  info: Promise<BuildInfo> | null;
  kept: Promise<readonly KeptVersion[]> | null;
  /** Folder of the data version shown, below the site's root. */
  folder: string;
}

const loading: Loading = {info: null, kept: null, folder: "data/"};

/**
 * What the page shows and from what; read once per page. A link that asks for the data it was made on (`damals=1`) gets
 * that version, tables and all, where the site still keeps it.
 */
export function buildInfo(): Promise<BuildInfo> {
  return (loading.info ??= openInfo());
}

/** What the site shows to a link that asks for nothing else. */
export function newestInfo(): Promise<BuildInfo> {
  return buildFile.json() as Promise<BuildInfo>;
}

/** Earlier data versions that the site keeps, newest first. */
export function keptVersions(): Promise<readonly KeptVersion[]> {
  return (loading.kept ??= fetch(new URL("data/versions.json", root)).then((response) =>
    response.ok ? (response.json() as Promise<readonly KeptVersion[]>) : []
  ));
}

/** Which data a page shows, which are newest, and which earlier ones the site keeps. */
export interface DataVersions {
  readonly shown: string;
  readonly newest: string;
  readonly kept: readonly string[];
}

/** The data versions that matter to a link; those kept are asked for only where the link was made on other data. */
export async function dataVersions({stamp}: Pick<OpenedLink, "stamp">): Promise<DataVersions> {
  const [shown, newest] = await Promise.all([buildInfo(), newestInfo()]);
  const isOther = stamp.dataVersion !== null && stamp.dataVersion !== newest.data_version;
  const kept = isOther ? await keptVersions() : [];
  return {
    shown: shown.data_version,
    newest: newest.data_version,
    kept: kept.map(({data_version}) => data_version)
  };
}

/** Address of the site's start page, with a slash at its end. */
export function siteRoot(): string {
  return root.pathname.endsWith("/_file/") ? new URL("../", root).href : root.href;
}

async function openInfo(): Promise<BuildInfo> {
  const {stamp, modes} = readEnvelope(location.search);
  const kept = modes.then && stamp.dataVersion !== null ? await keptVersions() : [];
  if (!kept.some(({data_version}) => data_version === stamp.dataVersion)) return newestInfo();
  loading.folder = `data/versions/${stamp.dataVersion}/`;
  return (await loaded(new URL(`${loading.folder}build.json`, root))).json() as Promise<BuildInfo>;
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
  return new URL(`${loading.folder}${path}?v=${file.sha256.slice(0, 12)}`, root).href;
}

/** Stable address of a data file, the same in every build of the site; for links and for partners' programs. */
export function dataAddress(path: string): string {
  return new URL(`${loading.folder}${path}`, root).href;
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
  return loaded(new URL(await dataUrl(path)));
}

async function loaded(url: URL): Promise<Response> {
  const response = await fetch(url);
  if (!response.ok)
    throw new Error(`data: cannot load file; expected ${url.pathname}, got HTTP ${response.status}`);
  return response;
}
