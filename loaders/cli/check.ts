import {InvalidArgumentError, type Command} from "commander";
import type {Scope} from "../../src/model/build-info.js";
import {parseShare} from "../changes/parse-share.js";
import {expectDownloads} from "./expect-downloads.js";
import {defaultMunicipality, findMunicipality} from "./find-municipality.js";
import {interruptible} from "./interruptible.js";
import {municipalityArgument, scopeOption} from "./options.js";
import {createProgress} from "./progress.js";

interface CheckFlags {
  readonly json?: boolean;
  readonly moved?: number;
  readonly scope: Scope;
}

const examples = `
Examples:
  quartierslabor check ../unsere-stadt               what was read, what was not understood, what has changed
  quartierslabor check ../unsere-stadt --moved 10%   names values that moved by more than a tenth
  quartierslabor check berlin --json > report.json   everything, as schemas/check-report.schema.json describes it

Changes are those since the last tables that were accepted: by a check without problems, or by a build. They stay the
same until other tables are accepted.

Exit code 1 means that something is to be put right: a mistake in a manifest, catalogue or method file, a fetched file
that is missing or altered, or rows that could not be used (unknown areas, duplicates, unreadable cells).`;

/** Adds `check`: reads everything a municipality delivered and reports what became of it. */
export function addCheck(program: Command): void {
  program
    .command("check")
    .summary("read a municipality's files, report what became of each row and what has changed")
    .description(
      "Read a municipality's manifest, methods, boundaries and extracts and report what became of them, and what has changed since the last tables that were accepted."
    )
    .argument("[kommune]", municipalityArgument, defaultMunicipality)
    .option("--json", "print the report as JSON, with every entry")
    .option(
      "--moved <share>",
      "name values that moved by more than this (default: the manifest's, else 25%)",
      share
    )
    .addOption(scopeOption())
    .addHelpText("after", examples)
    .action(run);
}

function share(text: string): number {
  const parsed = parseShare(text);
  if (parsed === null) throw new InvalidArgumentError("expected a share like 20% or 12,5%.");
  return parsed;
}

async function run(kommune: string, {json, moved, scope}: CheckFlags): Promise<void> {
  const municipality = findMunicipality(kommune);
  await expectDownloads(municipality);
  const [{checkMunicipality}, {workDir}, {describeReport, problemCount}, {describeChanges}] =
    await Promise.all([
      import("../changes/check-municipality.js"),
      import("../site/project.js"),
      import("./describe-report.js"),
      import("./describe-changes.js")
    ]);
  const {onProgress, end} = createProgress(process.stderr);
  try {
    const {tables, changes, accept} = await interruptible(() =>
      checkMunicipality(municipality, {scope, workDir: workDir(), moved, onProgress})
    );
    end();
    const {report, info} = tables;
    const problems = problemCount(report);
    const {id} = info.municipality;
    const {data_version} = info;
    const output = {municipality: id, scope, data_version, problems, ...report, changes};
    process.stdout.write(
      json ? `${JSON.stringify(output, null, 2)}\n` : describeReport(report, describeChanges(changes))
    );
    if (problems > 0) process.exitCode = 1;
    else await accept();
  } finally {
    end();
  }
}
