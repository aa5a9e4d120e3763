import {cp, mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {onTestFinished} from "vitest";
import {projectRoot} from "../loaders/site/project.js";

/** Copies Musterstadt's folder to `folder`, with the notebooks of `tests/fixtures` instead of its own. */
export async function copyMunicipality(folder: string): Promise<string> {
  const root = projectRoot();
  await cp(join(root, "data/musterstadt"), folder, {
    recursive: true,
    filter: (source) => !/[\\/]musterstadt[\\/](generator|notebooks)/.test(source)
  });
  await cp(join(root, "tests/fixtures/notebooks"), join(folder, "notebooks"), {recursive: true});
  return folder;
}

/** An empty folder that is removed after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "quartierslabor-"));
  onTestFinished(() => rm(folder, {recursive: true, force: true}));
  return folder;
}
