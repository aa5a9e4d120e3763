import {svg} from "../dom.js";
import type {LinkState} from "../link-state.js";
import {CHARACTER, callout, shortened} from "./callout.js";
import {
  linkedChart,
  type ChartDrawing,
  type ChartPoint,
  type ChartSpace,
  type LinkedChartElement,
  type LinkedChartProps
} from "./linked-chart.js";
import {extent, linear, ticks} from "./ticks.js";

export interface TrendLine {
  /** The area's id; a line of another level (parent, city) cannot be chosen and has a key of its own. */
  readonly id: string;
  readonly name: string;
  /** "rest": one of the many, grey; "chosen": strong; "parent" and "city": for comparison. */
  readonly kind: "rest" | "chosen" | "parent" | "city";
  /** One per period; null: a gap in the line. */
  readonly values: readonly (number | null)[];
  /** Places between periods at which this line is broken: 3 breaks it between the third and the fourth. */
  readonly breaks: readonly number[];
}

export interface TrendLinesProps {
  /** `time` in years, for instance 2019.99 for the end of 2019, ascending; `text` as read. */
  readonly periods: readonly {readonly time: number; readonly text: string}[];
  readonly lines: readonly TrendLine[];
  /** A mark between two periods, for instance "neue Gebietsgrenzen"; `at` as in `TrendLine.breaks`. */
  readonly marks: readonly {readonly at: number; readonly text: string}[];
  /** Index of the period that the other figures show; null: none. */
  readonly current: number | null;
  readonly words: {
    readonly label: string;
    readonly help: string;
    readonly tick: (value: number) => string;
    readonly format: (value: number) => string;
    readonly describe: (area: string) => string;
  };
}

export interface TrendLinesElement extends LinkedChartElement {
  redraw(props: TrendLinesProps): void;
}

const BOX = {top: 26, bottom: 30, left: 46, height: 300} as const;

/** Below this width lines carry values only; their names stand above the chart. */
const NARROW = 520;

interface Frame {
  readonly width: number;
  readonly right: number;
  readonly x: (period: number) => number;
  readonly y: (value: number) => number;
}

/** Many areas over time: the chosen ones, the parent and the city strong over all others in grey. */
export function trendLines(props: TrendLinesProps): TrendLinesElement {
  const chart = linkedChart(chartProps(props));
  return Object.assign(chart, {
    redraw(next: TrendLinesProps) {
      chart.update(chartProps(next));
    }
  });
}

function chartProps(props: TrendLinesProps): LinkedChartProps {
  const {label, help, describe} = props.words;
  return {
    label,
    help,
    describe,
    draw: (space) => drawTrends(props, space),
    keys: "list",
    pointer: "nearest",
    reach: 30
  };
}

function drawTrends(props: TrendLinesProps, space: ChartSpace): ChartDrawing {
  const {periods, lines, words} = props;
  const frame = trendFrame(props, space.width);
  const span = extent(lines.flatMap(({values}) => values.filter((value) => value !== null)))!;
  const kind = ({id, kind}: TrendLine) => (kind === "rest" && space.highlighted?.has(id) ? "chosen" : kind);
  const strong = lines.filter((line) => kind(line) !== "rest");
  const rest = lines.filter((line) => kind(line) === "rest");
  const labelled = lines.filter((line) => line.kind !== "rest");
  return {
    height: BOX.height,
    marks: [
      ...ticks(span.low, span.high, 5).flatMap((value) => gridLine(value, frame, words.tick)),
      ...props.marks.map(({at, text}) => breakMark(at, text, frame)),
      currentMark(props, frame),
      ...periodLabels(periods, frame),
      svg("path", {
        class: rest.length > 150 ? "trends-rest is-many" : "trends-rest",
        d: rest.map((line) => linePath(line, frame)).join("")
      }),
      ...strong.map((line) =>
        svg("path", {class: `trends-line trends-${kind(line)}`, d: linePath(line, frame)})
      ),
      ...labelled.flatMap((line) => dots(line, frame, `trends-dot trends-${kind(line)}`)),
      ...endLabels(labelled, kind, frame, words.format)
    ],
    points: areaPoints(lines, frame),
    overlay: (state) => strongLines(state, props, frame)
  };
}

function trendFrame({periods, lines}: TrendLinesProps, width: number): Frame {
  const narrow = width < NARROW;
  const names = lines.filter(({kind}) => kind !== "rest").map(({name}) => name.length + 9);
  const room = narrow ? 64 : Math.min(230, Math.max(80, Math.max(0, ...names) * CHARACTER + 12));
  const right = width - room;
  const span = extent(lines.flatMap(({values}) => values.filter((value) => value !== null)))!;
  const time = linear({low: periods[0]!.time, high: periods.at(-1)!.time}, BOX.left, right);
  return {
    width,
    right,
    x: (period) => time(periods[period]!.time),
    y: linear(span, BOX.height - BOX.bottom, BOX.top)
  };
}

/** The parts of a line without gaps, a lone value as a short dash; broken where boundaries change. */
function linePath({values, breaks}: TrendLine, {x, y}: Frame): string {
  const joined = (i: number) => i > 0 && values[i - 1] !== null && !breaks.includes(i);
  return values
    .map((value, i) => {
      if (value === null) return "";
      const point = `${x(i).toFixed(1)} ${y(value).toFixed(1)}`;
      const alone =
        !joined(i) && (i + 1 >= values.length || values[i + 1] === null || breaks.includes(i + 1));
      return joined(i) ? `L${point}` : alone ? `M${point}m-3 0h6` : `M${point}`;
    })
    .join("");
}

function dots({values}: TrendLine, {x, y}: Frame, kind: string): readonly SVGElement[] {
  return values.flatMap((value, i) =>
    value === null ? [] : [svg("circle", {class: kind, cx: x(i).toFixed(1), cy: y(value).toFixed(1), r: 2.6})]
  );
}

function gridLine(value: number, {y, right}: Frame, tick: (value: number) => string): readonly SVGElement[] {
  const at = y(value).toFixed(1);
  return [
    svg("path", {class: "chart-grid", d: `M${BOX.left} ${at}H${right}`}),
    svg("text", {class: "chart-tick", x: BOX.left - 8, y: Number(at) + 4, "text-anchor": "end"}, tick(value))
  ];
}

function breakMark(at: number, text: string, {x, width}: Frame): SVGElement {
  const between = (x(at - 1) + x(at)) / 2;
  const right = between + text.length * CHARACTER + 8 < width;
  return svg(
    "g",
    {class: "trends-break"},
    svg("path", {d: `M${between.toFixed(1)} ${BOX.top - 6}V${BOX.height - BOX.bottom}`}),
    svg(
      "text",
      {x: (between + (right ? 5 : -5)).toFixed(1), y: BOX.top - 12, "text-anchor": right ? "start" : "end"},
      text
    )
  );
}

function currentMark({current}: TrendLinesProps, {x}: Frame): SVGElement | null {
  if (current === null) return null;
  return svg("path", {
    class: "trends-current",
    d: `M${x(current).toFixed(1)} ${BOX.top}V${BOX.height - BOX.bottom + 5}`
  });
}

/** Names of periods that do not touch; the last one always. */
function periodLabels(periods: TrendLinesProps["periods"], {x}: Frame): readonly SVGElement[] {
  const kept: {readonly x: number; readonly text: string}[] = [];
  for (const [i, {text}] of [...periods.entries()].reverse()) {
    const before = kept.at(-1);
    const half = (text.length * CHARACTER) / 2;
    if (before && x(i) + half > before.x - (before.text.length * CHARACTER) / 2 - 10) continue;
    kept.push({x: x(i), text});
  }
  return kept.map(({x: at, text}) =>
    svg(
      "text",
      {
        class: "chart-tick",
        x: Math.max(at, (text.length * CHARACTER) / 2).toFixed(1),
        y: BOX.height - 8,
        "text-anchor": "middle"
      },
      text
    )
  );
}

/** Names (on a narrow chart none) and last values at the lines' ends, pushed apart where they would touch. */
function endLabels(
  strong: readonly TrendLine[],
  kind: (line: TrendLine) => string,
  {x, y, width}: Frame,
  format: (value: number) => string
): readonly SVGElement[] {
  const labelText = ({name, values}: TrendLine, last: number) => {
    const value = format(values[last]!);
    return width < NARROW
      ? value
      : `${shortened(name, width - x(last) - 16 - value.length * CHARACTER)} ${value}`;
  };
  const ends = strong
    .flatMap((line) => {
      const last = line.values.findLastIndex((value) => value !== null);
      return last < 0 ? [] : [{line, x: x(last), y: y(line.values[last]!), text: labelText(line, last)}];
    })
    .sort((a, b) => a.y - b.y);
  const rows = ends.reduce<readonly number[]>(
    (done, end) => [...done, Math.max(end.y, (done.at(-1) ?? 0) + 15)],
    []
  );
  const over = Math.max(0, (rows.at(-1) ?? 0) - (BOX.height - BOX.bottom));
  return ends.map(({line, x: at, text}, i) =>
    svg(
      "text",
      {
        class: `trends-name trends-${kind(line)}`,
        x: (at + 8).toFixed(1),
        y: (rows[i]! - over + 4).toFixed(1)
      },
      text
    )
  );
}

/** Every value of every area of the level: a pointer near any of them finds its line. */
function areaPoints(lines: readonly TrendLine[], {x, y}: Frame): readonly ChartPoint[] {
  return lines
    .filter(({kind}) => kind === "rest" || kind === "chosen")
    .flatMap(({id, values}) =>
      values.flatMap((value, i) => (value === null ? [] : [{id, x: x(i), y: y(value)}]))
    );
}

function strongLines(
  {hovered, selected}: LinkState,
  {lines, words}: TrendLinesProps,
  frame: Frame
): readonly SVGElement[] {
  return [selected, hovered === selected ? null : hovered].flatMap((area, which) => {
    const line = lines.find(({id}) => id === area);
    if (area === null || !line) return [];
    const last = line.values.findLastIndex((value) => value !== null);
    const kind = which === 0 ? "trends-line is-selected" : "trends-line is-hovered";
    const path = svg("path", {class: kind, d: linePath(line, frame)});
    if (last < 0 || line.kind !== "rest" || (which === 0 && hovered !== null)) return [path];
    const value = line.values[last]!;
    return [
      path,
      callout({x: frame.x(last), y: frame.y(value)}, [line.name, words.format(value)], {
        width: frame.width,
        height: BOX.height
      })
    ];
  });
}
