import {shareMenu} from "../components/controls/share-menu.js";
import type {FigureExport} from "../components/export/figure-export.js";
import {bookmarkStore} from "../db/bookmark-store.js";
import {siteRoot} from "../db/data-files.js";
import {bookmarkTexts} from "../model/bookmarks.js";
import type {BuildInfo} from "../model/build-info.js";
import {DOWNLOAD_WORDS} from "../text/download.js";
import {fullLink, shareMenuProps, type SharedView} from "../views/share.js";

/** The menu "Teilen und zitieren" of a page; `view` is asked whenever the menu is opened or a button pressed. */
export function pageShareMenu(view: () => SharedView): HTMLElement {
  const root = siteRoot();
  return shareMenu(
    shareMenuProps(view, {
      bookmark: (title, note) => setBookmark(root, view(), title, note),
      bookmarks: `${root}lesezeichen.html`,
      today: () => new Date()
    })
  );
}

/** @returns whether the browser has kept it */
function setBookmark(root: string, shared: SharedView, title: string, note: string): boolean {
  const store = bookmarkStore(new URL(root).pathname);
  return (
    store?.add({
      id: crypto.getRandomValues(new Uint32Array(2)).join("-"),
      ...bookmarkTexts(title, note, shared.cited.title),
      address: fullLink(shared).slice(root.length),
      created: new Date().toISOString().slice(0, 10)
    }) ?? false
  );
}

/** The font that pages are set in, for exported figures; the same file as in the page's head. */
export function pageFont(): NonNullable<FigureExport["font"]> {
  return {
    family: "Source Sans 3 Variable",
    url: new URL("fonts/source-sans-3-latin-wght-normal.woff2", siteRoot()).href
  };
}

/** "Lizenz: CC0-1.0", each licence once, for exported figures. */
export function licenceLine({sources}: BuildInfo): string {
  return `${DOWNLOAD_WORDS.licence}: ${[...new Set(sources.map(({licence}) => licence))].join("; ")}`;
}
