import {html, svg} from "../dom.js";

export interface ValueStripProps {
  /** What is seen, in a sentence, for those who do not see it. */
  readonly summary: string;
  /** Values of all areas. */
  readonly all: readonly number[];
  /** This area's value; null: none. */
  readonly value: number | null;
  /** City and parent. */
  readonly marks: readonly {readonly name: string; readonly value: number}[];
  readonly format: (value: number) => string;
}

const [WIDTH, HEIGHT] = [320, 58];
const AXIS = 34;

/** Every area as a thin line over the range of values, with marks, and a dot for one of them. */
export function valueStrip({summary, all, value, marks, format}: ValueStripProps): HTMLElement {
  const known = [...all, ...marks.map((mark) => mark.value)];
  if (all.length === 0) return html("div", {hidden: true});
  const low = known.reduce((a, b) => Math.min(a, b), Infinity);
  const high = known.reduce((a, b) => Math.max(a, b), -Infinity);
  const x = (at: number) => 5 + ((at - low) / (high - low || 1)) * (WIDTH - 10);
  const lines = all.map((at) => `M${x(at).toFixed(1)} ${AXIS - 9}v18`).join("");
  const placed = marks.map((mark) => ({...mark, x: x(mark.value)})).sort((a, b) => a.x - b.x);
  return html(
    "div",
    {class: "value-strip"},
    svg(
      "svg",
      {viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": summary},
      svg("path", {class: "value-strip-all", d: lines}),
      ...placed.flatMap((mark, i) => [
        svg("path", {class: "value-strip-mark", d: `M${mark.x.toFixed(1)} ${AXIS - 13}v26`}),
        svg(
          "text",
          {x: mark.x, y: i % 2 === 0 ? 15 : 5, dy: "0.3em", "text-anchor": anchorAt(mark.x)},
          mark.name
        )
      ]),
      value !== null && svg("circle", {class: "value-strip-dot", cx: x(value), cy: AXIS, r: 6}),
      svg("text", {x: 2, y: HEIGHT - 3}, format(low)),
      svg("text", {x: WIDTH - 2, y: HEIGHT - 3, "text-anchor": "end"}, format(high))
    )
  );
}

function anchorAt(x: number): string {
  return x < WIDTH * 0.25 ? "start" : x > WIDTH * 0.75 ? "end" : "middle";
}
