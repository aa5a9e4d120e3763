import {html, svg} from "../dom.js";
import type {TrendLine} from "./trend-lines.js";

/** The names of the strong lines with a sample of each; a narrow chart has no room for them at the lines. */
export function lineNames(lines: readonly TrendLine[]): HTMLElement {
  const strong = lines.filter(({kind}) => kind !== "rest");
  return html(
    "p",
    {class: "trends-legend"},
    ...strong.map(({name, kind}) =>
      html(
        "span",
        {},
        svg(
          "svg",
          {viewBox: "0 0 22 8", width: 22, height: 8, "aria-hidden": "true"},
          svg("path", {class: `trends-line trends-${kind}`, d: "M1 4h20"})
        ),
        name
      )
    )
  );
}
