import {svg} from "../dom.js";
import type {AreaShapes} from "./area-shapes.js";
import type {View} from "./gestures.js";

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const LINE = 13;

/** Long compound names break after a hyphen: "Charlottenburg-Wilmersdorf" takes two lines. */
function lines(name: string): readonly string[] {
  if (name.length <= 14) return [name];
  return name.split(/(?<=-)(?=\p{Lu})|(?<=\/)| (?=\p{Lu})/u);
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** Writes the parents' names where they fit inside the box without touching one another; none on a map narrower than 420 px. */
export function drawLabels(
  group: SVGGElement,
  labels: AreaShapes["labels"],
  view: View,
  width: number,
  height: number
): void {
  if (width < 420) return group.replaceChildren();
  const kept: Box[] = [];
  const drawn = labels.flatMap(({name, x, y}) => {
    const text = lines(name);
    const [cx, cy] = [x * view.scale + view.x, y * view.scale + view.y];
    const w = Math.max(...text.map((line) => line.length)) * 6.6 + 8;
    const h = text.length * LINE + 4;
    const box = {x: cx - w / 2, y: cy - h / 2, width: w, height: h};
    const inside = box.x >= 0 && box.y >= 0 && box.x + w <= width && box.y + h <= height;
    if (!inside || kept.some((other) => overlap(box, other))) return [];
    kept.push(box);
    return [
      svg(
        "text",
        {x: cx, y: cy},
        ...text.map((line, i) =>
          svg("tspan", {x: cx, y: cy + (i - (text.length - 1) / 2) * LINE, dy: "0.33em"}, line)
        )
      )
    ];
  });
  group.replaceChildren(...drawn);
}

/** The longest of 1, 2, 5 × 10ⁿ kilometres that takes at most 110 px, as a bar in the lower left corner. */
export function drawScale(group: SVGGElement, pixelsPerKilometre: number, height: number): void {
  const most = 110 / pixelsPerKilometre;
  const power = 10 ** Math.floor(Math.log10(most));
  const kilometres = ([5, 2, 1].find((n) => n * power <= most) ?? 1) * power;
  const length = kilometres * pixelsPerKilometre;
  const text =
    kilometres < 1 ? `${Math.round(kilometres * 1000)} m` : `${kilometres.toLocaleString("de")} km`;
  group.replaceChildren(
    svg("path", {d: `M8.5 ${height - 13.5}v5h${length.toFixed(1)}v-5`}),
    svg("text", {x: 8 + length + 6, y: height - 8}, text)
  );
}
