import {html} from "../dom.js";

export interface EffectBarsProps {
  /** Says what is seen. */
  readonly title: string;
  readonly subtitle: string;
  /** How to read it. */
  readonly caption: string;
  /** Most important first; shares from 0 to 1, null: not known. */
  readonly effects: readonly {
    readonly name: string;
    readonly first: number | null;
    readonly total: number | null;
  }[];
  readonly words: {
    readonly first: string;
    readonly total: string;
    readonly format: (share: number | null) => string;
  };
}

/** How much each assumption matters: a dark bar for what it does by itself, a light one together with others. */
export function effectBars({title, subtitle, caption, effects, words}: EffectBarsProps): HTMLElement {
  const width = (share: number | null) => `${(100 * Math.min(1, Math.max(0, share ?? 0))).toFixed(1)}%`;
  return html(
    "figure",
    {class: "effect-bars"},
    html("header", {class: "effect-head"}, html("h3", {}, title), html("p", {}, subtitle)),
    html(
      "table",
      {"data-export-part": true},
      html(
        "thead",
        {},
        html(
          "tr",
          {},
          html("td", {}),
          html("td", {}),
          html("th", {scope: "col"}, words.first),
          html("th", {scope: "col"}, words.total)
        )
      ),
      html(
        "tbody",
        {},
        ...effects.map(({name, first, total}) =>
          html(
            "tr",
            {},
            html("th", {scope: "row"}, name),
            html(
              "td",
              {class: "effect-track", "aria-hidden": "true"},
              html("span", {class: "effect-total", style: `width:${width(total)}`}),
              html("span", {class: "effect-first", style: `width:${width(first)}`})
            ),
            html("td", {class: "numeric"}, words.format(first)),
            html("td", {class: "numeric"}, words.format(total))
          )
        )
      )
    ),
    html("figcaption", {}, caption)
  );
}
