import {svg} from "../dom.js";
import type {AreaFill} from "../link-state.js";
import {CHARACTER, shortened} from "./callout.js";
import {
  linkedChart,
  type ChartDrawing,
  type ChartSpace,
  type LinkedChartElement,
  type LinkedChartProps
} from "./linked-chart.js";
import {extent, linear} from "./ticks.js";

/** One area of the list. */
export interface ValueBar {
  readonly id: string;
  readonly name: string;
  /** null: none, then `text` says why. */
  readonly value: number | null;
  /** The value as read: "27,3 %", "k. A. (Geheimhaltung)". */
  readonly text: string;
  readonly fill: AreaFill;
}

export interface ValueBarsProps {
  /** In the order they are drawn, from above. */
  readonly bars: readonly ValueBar[];
  /** The value the bars begin at, with its name and value as read; null: they begin at zero. */
  readonly reference: {readonly value: number; readonly text: string} | null;
  readonly words: {
    readonly label: string;
    readonly help: string;
    /** "Reuterkiez: 41,2 %, 13,9 Punkte über Berlin" */
    readonly describe: (area: string) => string;
    /** Under the last bar, where there are too many to be drawn: "33.000 weitere Gebiete stehen in der Tabelle." */
    readonly further: (count: number) => string;
  };
}

export interface ValueBarsElement extends LinkedChartElement {
  redraw(props: ValueBarsProps): void;
}

/** More bars than this are not drawn: nobody scrolls so far, and the browser takes seconds for them. */
const MOST_BARS = 2000;

interface Layout {
  /** Name and value stand over the bar, and a finger finds the row. */
  readonly narrow: boolean;
  readonly row: number;
  readonly nameWidth: number;
  readonly left: number;
  readonly right: number;
}

/** A bar per area that begins at the city's value and ends at the area's own. */
export function valueBars(props: ValueBarsProps): ValueBarsElement {
  const chart = linkedChart(chartProps(props));
  chart.classList.add("value-bars");
  return Object.assign(chart, {
    redraw(next: ValueBarsProps) {
      chart.update(chartProps(next));
    }
  });
}

function chartProps(props: ValueBarsProps): LinkedChartProps {
  const {label, help, describe} = props.words;
  return {
    label,
    help,
    describe,
    draw: (space) => drawBars(props, space),
    keys: "list",
    pointer: "row",
    reach: 22
  };
}

function layout({bars}: ValueBarsProps, width: number): Layout {
  const longest = (pick: (bar: ValueBar) => string) =>
    bars.reduce((most, bar) => Math.max(most, pick(bar).length), 0) * CHARACTER;
  const valueWidth = longest(({value, text}) => (value === null ? "" : text)) + 12;
  if (width < 520) return {narrow: true, row: 46, nameWidth: width - valueWidth, left: 1, right: width - 1};
  const nameWidth = Math.min(longest(({name}) => name) + 12, 240, width * 0.36);
  return {narrow: false, row: 26, nameWidth, left: nameWidth + 8, right: width - valueWidth - 8};
}

function drawBars(props: ValueBarsProps, {width, highlighted, paint}: ChartSpace): ChartDrawing {
  const {reference} = props;
  const bars = props.bars.slice(0, MOST_BARS);
  const further = props.bars.length - bars.length;
  const place = layout(props, width);
  const start = reference?.value ?? 0;
  const head = reference ? 24 : 2;
  const span = extent([start, ...bars.flatMap(({value}) => value ?? [])])!;
  const x = linear(span, place.left, place.right);
  const height = head + (bars.length + Number(further > 0)) * place.row + 2;
  const top = (i: number) => head + i * place.row;
  return {
    height,
    marks: [
      svg("path", {class: "bar-reference", d: `M${x(start).toFixed(1)} ${head - 4}V${height}`}),
      ...bars.map((bar, i) => {
        const faded = highlighted !== null && !highlighted.has(bar.id);
        const group = svg("g", {class: faded ? "bar-row is-faded" : "bar-row", "data-area": bar.id});
        group.append(...rowTexts(bar, top(i), place), rowMark(bar, top(i), place, x, start, paint(bar.fill)));
        return group;
      }),
      reference ? referenceLabel(x(start), reference.text, width) : null,
      further > 0 ? furtherLabel(top(bars.length) + place.row / 2, props.words.further(further)) : null
    ],
    points: bars.map(({id}, i) => ({id, x: width / 2, y: top(i) + place.row / 2})),
    overlay: ({hovered, selected}) =>
      [hovered, selected].map((area, which) => {
        const at = bars.findIndex(({id}) => id === area);
        const kind = which === 0 ? "row-mark is-hovered" : "row-mark is-selected";
        return at < 0
          ? null
          : svg("rect", {
              class: kind,
              x: 0.75,
              y: top(at) + 0.75,
              width: width - 1.5,
              height: place.row - 1.5,
              rx: 2
            });
      })
  };
}

function referenceLabel(at: number, text: string, width: number): SVGElement {
  const half = (text.length * CHARACTER) / 2;
  const x = Math.max(half, Math.min(width - half, at)).toFixed(1);
  return svg("text", {class: "compare-label", x, y: 14, "text-anchor": "middle"}, text);
}

function furtherLabel(middle: number, text: string): SVGElement {
  return svg("text", {class: "compare-label", x: 4, y: middle + 5}, text);
}

function rowTexts({name, value, text}: ValueBar, top: number, place: Layout): readonly SVGElement[] {
  const {narrow, row, nameWidth, left, right} = place;
  const y = top + (narrow ? 18 : row / 2 + 5);
  const beside = value === null && !narrow;
  const x = beside ? left + 20 : narrow ? right : right + 8 + text.length * CHARACTER;
  const kind = value === null ? "bar-value is-none" : "bar-value";
  return [
    svg("text", {x: 4, y, class: "bar-name"}, svg("title", {}, name), shortened(name, nameWidth)),
    svg("text", {x: x.toFixed(1), y, class: kind, "text-anchor": beside ? "start" : "end"}, text)
  ];
}

function rowMark(
  {value}: ValueBar,
  top: number,
  {narrow, row, left}: Layout,
  x: (value: number) => number,
  start: number,
  paint: string
): SVGElement {
  const box = {y: narrow ? top + 26 : top + 6, height: narrow ? 12 : row - 12, style: `fill:${paint}`};
  if (value === null) return svg("rect", {class: "bar-none", x: narrow ? 4 : left, width: 14, ...box});
  const [from, to] = [x(Math.min(value, start)), x(Math.max(value, start))];
  return svg("rect", {class: "bar", x: from.toFixed(1), width: Math.max(1, to - from).toFixed(1), ...box});
}
