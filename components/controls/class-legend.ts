import {html} from "../dom.js";
import type {AreaFill} from "../link-state.js";
import {swatch} from "./swatch.js";

export interface ClassLegendProps {
  readonly title: string;
  readonly entries: readonly {
    readonly fill: AreaFill;
    readonly name: string;
    /** "12 Gebiete" */
    readonly count: string;
  }[];
}

/** The classes of one indicator with how many areas each has, one below the other. */
export function classLegend({title, entries}: ClassLegendProps): HTMLElement {
  return html(
    "div",
    {class: "class-legend"},
    html("p", {}, title),
    html(
      "ul",
      {},
      ...entries.map(({fill, name, count}) =>
        html(
          "li",
          {},
          swatch(fill),
          html("span", {}, name),
          html("span", {class: "class-legend-count"}, count)
        )
      )
    )
  );
}
