/** Font files of `@fontsource-variable/source-sans-3` (folder `files/`) that a site serves below `fonts/`. */
export const FONT_FILES = [
  "source-sans-3-latin-wght-normal.woff2",
  "source-sans-3-latin-wght-italic.woff2",
  "source-sans-3-latin-ext-wght-normal.woff2",
  "source-sans-3-latin-ext-wght-italic.woff2"
] as const;

const LATIN =
  "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD";
const LATIN_EXT =
  "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF";

/**
 * `@font-face` rules for a `<style>` in the page's head: Framework bundles style sheets with esbuild, which refuses `url()` of font
 * files. `folder` is the address of the fonts' folder as seen from the page, with a slash at its end.
 */
export function fontFaces(folder: string): string {
  return FONT_FILES.map((file) => {
    const style = file.includes("italic") ? "italic" : "normal";
    const range = file.includes("latin-ext") ? LATIN_EXT : LATIN;
    return `@font-face{font-family:"Source Sans 3 Variable";font-style:${style};font-weight:200 900;font-display:swap;src:url("${folder}${file}") format("woff2");unicode-range:${range}}`;
  }).join("\n");
}

/**
 * A classic script for the head: takes the reader's choice of light or dark from localStorage before anything is painted, and makes
 * every `<button data-theme-switch>` change it.
 */
export const THEME_SCRIPT = `(() => {
  const root = document.documentElement;
  const key = "quartierslabor-theme";
  const store = (run) => { try { return run(localStorage); } catch { return null; } };
  const chosen = store((s) => s.getItem(key));
  if (chosen === "light" || chosen === "dark") root.dataset.theme = chosen;
  addEventListener("click", (event) => {
    if (!event.target.closest?.("[data-theme-switch]")) return;
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    store((s) => s.setItem(key, root.dataset.theme));
  });
})();`;

/** Closes an open menu of the header when the reader goes on elsewhere, or with Escape. */
const MENU_SCRIPT = `(() => {
  const menu = () => document.querySelector(".site-header details[open]");
  addEventListener("click", (event) => {
    if (menu()?.contains(event.target) === false) menu().open = false;
  });
  addEventListener("keydown", (event) => {
    const open = menu();
    if (event.key !== "Escape" || !open) return;
    open.open = false;
    open.querySelector("summary").focus();
  });
})();`;

/**
 * Makes what stock idioms put on a page usable for all: a figure by Plot is an image with a name (its own, else the
 * heading it stands under), a table by Inputs has names for its boxes, and what scrolls can be reached by keyboard.
 */
const STOCK_SCRIPT = `addEventListener("DOMContentLoaded", () => {
  const main = document.querySelector("main");
  const each = (selector, attributes) => {
    for (const element of main.querySelectorAll(selector))
      for (const [name, value] of Object.entries(attributes))
        if (!element.hasAttribute(name)) element.setAttribute(name, typeof value === "function" ? value(element) : value);
  };
  const heading = (element) => [...main.querySelectorAll("h1, h2, h3")]
    .filter((one) => one.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING).at(-1)?.textContent ?? document.title;
  const dress = () => {
    each("svg[class^=plot-]:not([role])", {role: "img", "aria-label": (svg) => "Diagramm: " + heading(svg)});
    each("svg[class^=plot-] g[aria-label]", {role: "img"});
    each("pre", {tabindex: "0"});
    each("form[class*=inputs-][class$=-table]", {tabindex: "0", "aria-label": (form) => "Tabelle: " + heading(form)});
    each("form[class$=-table] th:empty", {role: "presentation"});
    each("form[class$=-table] th input", {"aria-label": "Alle Zeilen auswählen"});
    each("form[class$=-table] td input", {"aria-label": "Zeile auswählen"});
  };
  new MutationObserver(dress).observe(main, {childList: true, subtree: true});
  dress();
});`;

/**
 * A page that another page embeds (`?…&einbetten=1`) is shown without its frame, see style/sharing.css, and without what is beside
 * its figure (here, for a rule that asks what the page contains slows every page that has it); its last line leads to the same
 * view on the whole page, whatever the reader has chosen by then.
 */
const EMBED_SCRIPT = `if (new URLSearchParams(location.search).get("einbetten") === "1") {
  document.documentElement.classList.add("embedded");
  const style = document.createElement("style");
  style.textContent = "main:has([data-embed], .figure-frame) > :not(:has([data-embed], .figure-frame, .link-report)) {display: none !important}";
  document.head.append(style);
  const lead = ({target}) => {
    const link = target.closest?.(".embed-line a");
    if (!link) return;
    const url = new URL(location.href);
    url.searchParams.delete("einbetten");
    link.href = url.href;
  };
  for (const type of ["pointerover", "pointerdown", "focusin"]) addEventListener(type, lead);
}`;

/**
 * The part of every page's head that belongs to the look. The fonts' preload is added after the build: Framework takes every
 * `<link>` for one of its own files.
 */
export function styleHead(fontFolder: string): string {
  return `<style>${fontFaces(fontFolder)}</style>
<script>${THEME_SCRIPT}
${MENU_SCRIPT}
${EMBED_SCRIPT}
${STOCK_SCRIPT}</script>`;
}
