import {resolve} from "node:path";
import type {BuildInfo, Scope} from "../../src/model/build-info.js";
import {finishOutput} from "./finish-output.js";
import {openOutput} from "./output-folder.js";
import {prepareSite} from "./prepare-site.js";
import {runFramework} from "./run-framework.js";

/**
 * Builds a municipality's site to `out`: static files that work from any web server and any sub-folder. The same input
 * gives the same bytes. What was at `out` stays in place until the new site is complete and has passed its checks.
 * @param options.municipality - folder of the municipality
 * @throws for tables that cannot be made, pages that cannot run, links that lead nowhere, anything from a third party,
 * and when `out` holds something else than an earlier build
 */
export async function buildSite({
  municipality,
  out,
  scope,
  onProgress = () => {}
}: {
  readonly municipality: string;
  readonly out: string;
  readonly scope: Scope;
  readonly onProgress?: (message: string) => void;
}): Promise<void> {
  const output = await openOutput(out);
  try {
    const options = {municipality: resolve(municipality), scope, onProgress};
    const {site, tables} = await prepareSite(options, "build");
    await buildPages(site, output.temporary, tables.info, onProgress);
    onProgress("checking the site");
    await finishOutput(output.temporary, tables.dir);
    await output.commit();
  } finally {
    await output.discard();
  }
}

async function buildPages(
  site: {readonly root: string; readonly release: (intact: boolean) => Promise<void>},
  out: string,
  info: BuildInfo,
  onProgress: (message: string) => void
): Promise<void> {
  const state = {intact: false};
  try {
    const run = runFramework(
      site.root,
      {type: "build", out},
      {onMessage: (message) => message.type === "progress" && onProgress(message.message)}
    );
    const printed = await run.ended;
    state.intact = true;
    assertLinks(printed, info);
  } finally {
    await site.release(state.intact);
  }
}

/** Framework warns of links without a page; tables lie outside of what it knows. */
function assertLinks(printed: string, {files}: BuildInfo): void {
  const tables = new Set(["/data/build.json", ...files.map(({path}) => `/data/${path}`)]);
  const broken = [...printed.matchAll(/↳ (\S+) → (\S+)/g)].filter(([, , link]) => !tables.has(link!));
  if (broken.length)
    throw new Error(
      broken
        .map(([, page, link]) => `site: page ${page} links to nothing; expected an existing page, got ${link}`)
        .join("\n")
    );
}
