import * as Plot from "@observablehq/plot";
import {html} from "../dom.js";

export interface MeasureLineProps {
  /** In order of time; null: a gap. */
  readonly points: readonly {readonly period: string; readonly value: number | null}[];
  /** The period that is marked. */
  readonly marked: string;
  readonly width: number;
  /** A line to compare with, for instance what chance alone gives; null: none. */
  readonly reference: {readonly name: string; readonly points: MeasureLineProps["points"]} | null;
  readonly words: {
    /** Says what is seen, for those who do not see it. */
    readonly summary: string;
    readonly format: (value: number) => string;
  };
}

/** One number per period as a line from zero, the marked period and the last one with their values. */
export function measureLine({points, marked, width, reference, words}: MeasureLineProps): HTMLElement {
  const known = points.filter((point) => point.value !== null) as {period: string; value: number}[];
  const ends = known.filter(({period}, i) => period === marked || i === 0 || i === known.length - 1);
  const periods = points.map(({period}) => period);
  const every = Math.ceil(periods.length / Math.max(2, Math.floor(width / 64)));
  const chart = Plot.plot({
    width,
    height: 150,
    marginLeft: 28,
    marginRight: 28,
    marginTop: 24,
    marginBottom: 24,
    x: {
      type: "point",
      domain: periods,
      label: null,
      ticks: periods.filter((_, i) => (periods.length - 1 - i) % every === 0),
      tickSize: 0
    },
    y: {zero: true, axis: null},
    ariaDescription: words.summary,
    marks: [
      Plot.ruleY([0], {stroke: "var(--line-strong)"}),
      reference &&
        Plot.lineY(reference.points, {
          x: "period",
          y: "value",
          stroke: "var(--ink-faint)",
          strokeDasharray: "3 3"
        }),
      Plot.lineY(points, {x: "period", y: "value", stroke: "var(--accent)", strokeWidth: 2}),
      Plot.dot(known, {
        x: "period",
        y: "value",
        r: ({period}: {period: string}) => (period === marked ? 5 : 2.5),
        fill: "var(--accent)",
        stroke: "var(--ground)",
        title: ({period, value}: {period: string; value: number}) => `${period}: ${words.format(value)}`
      }),
      Plot.text(ends, {
        x: "period",
        y: "value",
        text: ({value}: {value: number}) => words.format(value),
        dy: -12,
        fill: "var(--ink)",
        stroke: "var(--ground)",
        strokeWidth: 3
      })
    ]
  });
  chart.setAttribute("role", "img");
  chart.setAttribute("aria-label", words.summary);
  return html("div", {class: "measure-line"}, chart);
}
