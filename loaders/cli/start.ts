import type {Command} from "commander";
import {defaultMunicipality, findMunicipality} from "./find-municipality.js";
import {interruptible, Interrupted} from "./interruptible.js";
import {municipalityArgument, parsePort} from "./options.js";
import {createProgress} from "./progress.js";

interface StartFlags {
  readonly port?: number;
  readonly host: string;
  readonly open: boolean;
}

const examples = `
Examples:
  quartierslabor start                     the demo city
  quartierslabor start berlin --no-open    Berlin, without opening a browser
  quartierslabor start ../unsere-stadt     a municipality of your own`;

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
    .addHelpText("after", examples)
    .action(run);
}

async function run(kommune: string, flags: StartFlags): Promise<void> {
  const municipality = findMunicipality(kommune);
  const {startSite} = await import("../site/start-site.js");
  const progress = createProgress(process.stderr);
  // Where nobody sits at the terminal, nobody waits for a browser either.
  const open = flags.open && process.stdout.isTTY === true;
  try {
    await interruptible((signal) =>
      startSite({...flags, municipality, open, signal, onProgress: progress.onProgress})
    );
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
  } finally {
    progress.end();
  }
}
