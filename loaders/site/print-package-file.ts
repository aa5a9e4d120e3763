import {createReadStream} from "node:fs";
import {join} from "node:path";
import {pipeline} from "node:stream/promises";
import {projectRoot} from "./project.js";

/** Prints a file of an installed package, as Framework expects of a data loader. */
export async function printPackageFile(path: string): Promise<void> {
  await pipeline(createReadStream(join(projectRoot(), "node_modules", path)), process.stdout);
}
