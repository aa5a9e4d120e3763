import {basename, join, resolve} from "node:path";
import {fileURLToPath} from "node:url";
import {checkFile, difference} from "./check-file.js";
import {downloadsFolder} from "./downloads-folder.js";
import {FetchError} from "./fetch-error.js";
import {forEachLimited} from "./for-each-limited.js";
import {readSources, type SourceFile} from "./read-sources.js";

const dataFolder = fileURLToPath(new URL("../../data", import.meta.url));

const atOnce = 8;
const listed = 10;

/**
 * Makes sure that every file of a municipality's `sources.json` lies in `folder` (its downloads folder if not given) with
 * the right SHA-256; all bytes are read. Does nothing for a municipality without such a list. Throws a FetchError that
 * names the missing and altered files, expected and found hash, and what to do.
 */
export async function verifyDownloads(municipality: string, folder?: string): Promise<void> {
  const sources = await readSources(municipality);
  if (sources.length === 0) return;
  const downloads = folder ?? (await downloadsFolder(municipality));
  const problems = new Map<SourceFile, string>();
  await forEachLimited(sources, atOnce, async (source) => {
    const state = await checkFile(source, join(downloads, source.file));
    if (state.kind === "missing") problems.set(source, `${source.file} is missing`);
    if (state.kind === "altered")
      problems.set(source, `${source.file} was altered; ${difference(source, state)}`);
  });
  if (problems.size === 0) return;
  const lines = sources.flatMap((source) => problems.get(source) ?? []);
  throw new FetchError(describe(municipality, sources.length, lines, downloads));
}

function describe(municipality: string, total: number, lines: readonly string[], folder: string): string {
  const name = basename(resolve(municipality));
  const argument = resolve(municipality) === join(dataFolder, name) ? name : municipality;
  const head = `downloads: ${lines.length} of ${total} files of ${name} are missing or altered (${folder})`;
  const more = lines.length > listed ? [`  … and ${lines.length - listed} more`] : [];
  const help =
    `  To get them: quartierslabor fetch ${argument}\n` +
    `  Without access to the internet: quartierslabor fetch ${argument} --from DIR, a folder that has them`;
  return [head, ...lines.slice(0, listed).map((line) => `  ${line}`), ...more, help].join("\n");
}
