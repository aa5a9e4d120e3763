import {linkReport} from "../components/figures/link-report.js";
import {shareMenu} from "../components/controls/share-menu.js";
import {html} from "../components/dom.js";
import {bookmarkStore} from "../db/bookmark-store.js";
import {dataVersions, siteRoot} from "../db/data-files.js";
import {writeAtlasView} from "../model/atlas-link.js";
import {bookmarkTexts} from "../model/bookmarks.js";
import {formatPeriod} from "../model/format.js";
import type {OpenedLink} from "../model/link-envelope.js";
import {fingerprint} from "../model/link-fingerprint.js";
import type {AtlasScene} from "../views/atlas-scene.js";
import {linkReportProps} from "../views/link-report.js";
import {fullLink, shareMenuProps, shortLink, type SharedView} from "../views/share.js";

/** The link to what is shown now, with the fingerprint of what is shown. */
export function linkOf(scene: AtlasScene): string {
  return fullLink(sharedView(scene));
}

/** The same without the fingerprint, for pictures and tables. */
export function shortLinkOf(scene: AtlasScene): string {
  return shortLink(sharedView(scene));
}

/** The menu "Teilen und zitieren" for whatever is shown when it is opened. */
export function share(shown: () => AtlasScene): HTMLElement {
  const root = siteRoot();
  const view = () => sharedView(shown());
  const bookmark = (title: string, note: string) => {
    const shared = view();
    const entry = {
      id: crypto.getRandomValues(new Uint32Array(2)).join("-"),
      ...bookmarkTexts(title, note, shared.cited.title),
      address: fullLink(shared).slice(root.length),
      created: new Date().toISOString().slice(0, 10)
    };
    return bookmarkStore(new URL(root).pathname)?.add(entry) ?? false;
  };
  const bookmarks = `${root}lesezeichen.html`;
  return shareMenu(shareMenuProps(view, {bookmark, bookmarks, today: () => new Date()}));
}

/** What has changed since the link was made that the page was opened with; null where nothing has. */
export async function changesSince(link: OpenedLink, scene: AtlasScene): Promise<HTMLElement | null> {
  const names = new Map(scene.areas.map(({id, name}) => [id, name]));
  const words = new Map([...scene.classes.values, ...scene.classes.gaps].map(({key, name}) => [key, name]));
  const props = linkReportProps({
    link,
    versions: await dataVersions(link),
    methodVersion: null,
    shown: scene.keys,
    areaName: (id) => names.get(id) ?? null,
    words: (key) => words.get(key) ?? null
  });
  return props && html("div", {class: "atlas-changes"}, linkReport(props));
}

function sharedView(scene: AtlasScene): SharedView {
  const {info, view, level, series} = scene;
  return {
    page: location.origin + location.pathname,
    search: writeAtlasView(view),
    stamp: {dataVersion: info.data_version, methodVersion: null, fingerprint: fingerprint(scene.keys)},
    cited: {
      publisher: info.municipality.name,
      title: `${series.indicator.title}, ${level.plural}`,
      period: formatPeriod(view.period),
      method: null,
      dataVersion: info.data_version,
      software: info.software
    }
  };
}
