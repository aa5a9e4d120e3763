import {fileURLToPath} from "node:url";
import {workDir} from "../loaders/site/project.js";
import {prepareTables} from "../loaders/tables/prepare-tables.js";

/** Makes the demo city's public tables before any test needs them: protecting them takes most of a minute. */
export async function setup(): Promise<void> {
  const folder = fileURLToPath(new URL("../data/musterstadt", import.meta.url));
  await prepareTables(folder, {scope: "public", workDir: workDir()});
}
