import {existsSync} from "node:fs";
import {mkdir, rm} from "node:fs/promises";
import {join} from "node:path";
import type {TestProject} from "vitest/node";
import {fetchFiles} from "../../loaders/fetch/fetch-files.js";
import {buildSite} from "../../loaders/site/build-site.js";
import {projectRoot, workDir} from "../../loaders/site/project.js";
import {copyMunicipality} from "../copy-municipality.js";
import {sharedData} from "../shared-data.js";

declare module "vitest" {
  interface ProvidedContext {
    /** Folders of the built sites; Berlin's is null where the official data is missing. */
    readonly sites: {
      readonly musterstadt: string;
      readonly berlin: string | null;
      /** Musterstadt with the notebooks of tests/fixtures. */
      readonly notebooks: string;
    };
  }
}

/** Builds the sites all browser tests look at, once. */
export default async function buildSites(project: TestProject): Promise<void> {
  const folder = join(workDir(), "e2e");
  await rm(folder, {recursive: true, force: true});
  await mkdir(folder, {recursive: true});
  const build = async (municipality: string, name: string) => {
    const out = join(folder, name);
    await buildSite({municipality, out, scope: "public"});
    return out;
  };
  const data = join(projectRoot(), "data");
  project.provide("sites", {
    musterstadt: await build(join(data, "musterstadt"), "musterstadt"),
    notebooks: await build(await copyMunicipality(join(folder, "stadt")), "notebooks"),
    berlin: await buildBerlin(join(data, "berlin"), (municipality) => build(municipality, "berlin"))
  });
}

async function buildBerlin(
  municipality: string,
  build: (municipality: string) => Promise<string>
): Promise<string | null> {
  const from = sharedData("berlin");
  if (!existsSync(from)) {
    if (process.env.CI === "true") throw new Error(`tests: official data missing; expected ${from}`);
    return null;
  }
  await fetchFiles(municipality, {from});
  return build(municipality);
}
