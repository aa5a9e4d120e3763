import {html} from "../dom.js";
import {copyButton} from "./copy-button.js";
import {qrCode} from "./qr-code.js";
import {saveButton} from "./save-button.js";

export interface ShareMenuWords {
  readonly title: string;
  readonly link: string;
  readonly linkNote: string;
  readonly copyLink: string;
  readonly copied: string;
  readonly embed: string;
  readonly embedNote: string;
  readonly copyEmbed: string;
  readonly qr: string;
  readonly qrNote: string;
  readonly saveQr: string;
  readonly tooLong: string;
  readonly cite: string;
  readonly copyCitation: string;
  readonly copyBibtex: string;
  readonly bookmark: string;
  readonly bookmarkNote: string;
  readonly bookmarkTitle: string;
  readonly bookmarkText: string;
  readonly setBookmark: string;
  readonly bookmarked: string;
  readonly blocked: string;
  readonly manage: string;
}

/** All functions are asked when the menu is opened or a button pressed: what is shared is what is shown then. */
export interface ShareMenuProps {
  /** The whole link, with what was shown. */
  readonly link: () => string;
  /** The link without what was shown, for a QR code and for citations. */
  readonly shortLink: () => string;
  /** One line of HTML. */
  readonly embed: () => string;
  readonly citation: () => {readonly text: string; readonly bibtex: string};
  /** Name of the view, offered as title of a bookmark. */
  readonly title: () => string;
  /** Keeps a bookmark. @returns whether the browser allows it */
  readonly bookmark: (title: string, note: string) => boolean;
  /** Address of the page that lists bookmarks. */
  readonly bookmarks: string;
  readonly words: ShareMenuWords;
}

/** "Teilen und zitieren": link, bookmark, one line for embedding, QR code, citation. */
export function shareMenu(props: ShareMenuProps): HTMLDetailsElement {
  const body = html("div", {class: "share-body"});
  const menu = html("details", {class: "share-menu"}, html("summary", {}, props.words.title), body);
  menu.addEventListener("toggle", () => {
    if (menu.open) body.replaceChildren(...sections(props));
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary")!.focus();
  });
  return menu;
}

function sections(props: ShareMenuProps): readonly HTMLElement[] {
  const {words} = props;
  const section = (title: string, ...children: readonly (Node | string | false)[]) =>
    html("section", {}, html("h3", {}, title), ...children);
  return [
    section(
      words.link,
      html("p", {}, words.linkNote),
      copyButton({label: words.copyLink, done: words.copied, text: props.link})
    ),
    section(words.bookmark, bookmarkForm(props)),
    section(
      words.cite,
      html("p", {class: "share-citation"}, props.citation().text),
      html(
        "p",
        {class: "buttons"},
        copyButton({label: words.copyCitation, done: words.copied, text: () => props.citation().text}),
        copyButton({label: words.copyBibtex, done: words.copied, text: () => props.citation().bibtex})
      )
    ),
    section(
      words.embed,
      html("p", {}, words.embedNote),
      html("code", {class: "share-code", tabindex: 0}, props.embed()),
      copyButton({label: words.copyEmbed, done: words.copied, text: props.embed})
    ),
    section(words.qr, ...qrParts(props))
  ];
}

function qrParts({shortLink, words}: ShareMenuProps): readonly Node[] {
  const code = qrCode(shortLink(), words.qrNote);
  if (code === null) return [html("p", {}, words.tooLong)];
  const file = () => ({
    name: "qr-code.svg",
    type: "image/svg+xml",
    content: new XMLSerializer().serializeToString(code)
  });
  return [html("p", {}, words.qrNote), code, saveButton({label: words.saveQr, file})];
}

function bookmarkForm({words, title, bookmark, bookmarks}: ShareMenuProps): HTMLElement {
  const name = html("input", {type: "text", maxlength: 200, value: title(), required: true});
  const note = html("textarea", {rows: 2, maxlength: 4000});
  const said = html("span", {class: "copy-done", role: "status"});
  const form = html(
    "form",
    {class: "bookmark-form"},
    html("label", {}, words.bookmarkTitle, name),
    html("label", {}, words.bookmarkText, note),
    html(
      "p",
      {class: "buttons"},
      html("button", {type: "submit", class: "copy-button"}, words.setBookmark),
      said
    ),
    html("p", {}, words.bookmarkNote, " ", html("a", {href: bookmarks}, words.manage))
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    said.textContent = bookmark(name.value, note.value) ? words.bookmarked : words.blocked;
  });
  return form;
}
