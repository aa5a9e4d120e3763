import {basename, resolve} from "node:path";
import type {Command} from "commander";
import {defaultMunicipality, findMunicipality} from "./find-municipality.js";
import {interruptible} from "./interruptible.js";
import {municipalityArgument} from "./options.js";
import {createProgress} from "./progress.js";

interface FetchFlags {
  readonly from?: string;
}

const examples = `
Examples:
  quartierslabor fetch berlin                        download, or go on with what was interrupted
  quartierslabor fetch berlin --from /media/berlin   take the files from a folder, same checks

Every file is compared with the SHA-256 in the municipality's sources.json; what does not match is refused.
Behind a proxy, set HTTPS_PROXY (and NO_PROXY).`;

/** Adds `fetch`: downloads the files a municipality lists in its sources.json. */
export function addFetch(program: Command): void {
  program
    .command("fetch")
    .summary("get the open data a municipality needs and check it")
    .description("Get the files listed in a municipality's sources.json and check each one's hash.")
    .argument("[kommune]", municipalityArgument, defaultMunicipality)
    .option("--from <dir>", "take the files from this folder instead of downloading them")
    .addHelpText("after", examples)
    .action(run);
}

async function run(kommune: string, {from}: FetchFlags): Promise<void> {
  const municipality = findMunicipality(kommune);
  const {fetchFiles} = await import("../fetch/fetch-files.js");
  const {onProgress, end} = createProgress(process.stderr);
  try {
    const folder = from === undefined ? undefined : resolve(from);
    const summary = await interruptible((signal) =>
      fetchFiles(municipality, {from: folder, signal, onProgress})
    );
    end();
    process.stdout.write(`${describe(basename(municipality), summary)}\n`);
  } finally {
    end();
  }
}

function describe(name: string, summary: {files: number; fetched: number; bytes: number; folder: string}) {
  const {files, fetched, bytes, folder} = summary;
  if (files === 0) return `Nothing to fetch: ${name} has all its data in its folder.`;
  const kept = files - fetched === 0 ? "" : `, ${files - fetched} were there`;
  const size = `${(bytes / 1e6).toFixed(1)} MB`;
  return `${files} files of ${name} are complete and checked (${size}): ${fetched} fetched${kept}.\n${folder}`;
}
