import {readFileSync} from "node:fs";
import {Command} from "commander";
import {addBuild} from "./build.js";
import {addCheck} from "./check.js";
import {addFetch} from "./fetch.js";
import {addHelp} from "./help.js";
import {addInit} from "./init.js";
import {addMethodCommands} from "./method-commands.js";
import {addProtocol} from "./protocol.js";
import {addReport} from "./report.js";
import {addStart} from "./start.js";

/**
 * The command line `quartierslabor`: what there is to call. A command loads what it needs when it runs; `args` are what
 * was typed.
 */
export async function createProgram(args: readonly string[]): Promise<Command> {
  const program = new Command("quartierslabor")
    .description("Notebooks for small-area social monitoring: from municipal extracts to pages to share.")
    .version(version(), "-V, --version", "print the version")
    .helpOption("-h, --help", "print help")
    .option("--debug", "print the stack of an error (or set QUARTIERSLABOR_DEBUG=1)")
    .configureHelp({showGlobalOptions: true})
    .showHelpAfterError("(--help shows what is possible)")
    .exitOverride();
  addStart(program);
  addBuild(program);
  addFetch(program);
  addCheck(program);
  addInit(program);
  addReport(program);
  addProtocol(program);
  await addMethodCommands(program, args);
  addHelp(program);
  return program;
}

function version(): string {
  const text = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  return (JSON.parse(text) as {version: string}).version;
}
