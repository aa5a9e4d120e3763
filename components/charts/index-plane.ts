import * as Plot from "@observablehq/plot";
import {html} from "../dom.js";

export interface IndexPlaneProps {
  readonly points: readonly {
    readonly name: string;
    readonly x: number;
    readonly y: number;
    readonly colour: string;
    /** "Status mittel, Dynamik stabil" */
    readonly className: string;
  }[];
  /** Cut points between the classes. */
  readonly cuts: {readonly x: readonly number[]; readonly y: readonly number[]};
  readonly width: number;
  readonly words: {
    readonly x: string;
    readonly y: string;
    /** Says what is seen, for those who do not see it. */
    readonly summary: string;
    readonly format: (value: number) => string;
  };
}

/** Every area as a dot between status (x) and dynamics (y), with the cut points as lines. */
export function indexPlane({points, cuts, width, words}: IndexPlaneProps): HTMLElement {
  const chart = Plot.plot({
    width,
    height: Math.min(width * 0.72, 460),
    marginLeft: 44,
    marginBottom: 42,
    inset: 10,
    x: {label: words.x, tickFormat: words.format},
    y: {label: words.y, tickFormat: words.format},
    ariaDescription: words.summary,
    marks: [
      Plot.ruleX(cuts.x, {stroke: "var(--rule, #ccc)", ariaHidden: "true"}),
      Plot.ruleY(cuts.y, {stroke: "var(--rule, #ccc)", ariaHidden: "true"}),
      Plot.dot(points, {
        x: "x",
        y: "y",
        r: 4,
        fill: "colour",
        stroke: "var(--ground, #fff)",
        strokeWidth: 0.75,
        title: ({name, className}: IndexPlaneProps["points"][number]) => `${name}\n${className}`
      })
    ]
  });
  chart.setAttribute("role", "img");
  chart.setAttribute("aria-label", words.summary);
  return html("div", {class: "index-plane"}, chart);
}
