import {html} from "../dom.js";
import {report} from "../link-state.js";

export interface SidePanelWords {
  /** Name of the panel for screen readers. */
  readonly label: string;
  /** What stands there while no area is chosen. */
  readonly empty: string;
  /** "Schließen" */
  readonly close: string;
  /** "Mehr zeigen" and "Weniger zeigen": the handle of the sheet on a phone. */
  readonly more: string;
  readonly less: string;
}

/** Event: `panelclose`, bubbling. */
export interface SidePanelElement extends HTMLElement {
  /** Shows content; null: nothing is chosen. */
  fill(nodes: readonly Node[] | null): void;
}

/** A panel beside a figure; on a phone (by CSS) a sheet from below that can be pulled up and closed. */
export function sidePanel(words: SidePanelWords): SidePanelElement {
  const handle = html("button", {type: "button", class: "sheet-handle", "aria-expanded": "false"});
  const close = html(
    "button",
    {type: "button", class: "panel-close", "aria-label": words.close, title: words.close},
    "×"
  );
  const content = html("div", {class: "panel-content"});
  const root = html(
    "aside",
    {class: "area-panel is-none", "aria-label": words.label},
    handle,
    close,
    content
  );
  const expand = (open: boolean) => {
    root.classList.toggle("is-open", open);
    handle.setAttribute("aria-expanded", String(open));
    handle.setAttribute("aria-label", open ? words.less : words.more);
  };
  expand(false);
  // A region that scrolls must be reachable by keyboard; the panel scrolls as a sheet only.
  new ResizeObserver(() => {
    if (content.scrollHeight > content.clientHeight + 1) content.tabIndex = 0;
    else content.removeAttribute("tabindex");
  }).observe(content);
  addPull(
    handle,
    () => root.classList.contains("is-open"),
    expand,
    () => report(root, "panelclose", null)
  );
  close.addEventListener("click", () => report(root, "panelclose", null));
  root.addEventListener("keydown", (event) => event.key === "Escape" && report(root, "panelclose", null));
  // Setting the scroll position makes the browser lay out the page at once: only where it was scrolled.
  const scroll = {moved: false};
  content.addEventListener("scroll", () => (scroll.moved = true), {passive: true});
  const fill = (nodes: readonly Node[] | null) => {
    root.classList.toggle("is-none", nodes === null);
    if (nodes === null) expand(false);
    content.replaceChildren(...(nodes ?? [html("p", {class: "panel-empty"}, words.empty)]));
    if (scroll.moved) content.scrollTop = 0;
    scroll.moved = false;
  };
  fill(null);
  return Object.assign(root, {fill});
}

/** A press on the handle opens or shuts the sheet; pulling it up opens, pulling it down shuts, then closes it. */
function addPull(
  handle: HTMLElement,
  isOpen: () => boolean,
  expand: (open: boolean) => void,
  close: () => void
): void {
  const pull = {from: 0, moved: false};
  handle.addEventListener("pointerdown", (event) => {
    handle.setPointerCapture(event.pointerId);
    Object.assign(pull, {from: event.clientY, moved: false});
  });
  handle.addEventListener("pointerup", (event) => {
    const by = event.clientY - pull.from;
    if (Math.abs(by) < 24) return;
    pull.moved = true;
    if (by < 0) expand(true);
    else if (isOpen()) expand(false);
    else close();
  });
  handle.addEventListener("click", () => {
    if (!pull.moved) expand(!isOpen());
    pull.moved = false;
  });
}
