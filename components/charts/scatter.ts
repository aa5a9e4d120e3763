import {svg} from "../dom.js";
import type {AreaFill, LinkState} from "../link-state.js";
import {callout, shortened} from "./callout.js";
import {
  linkedChart,
  type ChartDrawing,
  type ChartPoint,
  type ChartSpace,
  type LinkedChartElement,
  type LinkedChartProps
} from "./linked-chart.js";
import {extent, linear, ticks} from "./ticks.js";

export interface ScatterDot {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  /** Makes the dot's area, for instance the population; null: all are equal. */
  readonly size: number | null;
  readonly fill: AreaFill;
}

export interface ScatterProps {
  /** Areas that have both values. */
  readonly dots: readonly ScatterDot[];
  /** The city's values, drawn as lines; null: none. */
  readonly reference: {readonly x: number; readonly y: number; readonly text: string} | null;
  readonly words: {
    readonly label: string;
    readonly help: string;
    /** Title and unit of the indicator along x, and along y. */
    readonly x: string;
    readonly y: string;
    readonly tickX: (value: number) => string;
    readonly tickY: (value: number) => string;
    readonly callout: (area: string) => readonly string[];
    readonly describe: (area: string) => string;
  };
}

export interface ScatterElement extends LinkedChartElement {
  redraw(props: ScatterProps): void;
}

const LEFT = 48;
const BOTTOM = 48;
const TOP = 34;
const RIGHT = 14;

/** Two indicators against each other, a dot per area. */
export function scatter(props: ScatterProps): ScatterElement {
  const chart = linkedChart(chartProps(props));
  return Object.assign(chart, {
    redraw(next: ScatterProps) {
      chart.update(chartProps(next));
    }
  });
}

function chartProps(props: ScatterProps): LinkedChartProps {
  const {label, help, describe} = props.words;
  return {
    label,
    help,
    describe,
    draw: (space) => drawScatter(props, space),
    keys: "plane",
    pointer: "nearest",
    reach: 22
  };
}

interface PlacedDot extends ChartPoint {
  readonly r: number;
  readonly fill: AreaFill;
}

function drawScatter({dots, reference, words}: ScatterProps, space: ChartSpace): ChartDrawing {
  const height = Math.round(Math.min(520, Math.max(320, space.width * 0.62)));
  const spanOf = (axis: "x" | "y") =>
    extent([...dots.map((dot) => dot[axis]), ...(reference ? [reference[axis]] : [])])!;
  const [spanX, spanY] = [spanOf("x"), spanOf("y")];
  const x = linear(spanX, LEFT + 10, space.width - RIGHT);
  const y = linear(spanY, height - BOTTOM - 10, TOP + 8);
  const radius = dotRadius(dots);
  const placed: readonly PlacedDot[] = dots
    .map((dot) => ({id: dot.id, x: x(dot.x), y: y(dot.y), r: radius(dot.size), fill: dot.fill}))
    .sort((a, b) => b.r - a.r);
  return {
    height,
    marks: [
      ...ticks(spanY.low, spanY.high, 5).flatMap((value) =>
        rowGrid(y(value), words.tickY(value), space.width)
      ),
      ...ticks(spanX.low, spanX.high, space.width / 100).flatMap((value) =>
        columnGrid(x(value), words.tickX(value), height)
      ),
      axisTitle(0, 14, "start", `↑ ${shortened(words.y, space.width - 30)}`, words.y),
      axisTitle(space.width, height - 6, "end", `${shortened(words.x, space.width - 30)} →`, words.x),
      ...dotMarks(placed, space),
      reference && referenceLines(x(reference.x), y(reference.y), reference.text, space.width, height)
    ],
    points: placed,
    overlay: (state) => strongDots(state, placed, {width: space.width, height}, words)
  };
}

/** Radius whose square grows with the size; the largest area gets 15 px, so that many small ones stay apart. */
function dotRadius(dots: readonly ScatterDot[]): (size: number | null) => number {
  const most = extent(dots.flatMap(({size}) => size ?? []))?.high ?? 0;
  const plain = dots.length > 1500 ? 2.5 : dots.length > 300 ? 3.6 : 5;
  return (size) => (size === null || most === 0 ? plain : Math.max(2, 15 * Math.sqrt(size / most)));
}

/** Up to some thousand dots as elements of their own; more as one path, which any browser still draws at once. */
function dotMarks(placed: readonly PlacedDot[], {highlighted, paint}: ChartSpace): readonly SVGElement[] {
  if (placed.length > 4000) {
    const strong = placed.filter(({id}) => highlighted?.has(id) ?? true);
    const part = (some: readonly PlacedDot[], kind: string) =>
      svg("path", {class: kind, d: some.map(({x, y}) => `M${x.toFixed(1)} ${y.toFixed(1)}h0`).join("")});
    return [part(placed, "dots-many is-faded"), part(strong, "dots-many")];
  }
  return placed.map(({id, x, y, r, fill}) => {
    const faded = highlighted !== null && !highlighted.has(id);
    return svg("circle", {
      class: faded ? "dot is-faded" : "dot",
      "data-area": id,
      cx: x.toFixed(1),
      cy: y.toFixed(1),
      r: r.toFixed(1),
      style: `fill:${paint(fill)}`
    });
  });
}

function axisTitle(x: number, y: number, anchor: string, text: string, full: string): SVGElement {
  return svg("text", {class: "axis-title", x, y, "text-anchor": anchor}, svg("title", {}, full), text);
}

function rowGrid(at: number, text: string, width: number): readonly SVGElement[] {
  return [
    svg("path", {class: "chart-grid", d: `M${LEFT} ${at.toFixed(1)}H${width - RIGHT}`}),
    svg("text", {class: "chart-tick", x: LEFT - 8, y: (at + 4).toFixed(1), "text-anchor": "end"}, text)
  ];
}

function columnGrid(at: number, text: string, height: number): readonly SVGElement[] {
  return [
    svg("path", {class: "chart-grid", d: `M${at.toFixed(1)} ${TOP}V${height - BOTTOM}`}),
    svg(
      "text",
      {class: "chart-tick", x: at.toFixed(1), y: height - BOTTOM + 18, "text-anchor": "middle"},
      text
    )
  ];
}

function referenceLines(x: number, y: number, text: string, width: number, height: number): SVGElement {
  const right = x + 200 < width;
  return svg(
    "g",
    {class: "scatter-reference"},
    svg("path", {d: `M${LEFT} ${y.toFixed(1)}H${width - RIGHT}M${x.toFixed(1)} ${TOP}V${height - BOTTOM}`}),
    svg(
      "text",
      {x: (x + (right ? 6 : -6)).toFixed(1), y: TOP + 6, "text-anchor": right ? "start" : "end"},
      text
    )
  );
}

function strongDots(
  {hovered, selected}: LinkState,
  placed: readonly PlacedDot[],
  size: {readonly width: number; readonly height: number},
  words: ScatterProps["words"]
): readonly SVGElement[] {
  return [selected, hovered === selected ? null : hovered].flatMap((area, which) => {
    const dot = placed.find(({id}) => id === area);
    if (area === null || !dot) return [];
    const kind = which === 0 ? "dot-strong is-selected" : "dot-strong";
    const ring = svg("circle", {
      class: kind,
      cx: dot.x.toFixed(1),
      cy: dot.y.toFixed(1),
      r: Math.max(5, dot.r + 1.5)
    });
    return which === 0 && hovered !== null && hovered !== selected
      ? [ring]
      : [ring, callout(dot, words.callout(area), size, dot.r + 6)];
  });
}
