import {existsSync} from "node:fs";
import {cp, mkdir, readFile, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import {parquetReadObjects} from "hyparquet";
import {compressors} from "hyparquet-compressors";
import type {BuildInfo} from "../../src/model/build-info.js";
import type {KeptVersion} from "../../src/model/kept-version.js";
import type {Indicator} from "../../src/model/indicator.js";
import {sha256} from "../write/build-info.js";

/** A data version of an earlier build, complete and as it was written. */
interface EarlierVersion {
  readonly folder: string;
  readonly info: BuildInfo;
}

const VERSION = /^[0-9a-f]{12}$/;

/**
 * Copies the newest `keep` data versions of the site that was at `previous` to `data/versions/<data_version>/` of the new
 * site at `out`, and lists them in `data/versions.json`, newest first. Kept is only what the new site may show: never a
 * version of another municipality, in a public site never an internal one, and none with an indicator that is no longer
 * published.
 * @param onDropped - told of every version that is not kept, and why
 */
export async function keepVersions({
  out,
  previous,
  keep,
  onDropped
}: {
  readonly out: string;
  readonly previous: string;
  readonly keep: number;
  readonly onDropped: (message: string) => void;
}): Promise<readonly KeptVersion[]> {
  const now = {folder: join(out, "data"), info: await readInfo(join(out, "data"))};
  const kept: KeptVersion[] = [];
  if (keep > 0)
    for (const earlier of await earlierVersions(previous)) {
      const {data_version} = earlier.info;
      if (kept.length === keep) break;
      if (data_version === now.info!.data_version || kept.some((one) => one.data_version === data_version))
        continue;
      const reason = await reasonToDrop(earlier, {folder: now.folder, info: now.info!});
      if (reason === null) kept.push(await copyVersion(earlier, join(out, "data", "versions", data_version)));
      else onDropped(`site: data version ${data_version} is not kept: ${reason}`);
    }
  await writeFile(join(out, "data", "versions.json"), `${JSON.stringify(kept, null, 1)}\n`);
  return kept;
}

/** The version a site shows, then those it has kept. */
async function earlierVersions(site: string): Promise<readonly EarlierVersion[]> {
  const data = join(site, "data");
  const listed: unknown = await readJson(join(data, "versions.json"));
  const names = (Array.isArray(listed) ? listed : []).flatMap((one: unknown) => {
    const name = (one as Partial<KeptVersion> | null)?.data_version;
    return typeof name === "string" && VERSION.test(name) ? [name] : [];
  });
  const folders = [data, ...names.map((name) => join(data, "versions", name))];
  const found = await Promise.all(folders.map(async (folder) => ({folder, info: await readInfo(folder)})));
  return found.filter((one): one is EarlierVersion => one.info !== null);
}

async function readInfo(folder: string): Promise<BuildInfo | null> {
  const info = (await readJson(join(folder, "build.json"))) as BuildInfo | null;
  return info !== null && VERSION.test(info.data_version) && Array.isArray(info.files) ? info : null;
}

async function readJson(path: string): Promise<unknown> {
  if (!existsSync(path)) return null;
  try {
    return JSON.parse(await readFile(path, "utf8"));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

async function reasonToDrop(earlier: EarlierVersion, now: EarlierVersion): Promise<string | null> {
  if (earlier.info.municipality.id !== now.info.municipality.id)
    return `it is of another municipality; expected "${now.info.municipality.id}", got "${earlier.info.municipality.id}"`;
  if (now.info.scope === "public" && earlier.info.scope !== "public")
    return "it is internal; expected a public one in a public site";
  for (const {path, sha256: expected} of earlier.info.files) {
    const file = join(earlier.folder, path);
    if (/(^|[\\/])\.\.([\\/]|$)/.test(path) || !existsSync(file) || sha256(await readFile(file)) !== expected)
      return `a file of it is gone or changed; expected ${path} as build.json says`;
  }
  const published = new Set(await publishedIndicators(now.folder));
  const gone = (await publishedIndicators(earlier.folder)).filter((key) => !published.has(key));
  return gone.length === 0
    ? null
    : `it has indicators that are no longer published: ${gone.sort().join(", ")}`;
}

async function publishedIndicators(folder: string): Promise<string[]> {
  const bytes = await readFile(join(folder, "indicators.parquet"));
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  return ((await parquetReadObjects({file, compressors})) as Indicator[]).map(({key}) => key);
}

async function copyVersion({folder, info}: EarlierVersion, to: string): Promise<KeptVersion> {
  for (const path of [...info.files.map((file) => file.path), "build.json"]) {
    await mkdir(dirname(join(to, path)), {recursive: true});
    await cp(join(folder, path), join(to, path));
  }
  return {data_version: info.data_version, bytes: info.files.reduce((sum, {bytes}) => sum + bytes, 0)};
}
