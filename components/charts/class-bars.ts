import * as Plot from "@observablehq/plot";
import {html} from "../dom.js";

export interface ClassBarsProps {
  /** Groups in the order they are drawn, from above. */
  readonly groups: readonly string[];
  /** Segments in the order they are stacked, from the left: number of areas of one class in one group. */
  readonly segments: readonly {
    readonly group: string;
    readonly name: string;
    readonly colour: string;
    readonly count: number;
  }[];
  readonly width: number;
  readonly words: {
    /** Says what is seen, for those who do not see it. */
    readonly summary: string;
    /** "Zahl der Gebiete" */
    readonly axis: string;
    readonly count: (count: number) => string;
  };
}

/** Stacked bars: how many areas of each class a group has. */
export function classBars({groups, segments, width, words}: ClassBarsProps): HTMLElement {
  const narrow = width < 480;
  const longest = Math.max(...groups.map((group) => group.length));
  const chart = Plot.plot({
    width,
    height: groups.length * 30 + 56,
    marginLeft: narrow ? 4 : Math.min(260, longest * 7.6 + 14),
    marginTop: narrow ? 20 : 8,
    marginBottom: 40,
    x: {label: words.axis, labelAnchor: "left", labelArrow: "none", grid: true, tickFormat: "d"},
    y: {domain: groups, label: null, tickSize: 0, axis: narrow ? null : "left"},
    ariaDescription: words.summary,
    marks: [
      Plot.barX(segments, {
        x: "count",
        y: "group",
        fill: "colour",
        insetTop: narrow ? 17 : 4,
        insetBottom: narrow ? 0 : 4,
        insetRight: 1,
        title: ({group, name, count}: ClassBarsProps["segments"][number]) =>
          `${group}\n${name}: ${words.count(count)}`
      }),
      narrow
        ? Plot.text(groups, {
            x: 0,
            y: (group: string) => group,
            text: (group: string) => group,
            textAnchor: "start",
            dy: -9
          })
        : null
    ]
  });
  chart.setAttribute("role", "img");
  chart.setAttribute("aria-label", words.summary);
  return html("div", {class: "class-bars"}, chart);
}
