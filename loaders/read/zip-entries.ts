import {unzipSync} from "fflate";

/** What an archive may unpack to, in bytes: far beyond any municipality's boundaries, far below a machine's memory. */
export const MAX_UNPACKED_BYTES = 1_000_000_000;

/**
 * The files of a zip archive by their path in it, folders and what operating systems add (`__MACOSX`) left out.
 *
 * @param label name of the file in messages
 * @throws where the bytes are no zip archive, and where it says that it unpacks to more than `MAX_UNPACKED_BYTES`
 */
export function readZipEntries(bytes: Uint8Array, label: string): ReadonlyMap<string, Uint8Array> {
  try {
    assertSize(bytes, label);
    const entries = Object.entries(unzipSync(bytes, {filter: ({name}) => isFile(name)}));
    return new Map(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
  } catch (cause) {
    if (cause instanceof Error && cause.message.startsWith("zip:")) throw cause;
    throw new Error(`zip: not readable; expected a zip archive, got "${String(cause)}" (${label})`, {cause});
  }
}

function isFile(name: string): boolean {
  return !name.endsWith("/") && !/(^|\/)(__MACOSX\/|\.)/.test(name);
}

/** The sizes are those the archive states; no more than that is ever unpacked of an entry. */
function assertSize(bytes: Uint8Array, label: string): void {
  const sizes: number[] = [];
  unzipSync(bytes, {filter: ({originalSize}) => sizes.push(originalSize) < 0});
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (total <= MAX_UNPACKED_BYTES) return;
  const expected = `at most ${MAX_UNPACKED_BYTES / 1e6} MB`;
  throw new Error(
    `zip: unpacks to too much; expected ${expected}, got ${Math.round(total / 1e6)} MB (${label})`
  );
}
