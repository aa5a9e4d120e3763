import {relative, resolve} from "node:path";
import {InvalidArgumentError, type Command} from "commander";
import type {Scope} from "../../src/model/build-info.js";
import type {KeptVersion} from "../../src/model/kept-version.js";
import {expectDownloads} from "./expect-downloads.js";
import {defaultMunicipality, findMunicipality} from "./find-municipality.js";
import {interruptible} from "./interruptible.js";
import {municipalityArgument, scopeOption} from "./options.js";
import {createProgress} from "./progress.js";

interface BuildFlags {
  readonly out: string;
  readonly scope: Scope;
  readonly keep: number;
}

const examples = `
Examples:
  quartierslabor build                                    the demo city, into dist/
  quartierslabor build berlin --out dist-berlin
  quartierslabor build berlin --keep 3                    the site keeps its three earlier data versions
  quartierslabor build ../unsere-stadt --scope internal   with all values, for the office only`;

/** Adds `build`: a folder of static pages and data files. */
export function addBuild(program: Command): void {
  program
    .command("build")
    .summary("write the pages and data as static files")
    .description("Write a folder of static pages and data files that any web server can serve.")
    .argument("[kommune]", municipalityArgument, defaultMunicipality)
    .option("--out <dir>", "folder to write to", "dist")
    .option("--keep <n>", "keep the data of so many builds before, for older links", parseKeep, 0)
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
    const dropped: string[] = [];
    const kept = await interruptible((signal) =>
      buildSite({
        municipality,
        out,
        scope: flags.scope,
        keep: flags.keep,
        signal,
        onProgress,
        onDropped: (message) => dropped.push(message)
      })
    );
    end();
    for (const message of dropped) process.stdout.write(`${message}\n`);
    if (kept.length > 0) process.stdout.write(`${keptWords(kept)}\n`);
    process.stdout.write(`The pages are in ${relative(process.cwd(), out) || "."}\n`);
  } finally {
    end();
  }
}

function parseKeep(text: string): number {
  if (!/^\d{1,3}$/.test(text)) throw new InvalidArgumentError("expected a whole number from 0 to 999");
  return Number(text);
}

function keptWords(kept: readonly KeptVersion[]): string {
  const megabytes = (kept.reduce((sum, {bytes}) => sum + bytes, 0) / 1e6).toFixed(1);
  return `Kept ${kept.length} earlier data version${kept.length === 1 ? "" : "s"}, ${megabytes} MB: ${kept.map(({data_version}) => data_version).join(", ")}`;
}
