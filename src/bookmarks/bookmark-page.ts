import {saveButton} from "../components/controls/save-button.js";
import {html} from "../components/dom.js";
import {bookmarkStore, type BookmarkStore} from "../db/bookmark-store.js";
import {siteRoot} from "../db/data-files.js";
import {
  bookmarkTexts,
  mergeBookmarks,
  readBookmarks,
  writeBookmarks,
  type Bookmark
} from "../model/bookmarks.js";
import {BOOKMARK_PROBLEMS, BOOKMARK_WORDS as WORDS} from "../text/bookmarks.js";

/** Lists, renames and deletes bookmarks, saves them as a file and takes them from one. */
export function bookmarkPage(): HTMLElement {
  const root = siteRoot();
  const store = bookmarkStore(new URL(root).pathname);
  if (store === null) return html("p", {role: "status"}, WORDS.blocked);
  const list = html("ul", {class: "bookmark-list"});
  const said = html("p", {class: "bookmark-said", role: "status"});
  const tell = (...parts: readonly (Node | string)[]) => said.replaceChildren(...parts);
  const draw = () => {
    const all = store.all();
    list.replaceChildren(...all.map((one) => item(one, {root, store, draw, tell})));
    if (all.length === 0) list.append(html("li", {}, WORDS.none));
  };
  draw();
  const file = () => ({name: WORDS.fileName, type: "application/json", content: writeBookmarks(store.all())});
  const tools = html(
    "div",
    {class: "bookmark-tools"},
    saveButton({label: WORDS.export, file}),
    filePicker(WORDS.import, (text) => {
      tell(takeOver(store, text));
      draw();
    })
  );
  return html("div", {}, list, said, tools);
}

/** What an item needs of the page around it. */
interface Surroundings {
  readonly root: string;
  readonly store: BookmarkStore;
  readonly draw: () => void;
  readonly tell: (...parts: readonly (Node | string)[]) => void;
}

function item(bookmark: Bookmark, around: Surroundings): HTMLLIElement {
  const {title, note, address, created} = bookmark;
  const row = html("li", {});
  const view = () =>
    row.replaceChildren(
      html("a", {href: around.root + address}, title),
      html("p", {}, note === "" ? "" : `${note}\n`, WORDS.created(created.split("-").reverse().join("."))),
      html(
        "div",
        {class: "bookmark-tools"},
        button(WORDS.rename, `${WORDS.rename}: ${title}`, () =>
          row.replaceChildren(editor(bookmark, around, view))
        ),
        button(WORDS.remove, `${WORDS.remove}: ${title}`, () => remove(bookmark, around))
      )
    );
  view();
  return row;
}

function editor(bookmark: Bookmark, {store, draw, tell}: Surroundings, cancel: () => void): HTMLElement {
  const title = html("input", {type: "text", value: bookmark.title, maxlength: 200, required: true});
  const note = html("textarea", {rows: 3, maxlength: 4000}, bookmark.note);
  const form = html(
    "form",
    {class: "bookmark-form"},
    html("label", {}, WORDS.title, title),
    html("label", {}, WORDS.note, note),
    html(
      "p",
      {class: "bookmark-tools"},
      html("button", {type: "submit", class: "copy-button"}, WORDS.save),
      button(WORDS.cancel, WORDS.cancel, cancel)
    )
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const changed = {...bookmark, ...bookmarkTexts(title.value, note.value, bookmark.title)};
    if (!store.keep(store.all().map((one) => (one.id === bookmark.id ? changed : one)))) tell(WORDS.full);
    draw();
  });
  queueMicrotask(() => title.focus());
  return form;
}

function remove(bookmark: Bookmark, {store, draw, tell}: Surroundings): void {
  const before = store.all();
  store.keep(before.filter(({id}) => id !== bookmark.id));
  draw();
  const undo = button(WORDS.undo, WORDS.undo, () => {
    const place = before.findIndex(({id}) => id === bookmark.id);
    store.keep(store.all().toSpliced(place, 0, bookmark));
    tell();
    draw();
  });
  tell(`${WORDS.removed(bookmark.title)} `, undo);
  undo.focus();
}

function takeOver(store: BookmarkStore, text: string): string {
  const read = readBookmarks(text);
  if (typeof read === "string") return BOOKMARK_PROBLEMS[read];
  const before = store.all();
  const merged = mergeBookmarks(before, read.bookmarks);
  if (!store.keep(merged)) return WORDS.full;
  const added = merged.length - before.length;
  return WORDS.imported(added, read.bookmarks.length - added, read.refused);
}

function button(label: string, name: string, press: () => void): HTMLButtonElement {
  const element = html("button", {type: "button", class: "copy-button", "aria-label": name}, label);
  element.addEventListener("click", press);
  return element;
}

function filePicker(label: string, take: (text: string) => void): HTMLElement {
  const input = html("input", {type: "file", accept: ".json,application/json", "aria-label": label});
  input.addEventListener("change", async () => {
    const file = input.files?.[0];
    if (file !== undefined) take(await file.slice(0, 6_000_000).text());
    input.value = "";
  });
  return html("label", {class: "file-pick copy-button"}, label, input);
}
