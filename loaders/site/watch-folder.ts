import {existsSync, watch, type FSWatcher} from "node:fs";
import {readdir} from "node:fs/promises";
import {join} from "node:path";

/** Editors write a file in several steps: changes within this time are one change. */
const QUIET_MS = 200;

/**
 * Calls `onChange` after files below `folder` have changed and have been quiet for a moment.
 * @returns a function that ends the watch
 */
export async function watchFolder(folder: string, onChange: () => void): Promise<() => void> {
  const watchers = new Map<string, FSWatcher>();
  const pending: {timer: NodeJS.Timeout | null} = {timer: null};
  const changed = () => {
    if (pending.timer) clearTimeout(pending.timer);
    pending.timer = setTimeout(async () => {
      await watchAll();
      onChange();
    }, QUIET_MS);
  };
  const watchAll = async () => {
    for (const path of await subfolders(folder)) {
      if (watchers.has(path)) continue;
      const watcher = watch(path, (_event, name) => {
        if (!isNoise(name)) changed();
      });
      watcher.on("error", () => {
        watcher.close();
        watchers.delete(path);
      });
      watchers.set(path, watcher);
    }
    for (const [path, watcher] of watchers)
      if (!existsSync(path)) {
        watcher.close();
        watchers.delete(path);
      }
  };
  await watchAll();
  return () => {
    if (pending.timer) clearTimeout(pending.timer);
    for (const watcher of watchers.values()) watcher.close();
  };
}

/** Lock and swap files of spreadsheet programs and editors say nothing about the data. */
function isNoise(name: string | null): boolean {
  return name !== null && /^(\.~lock|~\$|\.)|(~|\.sw[px]|\.tmp)$/.test(name);
}

async function subfolders(folder: string): Promise<string[]> {
  const entries = await readdir(folder, {withFileTypes: true, recursive: true}).catch(() => []);
  const below = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name));
  return [folder, ...below].filter((path) => !/[\\/]node_modules\b/.test(path));
}
