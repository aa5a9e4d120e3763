import {mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {deserialize, serialize} from "node:v8";

/** How long a result that no run asks for is kept. */
const KEPT_MS = 30 * 24 * 3_600_000;

/**
 * Results by key, one file each, that runs share: a key stands for everything a result is made of. They hold what offices
 * delivered, before disclosure control, and so are readable by their owner only.
 */
export interface ResultCache {
  /** The result kept under a key, or made now and kept. A result that cannot be read is made again. */
  remember<T>(key: string, make: () => Promise<T>): Promise<T>;
  /** Removes results that nobody asked for in a month. */
  prune(): Promise<void>;
}

export function resultCache(folder: string): ResultCache {
  const remember = async <T>(key: string, make: () => Promise<T>) => {
    const file = join(folder, key);
    const found = await read<T>(file);
    if (found !== undefined) return found.value;
    const value = await make();
    await write(file, {value});
    return value;
  };
  const write = async (file: string, content: object) => {
    await mkdir(folder, {recursive: true});
    const draft = `${file}.${process.pid}.tmp`;
    await writeFile(draft, serialize(content), {mode: 0o600});
    await rename(draft, file);
  };
  return {remember, prune: () => prune(folder)};
}

async function read<T>(file: string): Promise<{value: T} | undefined> {
  try {
    const content = deserialize(await readFile(file)) as {value: T};
    await utimes(file, new Date(), new Date());
    return content;
  } catch {
    return undefined;
  }
}

async function prune(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const file = join(folder, name);
    const used = (await stat(file).catch(() => null))?.mtimeMs ?? 0;
    if (used < Date.now() - KEPT_MS) await rm(file, {force: true});
  }
}
