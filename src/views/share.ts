import type {ShareMenuProps} from "../components/controls/share-menu.js";
import {citationBibtex, citationText, type Cited} from "../model/citation.js";
import {NO_MODES, withEnvelope, type LinkStamp} from "../model/link-envelope.js";
import {SHARE_WORDS} from "../text/sharing.js";

/** A view as it is to be shared; asked anew whenever a reader opens the menu or presses a button. */
export interface SharedView {
  /** Address of the page without its view, absolute. */
  readonly page: string;
  /** The page's own part of the address, beginning with "?". */
  readonly search: string;
  readonly stamp: LinkStamp;
  readonly cited: Omit<Cited, "url">;
}

/** Height of an embedded view, in CSS pixels. */
const EMBED_HEIGHT = 900;

export function fullLink({page, search, stamp}: SharedView): string {
  return page + withEnvelope(search, stamp);
}

/** With the versions, without what was shown: short enough for print. */
export function shortLink({page, search, stamp}: SharedView): string {
  return page + withEnvelope(search, {...stamp, fingerprint: null});
}

/** One line that shows the view in another page. */
export function embedCode({page, search, stamp, cited}: SharedView): string {
  const address = page + withEnvelope(search, {...stamp, fingerprint: null}, {...NO_MODES, embedded: true});
  return `<iframe src="${escapeAttribute(address)}" title="${escapeAttribute(cited.title)}" width="100%" height="${EMBED_HEIGHT}" style="border:0" loading="lazy"></iframe>`;
}

function escapeAttribute(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** Props of the share menu. `bookmark` and `bookmarks` belong to the page: they touch the browser's storage. */
export function shareMenuProps(
  view: () => SharedView,
  {bookmark, bookmarks, today}: Pick<ShareMenuProps, "bookmark" | "bookmarks"> & {readonly today: () => Date}
): ShareMenuProps {
  return {
    link: () => fullLink(view()),
    shortLink: () => shortLink(view()),
    embed: () => embedCode(view()),
    citation: () => {
      const shared = view();
      const cited = {...shared.cited, url: shortLink(shared)};
      return {text: citationText(cited, today()), bibtex: citationBibtex(cited)};
    },
    title: () => `${view().cited.title}, ${view().cited.period}`,
    bookmark,
    bookmarks,
    words: SHARE_WORDS
  };
}
