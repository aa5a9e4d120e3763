import {basename, join, resolve} from "node:path";
import {fileURLToPath} from "node:url";

const project = fileURLToPath(new URL("../..", import.meta.url));

/** Where the fetched files of a municipality's folder lie: `<project>/.quartierslabor/downloads/<name of the folder>`. */
export function downloadsFolder(municipality: string): string {
  return join(project, ".quartierslabor", "downloads", basename(resolve(municipality)));
}
