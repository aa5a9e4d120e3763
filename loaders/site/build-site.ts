import {existsSync} from "node:fs";
import {join, resolve} from "node:path";
import type {Scope} from "../../src/model/build-info.js";
import type {KeptVersion} from "../../src/model/kept-version.js";
import type {ClaimedSite} from "./claim-site.js";
import {finishOutput} from "./finish-output.js";
import {keepVersions} from "./keep-versions.js";
import {openOutput} from "./output-folder.js";
import {prepareSite} from "./prepare-site.js";
import {keepPackages, resetCache} from "./package-cache.js";
import {packageCache} from "./project.js";
import {runFramework} from "./run-framework.js";

/**
 * Builds a municipality's site to `out`: static files that work from any web server and any sub-folder. The same input
 * gives the same bytes. What was at `out` stays in place until the new site is complete and has passed its checks.
 * @param options.municipality - folder of the municipality
 * @param options.keep - how many data versions of the builds before stay at `data/versions/`
 * @returns the earlier data versions that the new site has
 * @throws for tables that cannot be made, pages that cannot run, links that lead nowhere, anything from a third party,
 * and when `out` holds something else than an earlier build
 */
export async function buildSite({
  municipality,
  out,
  scope,
  keep = 0,
  signal,
  onProgress = () => {},
  onDropped = () => {}
}: {
  readonly municipality: string;
  readonly out: string;
  readonly scope: Scope;
  readonly keep?: number;
  /** Stops the build; what was at `out` stays. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (message: string) => void;
  /** Told of every earlier data version that is not kept, and why. */
  readonly onDropped?: (message: string) => void;
}): Promise<readonly KeptVersion[]> {
  const output = await openOutput(out);
  try {
    const options = {municipality: resolve(municipality), scope, onProgress};
    const {site, tables, accept} = await prepareSite(options, "build");
    const printed = await buildPages(site, {out: output.temporary, signal, onProgress});
    onProgress("checking the site");
    await finishOutput(output.temporary, tables.dir);
    const kept = await keepVersions({
      out: output.temporary,
      previous: resolve(out),
      keep,
      onDropped
    });
    assertLinks(printed, output.temporary);
    await output.commit();
    await accept();
    return kept;
  } finally {
    await output.discard();
  }
}

/** @returns what Framework printed of warnings */
async function buildPages(
  site: ClaimedSite,
  options: {
    readonly out: string;
    readonly signal: AbortSignal | undefined;
    readonly onProgress: (message: string) => void;
  }
): Promise<string> {
  const {out, signal, onProgress} = options;
  try {
    const {ended} = runFramework(
      site.root,
      {type: "build", out},
      {
        signal,
        onMessage: (message) => {
          if (message.type === "progress") onProgress(message.message);
        }
      }
    );
    const printed = await ended;
    await keepPackages(site.root, packageCache());
    await resetCache(site.root, packageCache());
    await site.release(true);
    return printed;
  } catch (error) {
    await site.release(false);
    throw error;
  }
}

/**
 * Framework warns of every link that is not exactly a page it knows: one with a query, to a part of a page that comes into
 * being in the browser, or to a table. What counts is whether the file is there.
 */
function assertLinks(printed: string, out: string): void {
  const broken = [...printed.matchAll(/↳ (\S+) → (\S+)/g)].filter(([, , link]) => {
    const path = join(out, decodeURI(link!.replace(/[?#].*/, "")));
    return !existsSync(path) && !existsSync(`${path}.html`);
  });
  if (broken.length)
    throw new Error(
      broken
        .map(
          ([, page, link]) => `site: page ${page} links to nothing; expected an existing page, got ${link}`
        )
        .join("\n")
    );
}
