import {svg} from "../dom.js";
import type {AreaFill, LinkState} from "../link-state.js";
import {CHARACTER, callout} from "./callout.js";
import {linkedChart, type ChartDrawing, type ChartPoint, type ChartSpace, type LinkedChartElement, type LinkedChartProps} from "./linked-chart.js";
import {extent, linear, ticks} from "./ticks.js";

export interface DistributionDot {
  readonly id: string;
  readonly value: number;
  readonly fill: AreaFill;
}

/** A value to compare with: the city's, the parent's, another area's. */
export interface DistributionMark {
  /** "Berlin 27,3 %" */
  readonly text: string;
  readonly value: number;
}

export interface DistributionProps {
  /** Areas with a value, in any order. */
  readonly dots: readonly DistributionDot[];
  /** Lower quartile, median and upper quartile of the areas; null with fewer than four. */
  readonly quartiles: readonly [number, number, number] | null;
  readonly marks: readonly DistributionMark[];
  readonly words: {
    readonly label: string;
    readonly help: string;
    /** "mittlere Hälfte der Gebiete" */
    readonly middle: string;
    readonly median: string;
    readonly tick: (value: number) => string;
    /** Name and value as two lines. */
    readonly callout: (area: string) => readonly string[];
    readonly describe: (area: string) => string;
  };
}

export interface DistributionElement extends LinkedChartElement {
  redraw(props: DistributionProps): void;
}

/** Highest stack of dots; a plot of few is lower. */
const PLOT = 150;
const SIDE = 14;

/** Every area as a dot over its value (a dot plot after Wilkinson; bars where dots would be too small to see). */
export function distribution(props: DistributionProps): DistributionElement {
  const chart = linkedChart(chartProps(props));
  return Object.assign(chart, {
    redraw(next: DistributionProps) {
      chart.update(chartProps(next));
    }
  });
}

function chartProps(props: DistributionProps): LinkedChartProps {
  const {label, help, describe} = props.words;
  return {label, help, describe, draw: (space) => drawDistribution(props, space), keys: "list", pointer: "nearest", reach: 24};
}

interface PlacedDot extends ChartPoint {
  readonly fill: AreaFill;
}

function drawDistribution(props: DistributionProps, space: ChartSpace): ChartDrawing {
  const {dots, marks, words} = props;
  const span = extent([...dots.map(({value}) => value), ...marks.map(({value}) => value)])!;
  const x = linear(span, SIDE, space.width - SIDE);
  const labels = markLabels(marks, x, space.width);
  const top = 20 + (Math.max(-1, ...labels.map(({line}) => line)) + 1) * 17;
  const {placed, radius, base} = stacked(dots, x, top);
  const height = base + 46;
  return {
    height,
    marks: [
      quartileBand(props, x, space.width, top, base),
      svg("path", {class: "chart-axis", d: `M0 ${base + 0.5}H${space.width}`}),
      ...ticks(span.low, span.high, space.width / 90).map((value) =>
        svg("text", {class: "chart-tick", x: x(value).toFixed(1), y: base + 18, "text-anchor": "middle"}, words.tick(value))
      ),
      ...(radius < 1.6 ? [bars(placed, base)] : placed.map((dot) => dotMark(dot, radius, space))),
      ...labels.flatMap((one) => markLine(one, base))
    ],
    points: [...placed].sort((a, b) => a.x - b.x),
    overlay: (state) => strongDots(state, placed, Math.max(radius, 3), {width: space.width, height}, words)
  };
}

/** Dots of the same few pixels stand on one another; as large as the fullest column and the number of dots allow. */
function stacked(
  dots: readonly DistributionDot[],
  x: (value: number) => number,
  top: number
): {readonly placed: readonly PlacedDot[]; readonly radius: number; readonly base: number} {
  const sizes = [5, 4.5, 4, 3.5, 3, 2.5, 2, 1.6];
  const fits = (radius: number) => Math.max(0, ...columns(dots, x, radius).values()) * radius * 2 <= PLOT - 8;
  const radius = sizes.find(fits) ?? 1.5;
  const highest = Math.max(1, ...columns(dots, x, radius).values()) * radius * 2;
  const base = top + Math.max(84, Math.min(PLOT, highest + 44));
  const filled = new Map<number, number>();
  const step = radius < 1.6 ? (PLOT - 8) / Math.max(1, ...columns(dots, x, radius).values()) : radius * 2;
  const placed = [...dots]
    .sort((a, b) => a.value - b.value)
    .map(({id, value, fill}) => {
      const column = Math.floor(x(value) / (radius * 2));
      const below = filled.get(column) ?? 0;
      filled.set(column, below + 1);
      return {id, fill, x: (column + 0.5) * radius * 2, y: base - 2 - step * (below + 0.5)};
    });
  return {placed, radius, base};
}

function columns(
  dots: readonly DistributionDot[],
  x: (value: number) => number,
  radius: number
): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const {value} of dots) {
    const column = Math.floor(x(value) / (radius * 2));
    counts.set(column, (counts.get(column) ?? 0) + 1);
  }
  return counts;
}

function dotMark({id, x, y, fill}: PlacedDot, radius: number, {highlighted, paint}: ChartSpace): SVGElement {
  const faded = highlighted !== null && !highlighted.has(id);
  return svg("circle", {
    class: faded ? "dot is-faded" : "dot",
    "data-area": id,
    cx: x.toFixed(1),
    cy: y.toFixed(1),
    r: radius - 0.4,
    style: `fill:${paint(fill)}`
  });
}

/** One path of bars, each as high as its column of dots. */
function bars(placed: readonly PlacedDot[], base: number): SVGElement {
  const tops = new Map<number, number>();
  for (const {x, y} of placed) tops.set(x, Math.min(y, tops.get(x) ?? base));
  const bar = ([x, y]: readonly [number, number]) => `M${(x - 1.3).toFixed(1)} ${base}V${y.toFixed(1)}h2.6V${base}z`;
  return svg("path", {class: "dot-bars", d: [...tops].map(bar).join("")});
}

function quartileBand(
  {quartiles, words}: DistributionProps,
  x: (value: number) => number,
  width: number,
  top: number,
  base: number
): SVGElement | null {
  if (quartiles === null) return null;
  const [low, median, high] = quartiles.map(x) as [number, number, number];
  return svg(
    "g",
    {class: "quartiles"},
    svg("rect", {x: low.toFixed(1), y: top, width: Math.max(1, high - low).toFixed(1), height: base - top}),
    svg("path", {d: `M${median.toFixed(1)} ${top}V${base + 24}`}),
    svg("text", {x: within(median, words.median, width), y: base + 38, "text-anchor": "middle"}, words.median)
  );
}

/** A place for the middle of a text at which it stays in the drawing. */
function within(at: number, text: string, width: number): string {
  const half = (text.length * CHARACTER) / 2;
  return Math.max(half, Math.min(width - half, at)).toFixed(1);
}

interface MarkLabel extends DistributionMark {
  readonly x: number;
  readonly left: number;
  readonly line: number;
}

/** Labels above the plot; one that would touch another takes the next line. */
function markLabels(
  marks: readonly DistributionMark[],
  x: (value: number) => number,
  width: number
): readonly MarkLabel[] {
  const done: MarkLabel[] = [];
  for (const mark of [...marks].sort((a, b) => a.value - b.value)) {
    const long = mark.text.length * CHARACTER;
    const left = Math.max(0, Math.min(width - long, x(mark.value) - long / 2));
    const touching = done.filter((other) => left < other.left + other.text.length * CHARACTER + 10);
    const line = Math.max(-1, ...touching.map((other) => other.line)) + 1;
    done.push({...mark, x: x(mark.value), left, line});
  }
  return done;
}

function markLine({text, x, left, line}: MarkLabel, base: number): readonly SVGElement[] {
  const y = 14 + line * 17;
  return [
    svg("path", {class: "compare-line", d: `M${x.toFixed(1)} ${y + 4}V${base}`}),
    svg("text", {class: "compare-label", x: left.toFixed(1), y}, text)
  ];
}

function strongDots(
  {hovered, selected}: LinkState,
  placed: readonly PlacedDot[],
  radius: number,
  size: {readonly width: number; readonly height: number},
  words: DistributionProps["words"]
): readonly SVGElement[] {
  const marks = [selected, hovered === selected ? null : hovered].map((area, which) => {
    const dot = placed.find(({id}) => id === area);
    if (!dot || area === null) return [];
    const kind = which === 0 ? "dot-strong is-selected" : "dot-strong";
    // A label of the pointer's area hides that of the chosen one where both would touch: only the former is written then.
    const other = which === 0 ? placed.find(({id}) => id === hovered && id !== selected) : undefined;
    const covered = other !== undefined && Math.abs(other.x - dot.x) < 220 && Math.abs(other.y - dot.y) < 34;
    return [
      svg("circle", {class: kind, cx: dot.x.toFixed(1), cy: dot.y.toFixed(1), r: radius + 2}),
      covered ? null : callout({x: dot.x - 9, y: Math.max(16, dot.y - 30)}, words.callout(area), size)
    ];
  });
  return marks.flat().filter((mark) => mark !== null);
}
