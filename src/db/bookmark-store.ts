import {mergeBookmarks, readBookmarks, writeBookmarks, type Bookmark} from "../model/bookmarks.js";

const KEY = "quartierslabor-lesezeichen";

/**
 * Bookmarks in this browser's localStorage. A browser that does not allow it gives null, and nothing is kept. Several sites
 * on one host share a storage: bookmarks are kept per folder of the site.
 */
export interface BookmarkStore {
  readonly all: () => readonly Bookmark[];
  /** @returns whether the browser has kept them */
  readonly keep: (bookmarks: readonly Bookmark[]) => boolean;
  readonly add: (bookmark: Bookmark) => boolean;
}

/** @param site - path of the site's root, for instance "/monitoring/" */
export function bookmarkStore(site: string): BookmarkStore | null {
  const key = `${KEY}:${site}`;
  const storage = openStorage();
  if (storage === null) return null;
  const all = () => {
    const read = readBookmarks(storage.getItem(key) ?? writeBookmarks([]));
    return typeof read === "string" ? [] : read.bookmarks;
  };
  const keep = (bookmarks: readonly Bookmark[]) => {
    try {
      storage.setItem(key, writeBookmarks(bookmarks));
      return true;
    } catch {
      return false;
    }
  };
  return {all, keep, add: (bookmark) => keep(mergeBookmarks(all(), [bookmark]))};
}

function openStorage(): Storage | null {
  try {
    const storage = globalThis.localStorage;
    storage.setItem(`${KEY}?`, "");
    storage.removeItem(`${KEY}?`);
    return storage;
  } catch {
    return null;
  }
}
