import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {Scope} from "../../src/model/build-info.js";
import {expectDownloads} from "./expect-downloads.js";
import type {Progress} from "./progress.js";

/** Builds a municipality's pages into a temporary folder that is there while `use` runs. */
export async function withBuiltSite<T>(
  options: {
    readonly municipality: string;
    readonly scope: Scope;
    readonly signal: AbortSignal;
    readonly onProgress: Progress["onProgress"];
  },
  use: (site: string) => Promise<T>
): Promise<T> {
  await expectDownloads(options.municipality);
  const {buildSite} = await import("../site/build-site.js");
  const folder = await mkdtemp(join(tmpdir(), "quartierslabor-"));
  try {
    const out = join(folder, "site");
    await buildSite({...options, out});
    return await use(out);
  } finally {
    await rm(folder, {recursive: true, force: true});
  }
}
