import type {Command} from "commander";
import type {Scope} from "../../src/model/build-info.js";
import {expectDownloads} from "./expect-downloads.js";
import {defaultMunicipality, findMunicipality} from "./find-municipality.js";
import {interruptible} from "./interruptible.js";
import {municipalityArgument, scopeOption} from "./options.js";
import {createProgress} from "./progress.js";

interface CheckFlags {
  readonly json?: boolean;
  readonly scope: Scope;
}

const examples = `
Examples:
  quartierslabor check ../unsere-stadt           what was read from each file, and what was not understood
  quartierslabor check berlin --json > report.json

Exit code 1 means that something is to be put right: a mistake in a manifest, catalogue or method file, a fetched file
that is missing or altered, or rows that could not be used (unknown areas, duplicates, unreadable cells).`;

/** Adds `check`: reads everything a municipality delivered and reports what became of it. */
export function addCheck(program: Command): void {
  program
    .command("check")
    .summary("read a municipality's files and report what became of each row")
    .description(
      "Read a municipality's manifest, methods, boundaries and extracts and report what became of them."
    )
    .argument("[kommune]", municipalityArgument, defaultMunicipality)
    .option("--json", "print the report as JSON, with every entry")
    .addOption(scopeOption())
    .addHelpText("after", examples)
    .action(run);
}

async function run(kommune: string, {json, scope}: CheckFlags): Promise<void> {
  const municipality = findMunicipality(kommune);
  await expectDownloads(municipality);
  const [{prepareTables}, {workDir}, {describeReport, problemCount}] = await Promise.all([
    import("../tables/prepare-tables.js"),
    import("../site/project.js"),
    import("./describe-report.js")
  ]);
  const {onProgress, end} = createProgress(process.stderr);
  try {
    const {report} = await interruptible(() =>
      prepareTables(municipality, {scope, workDir: workDir(), onProgress})
    );
    end();
    process.stdout.write(json ? `${JSON.stringify(report, null, 2)}\n` : describeReport(report));
    if (problemCount(report) > 0) process.exitCode = 1;
  } finally {
    end();
  }
}
