import {join} from "node:path";
import type {Scope} from "../../src/model/build-info.js";
import {checkMunicipality, type CheckedMunicipality} from "../changes/check-municipality.js";
import {makeInventory} from "../inventory/make-inventory.js";
import {makeProtocol} from "../inventory/make-protocol.js";
import {readMunicipality} from "../manifest/read-municipality.js";
import {claimSite, type ClaimedSite} from "./claim-site.js";
import {resetCache} from "./package-cache.js";
import {packageCache, projectRoot, workDir} from "./project.js";
import {absentParts} from "./site-parts.js";
import {writeInventory, writeProtocol, writeSiteState} from "./site-state.js";
import {stageSite} from "./stage-site.js";

export interface SiteOptions {
  /** Folder of the municipality, absolute. */
  readonly municipality: string;
  readonly scope: Scope;
  readonly onProgress: (message: string) => void;
}

/** Prepares the municipality's tables again and brings the staged site in step with them. */
export async function refreshSiteTables(root: string, options: SiteOptions) {
  const checked = await checkTables(options);
  await stage(root, options, checked);
  return checked.tables;
}

/** Everything Framework needs before it can run: tables, the staged root, and caches without anything outdated. */
export async function prepareSite(options: SiteOptions, purpose: "build" | "start") {
  const {municipality, scope} = options;
  const checked = await checkTables(options);
  const site: ClaimedSite = await claimSite(join(workDir(), "sites"), {
    id: checked.tables.info.municipality.id,
    municipality,
    purpose: `${purpose}-${scope}`
  });
  try {
    await stage(site.root, options, checked);
    await resetCache(site.root, packageCache());
  } catch (error) {
    await site.release(false);
    throw error;
  }
  return {site, tables: checked.tables, accept: checked.accept};
}

function checkTables({municipality, scope, onProgress}: SiteOptions): Promise<CheckedMunicipality> {
  return checkMunicipality(municipality, {scope, workDir: workDir(), onProgress});
}

async function stage(
  root: string,
  {municipality, scope, onProgress}: SiteOptions,
  {tables, changes}: CheckedMunicipality
): Promise<void> {
  const without = absentParts(tables.info);
  await stageSite({root, project: projectRoot(), municipality, without});
  if (scope === "internal") {
    const {municipality: manifest} = await readMunicipality(municipality);
    await writeInventory(root, await makeInventory(manifest, tables, changes));
    const options = {
      workDir: workDir(),
      onProgress: (message: string) => onProgress(`public edition: ${message}`)
    };
    await writeProtocol(root, await makeProtocol(municipality, options, tables.info));
  }
  await writeSiteState(root, {municipality, tables: tables.dir});
}
