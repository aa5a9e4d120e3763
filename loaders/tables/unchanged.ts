import {mkdir, readFile, rename, stat, writeFile} from "node:fs/promises";
import {dirname} from "node:path";

/** Files that changed this shortly before a run may change again without their times showing it. */
const UNCERTAIN_MS = 2_000;

/** What a run saw: the tables it led to, and the state of every file and folder that it looked at. */
interface Seen {
  readonly name: string;
  readonly states: Readonly<Record<string, string>>;
}

/**
 * The name of the tables that an earlier run led to, where since then no file and folder it looked at has another size,
 * time or identity; null where one has, or where there was no run. Saves reading everything to find that nothing changed.
 */
export async function unchangedSince(record: string): Promise<string | null> {
  const seen = await readFile(record, "utf8")
    .then((text) => JSON.parse(text) as Seen)
    .catch(() => null);
  if (seen === null) return null;
  const paths = Object.keys(seen.states);
  const now = await Promise.all(paths.map(stateOf));
  return paths.every((path, index) => seen.states[path] === now[index]?.text) ? seen.name : null;
}

/** Remembers what a run that began at `start` (ms) saw; nothing where a file had changed a moment before. */
export async function rememberSeen(
  record: string,
  name: string,
  files: readonly string[],
  start: number
): Promise<void> {
  const paths = [...new Set([...files, ...files.map((file) => dirname(file))])];
  const found = await Promise.all(paths.map(stateOf));
  if (found.some((state) => state === null || state.changed > start - UNCERTAIN_MS)) return;
  const states = Object.fromEntries(paths.map((path, index) => [path, found[index]!.text]));
  await mkdir(dirname(record), {recursive: true});
  const draft = `${record}.${process.pid}.tmp`;
  await writeFile(draft, JSON.stringify({name, states} satisfies Seen));
  await rename(draft, record);
}

async function stateOf(path: string): Promise<{text: string; changed: number} | null> {
  try {
    const {size, mtimeNs, ctimeNs, ino} = await stat(path, {bigint: true});
    const changed = Number((mtimeNs > ctimeNs ? mtimeNs : ctimeNs) / 1_000_000n);
    return {text: `${size} ${mtimeNs} ${ctimeNs} ${ino}`, changed};
  } catch {
    return null;
  }
}
