import * as Plot from "@observablehq/plot";
import {html} from "../dom.js";
import {NOTHING, report, type LinkState} from "../link-state.js";

export interface ScatterPoint {
  readonly area: string;
  readonly name: string;
  readonly x: number;
  readonly y: number;
  /** Population or another size; the dot's area grows with it. */
  readonly size: number;
  readonly colour: string;
  /** What is read beside the name. */
  readonly lines: readonly string[];
  /** Intervals of the area's own values; null: none. */
  readonly xInterval: readonly [number, number] | null;
  readonly yInterval: readonly [number, number] | null;
}

export interface FittedScatterProps {
  readonly points: readonly ScatterPoint[];
  /** The line with its interval from the smallest to the largest x; empty: no line. */
  readonly line: readonly {
    readonly x: number;
    readonly y: number;
    readonly low: number;
    readonly high: number;
  }[];
  readonly words: {
    readonly x: string;
    readonly y: string;
    /** Says what is seen, for those who do not see it. */
    readonly summary: string;
    readonly format: (value: number) => string;
  };
}

/** Reports `areahover` and `areaselect` as a map does, and is told with `show`. */
export interface FittedScatterElement extends HTMLElement {
  update(props: FittedScatterProps): void;
  show(state: LinkState): void;
}

const [WIDEST, NARROW] = [760, 300] as const;

/** Every area as a dot between two indicators, with the fitted line and its interval. It redraws when its width changes. */
export function fittedScatter(props: FittedScatterProps): FittedScatterElement {
  const root = html("div", {class: "fitted-scatter"});
  const held = {props, state: NOTHING, width: 0, dots: new Map<string, SVGElement>()};
  const draw = () => {
    if (held.width === 0) return;
    const chart = plot(held.props, held.width);
    held.dots = namedDots(chart, held.props.points);
    root.replaceChildren(chart);
    paint(held.dots, NOTHING, held.state);
  };
  new ResizeObserver(([entry]) => {
    const width = Math.round(Math.max(NARROW, Math.min(WIDEST, entry!.contentRect.width)));
    if (width === held.width) return;
    held.width = width;
    draw();
  }).observe(root);
  const areaOf = (event: Event) =>
    (event.target as Element).closest<SVGElement>("[data-area]")?.dataset.area ?? null;
  root.addEventListener("pointerover", (event) => report(root, "areahover", {area: areaOf(event)}));
  root.addEventListener("pointerleave", () => report(root, "areahover", {area: null}));
  root.addEventListener("click", (event) => report(root, "areaselect", {area: areaOf(event)}));
  return Object.assign(root, {
    update(next: FittedScatterProps) {
      held.props = next;
      draw();
    },
    show(state: LinkState) {
      paint(held.dots, held.state, state);
      held.state = state;
    }
  });
}

function plot({points, line, words}: FittedScatterProps, width: number): Element {
  const whiskers = {stroke: "var(--line-strong)", strokeWidth: 0.7, ariaHidden: "true"};
  const chart = Plot.plot({
    width,
    height: Math.round(Math.min(width * 0.82, 560)),
    marginLeft: 46,
    marginBottom: 44,
    marginTop: 28,
    inset: 8,
    x: {label: words.x, labelArrow: "right", tickFormat: words.format, ticks: Math.max(3, width / 90)},
    y: {label: words.y, labelArrow: "up", tickFormat: words.format, grid: true},
    r: {range: [2.5, 9], zero: true},
    ariaDescription: words.summary,
    marks: [
      Plot.link(
        points.filter(({yInterval}) => yInterval !== null),
        {
          x: "x",
          y1: ({yInterval}: ScatterPoint) => yInterval![0],
          y2: ({yInterval}: ScatterPoint) => yInterval![1],
          ...whiskers
        }
      ),
      Plot.link(
        points.filter(({xInterval}) => xInterval !== null),
        {
          y: "y",
          x1: ({xInterval}: ScatterPoint) => xInterval![0],
          x2: ({xInterval}: ScatterPoint) => xInterval![1],
          ...whiskers
        }
      ),
      Plot.areaY(line, {x: "x", y1: "low", y2: "high", fill: "var(--accent)", fillOpacity: 0.18}),
      Plot.lineY(line, {x: "x", y: "y", stroke: "var(--accent)", strokeWidth: 2}),
      Plot.dot(points, {
        x: "x",
        y: "y",
        r: "size",
        fill: "colour",
        stroke: "var(--ground)",
        strokeWidth: 0.75,
        sort: null,
        title: ({name, lines}: ScatterPoint) => [name, ...lines].join("\n")
      })
    ]
  });
  chart.setAttribute("role", "img");
  chart.setAttribute("aria-label", words.summary);
  return chart;
}

/** Plot draws the dots in the order of the points. */
function namedDots(chart: Element, points: readonly ScatterPoint[]): Map<string, SVGElement> {
  const circles = [...chart.querySelectorAll<SVGElement>('g[aria-label="dot"] circle')];
  return new Map(
    circles.map((circle, i) => {
      const area = points[i]!.area;
      circle.dataset.area = area;
      return [area, circle];
    })
  );
}

function paint(dots: ReadonlyMap<string, SVGElement>, before: LinkState, now: LinkState): void {
  const mark = (area: string | null, name: string, on: boolean) => {
    const dot = area === null ? undefined : dots.get(area);
    dot?.classList.toggle(name, on);
    if (dot && on) dot.parentNode!.append(dot);
  };
  for (const [name, area, old] of [
    ["dot-selected", now.selected, before.selected],
    ["dot-hovered", now.hovered, before.hovered]
  ] as const) {
    if (old !== area) mark(old, name, false);
    mark(area, name, true);
  }
}
