import {svg} from "../dom.js";

const LINE = 15;
/** Mean width of a character of the labels' font, for layouts that are made before the text is drawn. */
export const CHARACTER = 6.9;

/** Texts beside a point, on the side that has more room, kept inside a drawing of this width and height. */
export function callout(
  at: {readonly x: number; readonly y: number},
  lines: readonly string[],
  size: {readonly width: number; readonly height: number},
  gap = 9
): SVGElement {
  const longest = Math.max(...lines.map((line) => line.length)) * CHARACTER;
  const right = at.x + gap + longest <= size.width || at.x < size.width / 2;
  const x = right ? Math.min(at.x + gap, Math.max(0, size.width - longest)) : Math.max(at.x - gap, longest);
  const top = Math.max(LINE, Math.min(size.height - (lines.length - 1) * LINE - 3, at.y + 4));
  return svg(
    "text",
    {class: "chart-callout", "text-anchor": right ? "start" : "end"},
    ...lines.map((line, i) => svg("tspan", {x: x.toFixed(1), y: (top + i * LINE).toFixed(1)}, line))
  );
}

/** A name cut to a width in pixels, with an ellipsis where something is left out. */
export function shortened(name: string, width: number): string {
  const most = Math.floor(width / CHARACTER);
  return name.length <= most ? name : `${name.slice(0, Math.max(1, most - 1)).trimEnd()}…`;
}
