import {basename} from "node:path";
import type {Command} from "commander";
import type {Scope} from "../../src/model/build-info.js";
import {defaultMunicipality, findMunicipality} from "./find-municipality.js";
import {expectDownloads} from "./expect-downloads.js";
import {freePort} from "./free-port.js";
import {interruptible, Interrupted} from "./interruptible.js";
import {municipalityArgument, parsePort, scopeOption} from "./options.js";
import {createProgress, type Progress} from "./progress.js";

interface StartFlags {
  readonly port?: number;
  readonly host: string;
  readonly open: boolean;
  readonly scope: Scope;
}

const examples = `
Examples:
  quartierslabor start                     the demo city
  quartierslabor start berlin --no-open    Berlin, without opening a browser
  quartierslabor start ../unsere-stadt     a municipality of your own
  quartierslabor start ../unsere-stadt --scope internal   with the page "Datenbestand", for the office only`;

/** Adds `start`: the pages in a browser, reloading as extracts, methods or notebooks change. */
export function addStart(program: Command): void {
  program
    .command("start")
    .summary("show a municipality in the browser, with live reload")
    .description("Prepare the data and show the pages in a browser; they reload as you edit. Ctrl-C stops.")
    .argument("[kommune]", municipalityArgument, defaultMunicipality)
    .option("--port <number>", "port to listen on (default: the first free one from 3000)", parsePort)
    .option("--host <name>", "address to listen on; 0.0.0.0 lets others in the network in", "127.0.0.1")
    .option("--no-open", "do not open a browser")
    .addOption(scopeOption())
    .addHelpText("after", examples)
    .action(run);
}

async function run(kommune: string, flags: StartFlags): Promise<void> {
  const municipality = findMunicipality(kommune);
  const progress = createProgress(process.stderr);
  try {
    await interruptible((signal) => serve(municipality, flags, progress, signal));
  } catch (error) {
    // Ctrl-C is how one stops it: no failure.
    if (!(error instanceof Interrupted)) throw error;
  } finally {
    progress.end();
  }
}

async function serve(
  municipality: string,
  {host, scope, ...flags}: StartFlags,
  progress: Progress,
  signal: AbortSignal
): Promise<void> {
  await expectDownloads(municipality);
  const {startSite} = await import("../site/start-site.js");
  const port = flags.port ?? (await freePort(host));
  // Where nobody sits at the terminal, nobody waits for a browser either.
  const open = flags.open && process.stdout.isTTY === true;
  let serving = false;
  const onProgress = (message: string) => (serving ? progress.note(message) : progress.onProgress(message));
  const {url, ended} = await startSite({municipality, port, host, open, scope, signal, onProgress});
  serving = true;
  progress.end();
  process.stdout.write(`${basename(municipality)} is at ${url} (Ctrl-C stops)\n`);
  await ended;
}
