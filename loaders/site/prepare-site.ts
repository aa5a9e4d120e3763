import {join} from "node:path";
import type {Scope} from "../../src/model/build-info.js";
import {prepareTables} from "../tables/prepare-tables.js";
import {claimSite, type ClaimedSite} from "./claim-site.js";
import {resetCache} from "./package-cache.js";
import {packageCache, projectRoot, workDir} from "./project.js";
import {writeSiteState} from "./site-state.js";
import {stageSite} from "./stage-site.js";

export interface SiteOptions {
  /** Folder of the municipality, absolute. */
  readonly municipality: string;
  readonly scope: Scope;
  readonly onProgress: (message: string) => void;
}

/** Prepares the municipality's tables and tells the staged site where they are. */
export async function prepareSiteTables(root: string, {municipality, scope, onProgress}: SiteOptions) {
  const tables = await prepareTables(municipality, {scope, workDir: workDir(), onProgress});
  await writeSiteState(root, {municipality, tables: tables.dir});
  return tables;
}

/** Everything Framework needs before it can run: tables, the staged root, and caches without anything outdated. */
export async function prepareSite(options: SiteOptions, purpose: "build" | "start") {
  const {municipality, scope, onProgress} = options;
  const tables = await prepareTables(municipality, {scope, workDir: workDir(), onProgress});
  const site: ClaimedSite = await claimSite(join(workDir(), "sites"), {
    id: tables.info.municipality.id,
    municipality,
    purpose: `${purpose}-${scope}`
  });
  try {
    await stageSite({root: site.root, project: projectRoot(), municipality});
    await resetCache(site.root, packageCache());
    await writeSiteState(site.root, {municipality, tables: tables.dir});
  } catch (error) {
    await site.release(false);
    throw error;
  }
  return {site, tables};
}
