import {relative, resolve} from "node:path";
import type {Command} from "commander";
import type {Scope} from "../../src/model/build-info.js";
import {defaultMunicipality, findMunicipality} from "./find-municipality.js";
import {interruptible} from "./interruptible.js";
import {municipalityArgument, scopeOption} from "./options.js";
import {createProgress} from "./progress.js";
import {UsageError} from "./usage-error.js";
import {withBuiltSite} from "./with-built-site.js";

interface ReportFlags {
  readonly area?: string;
  readonly level?: string;
  readonly all?: boolean;
  readonly out: string;
  readonly scope: Scope;
  readonly site?: string;
}

const examples = `
Examples:
  quartierslabor report musterstadt --area 010101,010102 --out markt.pdf
  quartierslabor report berlin --level bezirk --out bezirke.pdf
  quartierslabor report berlin --all --site dist-berlin --out berlin.pdf

--all is every area of the level that the first method classifies (Berlin: 542 Planungsräume), without a method of the
finest level. Without --site the pages are built first, into a temporary folder.

The PDF is printed by Chromium 131 or later, which must be installed: CHROMIUM_PATH, else the one found in the search
path. The PDF is tagged for screen readers and has bookmarks. The same data gives the same bytes as long as Chromium and
fonts are the same; dates in the file are fixed.`;

/** Adds `report`: profiles of areas as one PDF. */
export function addReport(program: Command): void {
  program
    .command("report")
    .summary("write profiles of areas as a PDF")
    .description(
      "Write the profiles of some or all areas as one PDF with title page, contents, page numbers, sources and method notes. Needs Chromium."
    )
    .argument("[kommune]", municipalityArgument, defaultMunicipality)
    .option("--area <ids>", "keys of areas, separated by commas")
    .option("--level <level>", "all areas of this level, or the level of --area")
    .option("--all", "all areas of the level that is classified")
    .option("--out <file>", "PDF to write", "steckbriefe.pdf")
    .option("--site <dir>", "a folder that build wrote (default: build one for this report)")
    .addOption(scopeOption())
    .addHelpText("after", examples)
    .action(run);
}

async function run(kommune: string, flags: ReportFlags): Promise<void> {
  const request = readRequest(flags);
  const municipality = findMunicipality(kommune);
  const out = resolve(flags.out);
  const {assertChromium} = await import("../report/open-chromium.js");
  assertChromium();
  const progress = createProgress(process.stderr);
  try {
    const {onProgress} = progress;
    const count = await interruptible((signal) => {
      const write = async (site: string) => {
        const {writeReport} = await import("../report/write-report.js");
        return writeReport({...request, site, out, scope: flags.scope, signal, onProgress});
      };
      if (flags.site !== undefined) return write(resolve(flags.site));
      return withBuiltSite({municipality, scope: flags.scope, signal, onProgress}, write);
    });
    progress.end();
    const profiles = count === 1 ? "1 profile" : `${count} profiles`;
    process.stdout.write(`${profiles} in ${relative(process.cwd(), out)}\n`);
  } finally {
    progress.end();
  }
}

/** Which areas: exactly one of --area, --level and --all, or --area together with its --level. */
function readRequest({area, level, all = false}: ReportFlags) {
  const areas =
    area
      ?.split(",")
      .map((id) => id.trim())
      .filter(Boolean) ?? null;
  if (all ? area !== undefined || level !== undefined : area === undefined && level === undefined)
    throw new UsageError(
      "report: which areas; expected --area ID[,ID], --level LEVEL or --all, got none or several"
    );
  if (areas?.length === 0) throw new UsageError('report: no area; expected --area ID[,ID], got ""');
  return {areas: areas === null ? null : [...new Set(areas)], level: level ?? null};
}
