import {existsSync} from "node:fs";
import {mkdir, rm} from "node:fs/promises";
import {join} from "node:path";
import type {TestProject} from "vitest/node";
import {fetchFiles} from "../../loaders/fetch/fetch-files.js";
import {buildSite} from "../../loaders/site/build-site.js";
import {projectRoot, workDir} from "../../loaders/site/project.js";
import {sharedData} from "../shared-data.js";

declare module "vitest" {
  interface ProvidedContext {
    /** Folders of the built sites; Berlin's is null where the official data is missing. */
    readonly sites: {readonly musterstadt: string; readonly berlin: string | null};
  }
}

/** Builds the sites all browser tests look at, once. */
export default async function buildSites(project: TestProject): Promise<void> {
  const folder = join(workDir(), "e2e");
  await rm(folder, {recursive: true, force: true});
  await mkdir(folder, {recursive: true});
  const data = join(projectRoot(), "data");
  const musterstadt = join(folder, "musterstadt");
  await buildSite({municipality: join(data, "musterstadt"), out: musterstadt, scope: "public"});
  const from = sharedData("berlin");
  if (!existsSync(from)) return project.provide("sites", {musterstadt, berlin: null});
  const berlin = join(folder, "berlin");
  await fetchFiles(join(data, "berlin"), {from});
  await buildSite({municipality: join(data, "berlin"), out: berlin, scope: "public"});
  project.provide("sites", {musterstadt, berlin});
}
