import {cp, mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {onTestFinished} from "vitest";
import {projectRoot} from "../loaders/site/project.js";

/** A copy of Musterstadt's folder that a test may change, with notebooks of its own; removed after the test. */
export async function copyMunicipality(notebooks?: string): Promise<string> {
  const folder = await temporaryFolder();
  const copy = join(folder, "stadt");
  await cp(join(projectRoot(), "data/musterstadt"), copy, {
    recursive: true,
    filter: (source) => !/[\\/]musterstadt[\\/](generator|notebooks)/.test(source)
  });
  if (notebooks) await cp(notebooks, join(copy, "notebooks"), {recursive: true});
  return copy;
}

/** An empty folder that is removed after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "quartierslabor-"));
  onTestFinished(() => rm(folder, {recursive: true, force: true}));
  return folder;
}
