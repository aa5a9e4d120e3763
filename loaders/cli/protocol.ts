import {extname, relative, resolve} from "node:path";
import type {Command} from "commander";
import {expectDownloads} from "./expect-downloads.js";
import {defaultMunicipality, findMunicipality} from "./find-municipality.js";
import {interruptible} from "./interruptible.js";
import {municipalityArgument} from "./options.js";
import {createProgress, type Progress} from "./progress.js";
import {UsageError} from "./usage-error.js";
import {withBuiltSite} from "./with-built-site.js";

const examples = `
Examples:
  quartierslabor protocol musterstadt --out geheimhaltung.pdf
  quartierslabor protocol musterstadt --out geheimhaltung.json

The PDF is the page "Geheimhaltung" of the internal pages, which are built for it into a temporary folder; it is tagged and
needs Chromium 131 or later (CHROMIUM_PATH, else the one found in the search path). Where publication is refused, it says why.

The JSON tells the same of every single cell. Neither has a withheld count in it, but both tell reasons: keep them inside.`;

/** Adds `protocol`: what the data protection officer files away. */
export function addProtocol(program: Command): void {
  program
    .command("protocol")
    .summary("write the protocol of disclosure control")
    .description(
      "Write what disclosure control withholds of the public edition, why, at what cost, and what the audit found: as a PDF to file away or as JSON."
    )
    .argument("[kommune]", municipalityArgument, defaultMunicipality)
    .option("--out <file>", "file to write, .pdf or .json", "geheimhaltung.pdf")
    .addHelpText("after", examples)
    .action(run);
}

async function run(kommune: string, flags: {readonly out: string}): Promise<void> {
  const write = writers[extname(flags.out).toLowerCase()];
  if (write === undefined)
    throw new UsageError(
      `protocol: what kind of file; expected --out FILE.pdf or FILE.json, got ${flags.out}`
    );
  const municipality = findMunicipality(kommune);
  const out = resolve(flags.out);
  const progress = createProgress(process.stderr);
  try {
    await write(municipality, out, progress);
    progress.end();
    process.stdout.write(`The protocol is in ${relative(process.cwd(), out)}\n`);
  } finally {
    progress.end();
  }
}

type Write = (municipality: string, out: string, progress: Progress) => Promise<void>;

const writers: Readonly<Record<string, Write>> = {".pdf": writePdf, ".json": writeJson};

async function writePdf(municipality: string, out: string, {onProgress}: Progress): Promise<void> {
  const {assertChromium} = await import("../report/open-chromium.js");
  assertChromium();
  await interruptible((signal) =>
    withBuiltSite({municipality, scope: "internal", signal, onProgress}, async (site) => {
      const {writeProtocol} = await import("../report/write-protocol.js");
      await writeProtocol({site, out, signal, onProgress});
    })
  );
}

async function writeJson(municipality: string, out: string, {onProgress}: Progress): Promise<void> {
  await expectDownloads(municipality);
  const [{prepareTables}, {workDir}, {writeWhole}] = await Promise.all([
    import("../tables/prepare-tables.js"),
    import("../site/project.js"),
    import("../report/write-whole.js")
  ]);
  const options = {scope: "public", workDir: workDir(), onProgress} as const;
  const {disclosure} = await prepareTables(municipality, options);
  await writeWhole(out, `${JSON.stringify(disclosure, null, 2)}\n`);
}
