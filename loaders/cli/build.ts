import {relative, resolve} from "node:path";
import type {Command} from "commander";
import type {Scope} from "../../src/model/build-info.js";
import {expectDownloads} from "./expect-downloads.js";
import {defaultMunicipality, findMunicipality} from "./find-municipality.js";
import {interruptible} from "./interruptible.js";
import {municipalityArgument, scopeOption} from "./options.js";
import {createProgress} from "./progress.js";

interface BuildFlags {
  readonly out: string;
  readonly scope: Scope;
}

const examples = `
Examples:
  quartierslabor build                                    the demo city, into dist/
  quartierslabor build berlin --out dist-berlin
  quartierslabor build ../unsere-stadt --scope internal   with all values, for the office only`;

/** Adds `build`: a folder of static pages and data files. */
export function addBuild(program: Command): void {
  program
    .command("build")
    .summary("write the pages and data as static files")
    .description("Write a folder of static pages and data files that any web server can serve.")
    .argument("[kommune]", municipalityArgument, defaultMunicipality)
    .option("--out <dir>", "folder to write to", "dist")
    .addOption(scopeOption())
    .addHelpText("after", examples)
    .action(run);
}

async function run(kommune: string, flags: BuildFlags): Promise<void> {
  const municipality = findMunicipality(kommune);
  const out = resolve(flags.out);
  await expectDownloads(municipality);
  const {buildSite} = await import("../site/build-site.js");
  const {onProgress, end} = createProgress(process.stderr);
  try {
    await interruptible((signal) => buildSite({municipality, out, scope: flags.scope, signal, onProgress}));
    end();
    process.stdout.write(`The pages are in ${relative(process.cwd(), out) || "."}\n`);
  } finally {
    end();
  }
}
