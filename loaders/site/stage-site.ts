import {copyFile, lstat, mkdir, readdir, readlink, rm, stat, symlink} from "node:fs/promises";
import {existsSync} from "node:fs";
import {join} from "node:path";

/**
 * Makes `root` the folder Framework works in: links to everything in the project's `src/`, to its `components/` and to
 * the municipality's `notebooks/`. Nothing else of the municipality is linked: Framework's preview serves every file
 * below its root. Staging again changes only what differs and removes what is gone.
 * @param options.without - entries of `src/` that this site does not have
 */
export async function stageSite(options: {
  readonly root: string;
  readonly project: string;
  readonly municipality: string;
  readonly without?: readonly string[];
}): Promise<void> {
  const {root} = options;
  await mkdir(root, {recursive: true});
  const entries = await siteEntries(options);
  for (const name of await readdir(root))
    if (!name.startsWith(".") && !entries.has(name)) await rm(join(root, name), {recursive: true});
  for (const [name, target] of entries) await link(target, join(root, name));
}

async function siteEntries({
  project,
  municipality,
  without = []
}: {
  readonly project: string;
  readonly municipality: string;
  readonly without?: readonly string[];
}): Promise<ReadonlyMap<string, string>> {
  const names = (await readdir(join(project, "src"))).filter(
    (name) => !name.startsWith(".") && !without.includes(name)
  );
  return new Map(
    [
      ...names.sort().map((name) => [name, join(project, "src", name)] as const),
      ["components", join(project, "components")] as const,
      ["notebooks", join(municipality, "notebooks")] as const
    ].filter(([, target]) => existsSync(target))
  );
}

/** A folder is linked as a junction, which Windows allows everyone; a file that cannot be linked there is copied. */
async function link(target: string, path: string): Promise<void> {
  const current = await lstat(path).catch(() => null);
  if (current?.isSymbolicLink() && (await readlink(path)) === target) return;
  if (current) await rm(path, {recursive: true});
  const directory = (await stat(target)).isDirectory();
  try {
    await symlink(target, path, directory ? "junction" : "file");
  } catch (error) {
    if (directory || (error as NodeJS.ErrnoException).code !== "EPERM") throw error;
    await copyFile(target, path);
  }
}
