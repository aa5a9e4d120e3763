import {existsSync} from "node:fs";
import {copyFile, mkdir, mkdtemp, readdir, rename, rm, writeFile} from "node:fs/promises";
import {basename, dirname, join, parse, relative, resolve, sep} from "node:path";
import {UsageError} from "../cli/usage-error.js";
import {projectRoot} from "../site/project.js";
import {prepareTables} from "../tables/prepare-tables.js";
import type {StoredTables} from "../tables/table-store.js";
import {catalogueText, manifestText} from "./manifest-text.js";
import type {InitPlan} from "./plan.js";

const COMPANIONS = [".shx", ".dbf", ".prj", ".cpg"];

/** @throws UsageError where `folder` exists and has something in it */
export async function expectEmpty(folder: string): Promise<void> {
  const entries = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  if (entries.length > 0)
    throw new UsageError(`init: folder in use; expected a new or empty one, got one with files (${folder})`);
}

/**
 * Writes a municipality's folder and makes its tables, to be sure that it runs. The folder appears when that has
 * succeeded: an error leaves nothing behind.
 */
export async function makeFolder(
  plan: InitPlan,
  folder: string,
  options: {readonly workDir: string; readonly onProgress: (message: string) => void}
): Promise<StoredTables> {
  const target = resolve(folder);
  await mkdir(dirname(target), {recursive: true});
  const draft = await mkdtemp(join(dirname(target), ".quartierslabor-init-"));
  try {
    await writeFolder(plan, draft, target);
    const tables = await prepareTables(draft, {scope: "public", ...options});
    await rm(target, {recursive: true, force: true});
    await rename(draft, target);
    return tables;
  } finally {
    await rm(draft, {recursive: true, force: true});
  }
}

async function writeFolder(plan: InitPlan, draft: string, target: string): Promise<void> {
  for (const name of ["extracts", "geo", "methods", "notebooks"]) await mkdir(join(draft, name));
  await copyGeometry(plan.geometry.path, join(draft, "geo"));
  await copyFile(plan.table.path, join(draft, "extracts", basename(plan.table.path)));
  await writeFile(join(draft, "indicators.csv"), catalogueText(plan.values));
  await writeFile(join(draft, "kommune.yaml"), manifestText(plan, schemaAddress(target)));
}

async function copyGeometry(path: string, geo: string): Promise<void> {
  const {dir, name, ext} = parse(path);
  await copyFile(path, join(geo, basename(path)));
  if (ext.toLowerCase() !== ".shp") return;
  for (const ending of COMPANIONS.flatMap((each) => [each, each.toUpperCase()]))
    if (existsSync(join(dir, name + ending)))
      await copyFile(join(dir, name + ending), join(geo, name + ending.toLowerCase()));
}

/** Where an editor finds the schema, seen from the folder. */
function schemaAddress(folder: string): string {
  const path = relative(folder, join(projectRoot(), "schemas/kommune.schema.json"));
  return path.split(sep).join("/");
}
