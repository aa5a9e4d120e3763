import {svg} from "../dom.js";

export interface SparklineProps {
  /** One value per period, in order of time; null is a gap. */
  readonly values: readonly (number | null)[];
  /** The city's values in the same periods; empty: none to compare with. */
  readonly city: readonly (number | null)[];
  /** Says what is seen, for those who do not see it. */
  readonly summary: string;
}

const [WIDTH, HEIGHT, INSET] = [96, 28, 4] as const;

/** A history as a small line over the city's dashed one. */
export function sparkline({values, city, summary}: SparklineProps): SVGElement {
  const known = [...values, ...city].filter((value) => value !== null);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const x = (i: number) => INSET + (i / Math.max(1, values.length - 1)) * (WIDTH - 2 * INSET);
  const y = (value: number) =>
    high === low ? HEIGHT / 2 : HEIGHT - INSET - ((value - low) / (high - low)) * (HEIGHT - 2 * INSET);
  const line = (points: readonly (number | null)[]) =>
    points
      .map((value, i) =>
        value === null
          ? ""
          : `${i > 0 && points[i - 1] !== null ? "L" : "M"}${x(i).toFixed(1)} ${y(value).toFixed(1)}`
      )
      .join("");
  const last = values.findLastIndex((value) => value !== null);
  return svg(
    "svg",
    {class: "sparkline", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": summary},
    svg("path", {class: "spark-city", d: line(city)}),
    svg("path", {class: "spark-own", d: line(values)}),
    last >= 0 &&
      svg("circle", {class: "strip-dot", cx: x(last).toFixed(1), cy: y(values[last]!).toFixed(1), r: 2.6})
  );
}
