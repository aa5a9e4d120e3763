import {html, svg} from "../dom.js";

export interface TrendPoint {
  /** As shown, for instance "2019". */
  readonly period: string;
  /** null: a gap in the line. */
  readonly value: number | null;
}

export interface TrendSeries {
  readonly name: string;
  readonly kind: "area" | "parent" | "city";
  readonly points: readonly TrendPoint[];
}

export interface TrendProps {
  readonly title: string;
  /** What the lines show, in a sentence, for those who do not see them. */
  readonly summary: string;
  /** All series have the same periods, in order. */
  readonly series: readonly TrendSeries[];
  /** A value as read, for instance 27.31 → "27,3 %". */
  readonly format: (value: number) => string;
}

const [WIDTH, HEIGHT] = [320, 96];
const BOX = {left: 6, right: 62, top: 10, bottom: 20} as const;

interface Placed {
  readonly series: TrendSeries;
  readonly last: {readonly x: number; readonly y: number; readonly value: number} | null;
  readonly d: string;
}

/** A small line of an indicator's history: the area over its parent and the city, with its last values. */
export function trend({title, summary, series, format}: TrendProps): HTMLElement {
  const periods = series[0]?.points.map(({period}) => period) ?? [];
  const values = series.flatMap(({points}) => points.flatMap(({value}) => value ?? []));
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const heading = html("h4", {}, title);
  if (values.length === 0 || periods.length < 2)
    return html("section", {class: "trend", hidden: true}, heading);
  const span = high - low || 1;
  const x = (i: number) => BOX.left + (i / (periods.length - 1)) * (WIDTH - BOX.left - BOX.right);
  const y = (value: number) => HEIGHT - BOX.bottom - ((value - low) / span) * (HEIGHT - BOX.top - BOX.bottom);
  const placed = series.map((one) => placeSeries(one, x, y));
  const label = (text: string, at: number, anchor: string) =>
    svg("text", {class: "trend-period", x: at, y: HEIGHT - 4, "text-anchor": anchor}, text);
  return html(
    "section",
    {class: "trend"},
    heading,
    lineNames(series),
    svg(
      "svg",
      {viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": summary},
      ...placed.map(({series: {kind}, d}) => svg("path", {class: `trend-line trend-${kind}`, d})),
      ...placed.map(
        ({series: {kind}, last}) =>
          last && svg("circle", {class: `trend-end trend-${kind}`, cx: last.x, cy: last.y, r: 3})
      ),
      ...endLabels(placed, format),
      label(periods[0]!, x(0), "start"),
      label(periods.at(-1)!, x(periods.length - 1), "end")
    )
  );
}

function placeSeries(series: TrendSeries, x: (i: number) => number, y: (value: number) => number): Placed {
  const points = series.points.map(({value}, i) => (value === null ? null : {x: x(i), y: y(value), value}));
  const d = points
    .map((point, i) => point && `${points[i - 1] ? "L" : "M"}${point.x.toFixed(1)} ${point.y.toFixed(1)}`)
    .filter(Boolean)
    .join("");
  return {series, d, last: points.findLast((point) => point !== null) ?? null};
}

/** The last values at the lines' ends, pushed apart where they would touch. */
function endLabels(placed: readonly Placed[], format: (value: number) => string): readonly SVGElement[] {
  const ends = placed
    .flatMap(({series, last}) => (last ? [{series, ...last}] : []))
    .sort((a, b) => a.y - b.y);
  const rows = ends.reduce<readonly number[]>(
    (done, {y}) => [...done, Math.max(y, (done.at(-1) ?? 0) + 13)],
    []
  );
  const over = Math.max(0, (rows.at(-1) ?? 0) - (HEIGHT - BOX.bottom + 4));
  return ends.map(({series, x, value}, i) =>
    svg("text", {class: `trend-label trend-${series.kind}`, x: x + 8, y: rows[i]! - over + 4}, format(value))
  );
}

/** The names with a sample of their line. They stand above the chart, where a long one has room. */
function lineNames(series: readonly TrendSeries[]): HTMLElement {
  const sample = (kind: TrendSeries["kind"]) =>
    svg(
      "svg",
      {viewBox: "0 0 20 8", width: 20, height: 8, "aria-hidden": "true"},
      svg("path", {class: `trend-line trend-${kind}`, d: "M1 4h18"})
    );
  return html(
    "p",
    {class: "trend-names"},
    ...series.map(({name, kind}) => html("span", {class: `trend-${kind}`}, sample(kind), name))
  );
}
