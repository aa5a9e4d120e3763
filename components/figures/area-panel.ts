import {scoreBars, type ScoreBarsProps} from "../charts/score-bars.js";
import {trend, type TrendProps} from "../charts/trend.js";
import {swatch} from "../controls/swatch.js";
import {html} from "../dom.js";
import {report, type AreaFill} from "../link-state.js";
import {panelMarks, similarAreasList, type SimilarAreas} from "./panel-parts.js";

/** Everything the panel says about an area, as it is read. */
export interface AreaDetail {
  readonly name: string;
  /** Where it lies: "Planungsraum in Neukölln". */
  readonly place: string;
  /** "Status niedrig, Dynamik stabil", or why there is no class. */
  readonly className: string;
  readonly fill: AreaFill;
  /** "Einwohnerinnen und Einwohner" – "12.345". */
  readonly facts: readonly {readonly label: string; readonly text: string}[];
  /** A sentence: what drove the class, or the reason of an exclusion; null: none. */
  readonly note: string | null;
  readonly scores: readonly ScoreBarsProps[];
  readonly trends: readonly TrendProps[];
  /** How sure the class is, short sentences. */
  readonly marks?: readonly string[];
  readonly similar?: SimilarAreas | null;
  /** Link to the area's profile; null where there is none. */
  readonly link: {readonly href: string; readonly text: string} | null;
}

export interface AreaPanelWords {
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
export interface AreaPanelElement extends HTMLElement {
  /** Shows an area; null: none is chosen. */
  update(detail: AreaDetail | null): void;
}

/** The chosen area's panel; on a phone (by CSS) a sheet from below that can be pulled up and closed. */
export function areaPanel(words: AreaPanelWords): AreaPanelElement {
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
  const update = (detail: AreaDetail | null) => {
    root.classList.toggle("is-none", detail === null);
    if (detail === null) expand(false);
    content.replaceChildren(
      ...(detail ? describeArea(detail) : [html("p", {class: "panel-empty"}, words.empty)])
    );
    content.scrollTop = 0;
  };
  update(null);
  return Object.assign(root, {update});
}

function describeArea(detail: AreaDetail): Node[] {
  const {name, place, className, fill, facts, note, scores, trends, link, marks = [], similar} = detail;
  return [
    html(
      "header",
      {},
      html("h3", {}, name),
      html("p", {class: "panel-place"}, place, link && html("a", {href: link.href}, link.text))
    ),
    html("p", {class: "panel-class"}, swatch(fill), html("span", {}, className)),
    ...panelMarks(marks),
    ...(note ? [html("p", {class: "panel-note"}, note)] : []),
    html(
      "dl",
      {class: "panel-facts"},
      ...facts.map(({label, text}) => html("div", {}, html("dt", {}, label), html("dd", {}, text)))
    ),
    ...scores.map((one, i) => scoreBars(i < scores.length - 1 ? withoutReading(one) : one)),
    ...trends.map(trend),
    ...(similar && similar.areas.length > 0 ? [similarAreasList(similar)] : [])
  ];
}

/** How to read the strips is said once, below the last of them. */
function withoutReading(props: ScoreBarsProps): ScoreBarsProps {
  return {...props, words: {...props.words, reading: ""}};
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
