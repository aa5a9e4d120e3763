/** A view that a reader wants to find again. */
export interface Bookmark {
  readonly id: string;
  readonly title: string;
  readonly note: string;
  /** Page and view from the site's root, for instance "status-dynamik/?v=1&methode=…". */
  readonly address: string;
  /** Day it was made, ISO date. */
  readonly created: string;
}

/** What `readBookmarks` found wrong with a file. */
export type BookmarkProblem = "no-json" | "no-bookmarks" | "too-large";

const FORMAT = "quartierslabor-lesezeichen";
const LONGEST = {title: 200, note: 4000, address: 16_000} as const;
const MOST = 2000;
const LONGEST_FILE = 5_000_000;
/** A path within the site, then the view: no scheme, no host, no way up. */
const ADDRESS = /^(?!\/)(?!.*(?:^|\/)\.\.?(?:\/|\?|$))[\w/.-]*(?:\?[^#\s<>"\\]*)?$/;

export function isSiteAddress(address: string): boolean {
  return address.length <= LONGEST.address && !address.includes("//") && ADDRESS.test(address);
}

/** Bookmarks as a file to keep or to hand on. */
export function writeBookmarks(bookmarks: readonly Bookmark[]): string {
  return `${JSON.stringify({format: FORMAT, version: 1, bookmarks}, null, 1)}\n`;
}

/** Reads a file that somebody may have written by hand. A single bookmark that is not as it must be is left out and counted. */
export function readBookmarks(
  text: string
): {readonly bookmarks: readonly Bookmark[]; readonly refused: number} | BookmarkProblem {
  if (text.length > LONGEST_FILE) return "too-large";
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return "no-json";
  }
  const {format, bookmarks} = (data ?? {}) as {format?: unknown; bookmarks?: unknown};
  if (format !== FORMAT || !Array.isArray(bookmarks)) return "no-bookmarks";
  if (bookmarks.length > MOST) return "too-large";
  const read = bookmarks.flatMap((one: unknown) => readBookmark(one) ?? []);
  return {bookmarks: read, refused: bookmarks.length - read.length};
}

function readBookmark(data: unknown): Bookmark | null {
  if (typeof data !== "object" || data === null) return null;
  const {id, title, note, address, created} = data as Record<string, unknown>;
  const isText = (value: unknown, longest: number): value is string =>
    typeof value === "string" && value.length <= longest;
  if (!isText(id, 60) || !/^[\w-]+$/.test(id)) return null;
  if (!isText(title, LONGEST.title) || title.trim() === "" || !isText(note, LONGEST.note)) return null;
  if (typeof address !== "string" || !isSiteAddress(address)) return null;
  if (typeof created !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(created)) return null;
  return {id, title, note, address, created};
}

/**
 * Bookmarks of a file beside those there are: one with the same id or the same address and title is the same and stays as it
 * is here; all others follow in the file's order.
 */
export function mergeBookmarks(own: readonly Bookmark[], other: readonly Bookmark[]): readonly Bookmark[] {
  const merged = [...own];
  for (const one of other) {
    const known = merged.some(
      ({id, address, title}) => id === one.id || (address === one.address && title === one.title)
    );
    if (!known) merged.push(one);
  }
  return merged;
}

/** A title and a note as they may be kept: cut to length, never empty. */
export function bookmarkTexts(
  title: string,
  note: string,
  fallback: string
): Pick<Bookmark, "title" | "note"> {
  return {title: title.trim().slice(0, LONGEST.title) || fallback, note: note.trim().slice(0, LONGEST.note)};
}
