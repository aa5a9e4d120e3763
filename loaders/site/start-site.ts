import {resolve} from "node:path";
import {spawn} from "node:child_process";
import type {Scope} from "../../src/model/build-info.js";
import type {ClaimedSite} from "./claim-site.js";
import {prepareSite, refreshSiteTables, type SiteOptions} from "./prepare-site.js";
import {runFramework, type FrameworkRun} from "./run-framework.js";
import {watchFolder} from "./watch-folder.js";

export interface StartedSite {
  readonly url: string;
  /** Ends when the site has stopped; rejects when it broke down. */
  readonly ended: Promise<void>;
}

/**
 * Serves a municipality's site with live reload until `signal` aborts. After a change in the municipality's folder the
 * tables are prepared again and every open page loads anew; while the folder has an error, it is reported and the site
 * stays on its last good tables.
 * @param options.port - 0 takes any free one
 */
export async function startSite({
  municipality,
  port,
  host,
  open,
  signal,
  scope = "public",
  onProgress = () => {}
}: {
  readonly municipality: string;
  readonly port: number;
  readonly host: string;
  readonly open: boolean;
  readonly signal?: AbortSignal;
  readonly scope?: Scope;
  readonly onProgress?: (message: string) => void;
}): Promise<StartedSite> {
  const options = {municipality: resolve(municipality), scope, onProgress};
  const {site, tables} = await prepareSite(options, "start");
  try {
    const {run, url} = await listen(site.root, {host, port}, onProgress);
    signal?.addEventListener("abort", () => run.send({type: "stop"}), {once: true});
    if (signal?.aborted) run.send({type: "stop"});
    const unwatch = await followChanges(site.root, options, run, tables.info.data_version);
    if (open) openBrowser(url);
    return {url, ended: end(run, unwatch, site, signal)};
  } catch (error) {
    await site.release(false);
    throw error;
  }
}

/** Ctrl-C reaches Framework's process too, which may end before it is told: no failure when we are to stop. */
async function end(
  run: FrameworkRun,
  unwatch: () => void,
  site: ClaimedSite,
  signal: AbortSignal | undefined
): Promise<void> {
  try {
    await run.ended;
  } catch (error) {
    if (!signal?.aborted) throw error;
  } finally {
    unwatch();
    await site.release(signal?.aborted ?? false);
  }
}

function listen(
  root: string,
  {host, port}: {readonly host: string; readonly port: number},
  onProgress: (message: string) => void
): Promise<{run: FrameworkRun; url: string}> {
  return new Promise((resolve, reject) => {
    const run = runFramework(
      root,
      {type: "serve", host, port},
      {
        onMessage: (message) => {
          if (message.type !== "listening") return;
          const name = host === "0.0.0.0" || host === "::" ? "localhost" : host;
          resolve({run, url: `http://${name}:${message.port}/`});
        },
        onError: (text) => onProgress(withoutStack(text))
      }
    );
    run.ended.then(
      () => reject(new Error("site: the server ended before it listened")),
      (error: Error & {code?: string}) =>
        reject(
          error.code === "EADDRINUSE"
            ? new Error(`site: port ${port} is in use; expected a free port, for instance --port ${port + 1}`)
            : error
        )
    );
  });
}

/** Framework prints its stack with every error; who writes a notebook needs the message. */
function withoutStack(text: string): string {
  const lines = text.trimEnd().split("\n");
  return [...new Set(lines.filter((line) => !/^\s+at /.test(line)))].join("\n");
}

/** One preparation at a time: a change during one leads to exactly one more. */
async function followChanges(
  root: string,
  options: SiteOptions,
  run: FrameworkRun,
  version: string
): Promise<() => void> {
  const state = {busy: false, again: false, version};
  const refresh = async () => {
    state.again = state.busy;
    if (state.busy) return;
    state.busy = true;
    try {
      state.version = await refreshSite(root, options, state.version);
      run.send({type: "reload"});
    } catch (error) {
      options.onProgress(`${(error as Error).message}\nThe site stays on the last good tables.`);
    } finally {
      state.busy = false;
    }
    if (state.again) await refresh();
  };
  return watchFolder(options.municipality, () => void refresh());
}

async function refreshSite(root: string, options: SiteOptions, version: string): Promise<string> {
  options.onProgress("the municipality's files have changed");
  const {info} = await refreshSiteTables(root, options);
  options.onProgress(
    info.data_version === version ? "pages refreshed" : `pages refreshed, data version ${info.data_version}`
  );
  return info.data_version;
}

function openBrowser(url: string): void {
  const [command, ...args] =
    process.platform === "darwin"
      ? ["open"]
      : process.platform === "win32"
        ? ["cmd", "/c", "start", ""]
        : ["xdg-open"];
  spawn(command!, [...args, url], {stdio: "ignore", detached: true})
    .on("error", () => {})
    .unref();
}
