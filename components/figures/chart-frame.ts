import {html} from "../dom.js";

/** What a figure says about itself. */
export interface ChartHead {
  /** Name of the figure in files and links, for instance "verteilung". */
  readonly key: string;
  /** Says what is seen. */
  readonly title: string;
  /** Unit, areas and period. */
  readonly subtitle: string;
  /** The period as it is read. */
  readonly period: string;
  /** The figure in one or two sentences, for everyone and above all for those who do not see it. */
  readonly summary: string;
  /** What must be known to read it rightly; null: nothing. */
  readonly note: string | null;
  /** Source, date, licence. */
  readonly source: string;
}

/** A figure with its head, a row of controls and its body; `describe` sets all texts anew and leaves controls and body alone. */
export interface ChartFrameElement extends HTMLElement {
  describe(head: ChartHead): void;
  /** Shows a sentence in place of the body, null: the body. */
  replaceBy(sentence: string | null): void;
}

/** Frames a chart as every figure of the atlas is framed: title, unit and period above, summary, note and source below. */
export function chartFrame(
  controls: readonly HTMLElement[],
  ...body: readonly HTMLElement[]
): ChartFrameElement {
  const [title, subtitle] = [html("h2"), html("p")];
  const summary = html("p", {class: "chart-summary"});
  const note = html("p", {class: "chart-note"});
  const empty = html("p", {class: "chart-empty", hidden: true});
  const caption = html("figcaption");
  const content = html("div", {class: "chart-body"}, ...body);
  const root = html(
    "figure",
    {class: "chart-figure"},
    html("header", {class: "figure-head"}, title, subtitle),
    controls.length > 0 && html("div", {class: "chart-controls"}, ...controls),
    content,
    empty,
    summary,
    note,
    caption
  );
  return Object.assign(root, {
    describe(head: ChartHead) {
      title.textContent = head.title;
      subtitle.textContent = head.subtitle;
      summary.textContent = head.summary;
      note.textContent = head.note ?? "";
      note.hidden = head.note === null;
      caption.textContent = head.source;
      root.setAttribute("aria-label", head.title);
      Object.assign(root.dataset, {export: head.key, period: head.period});
    },
    replaceBy(sentence: string | null) {
      content.hidden = summary.hidden = sentence !== null;
      empty.hidden = sentence === null;
      empty.textContent = sentence ?? "";
    }
  });
}
