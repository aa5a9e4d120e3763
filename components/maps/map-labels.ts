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

/** A name to write, where its centre is in the plane. */
interface Label {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  /** Width of the area it names, in the plane; a name that is wider is left out. null: it may be wider. */
  readonly room: number | null;
}

/** An area's name may be this much wider than the area. */
const OVERHANG = 1.25;

/**
 * Writes the parents' names, then those of areas large enough on the screen, where they fit inside the box without touching one
 * another; none on a map narrower than 420 px that shows everything.
 */
export function drawLabels(
  group: SVGGElement,
  {labels, areas}: Pick<AreaShapes, "labels" | "areas">,
  view: View,
  {width, height, zoomed}: {readonly width: number; readonly height: number; readonly zoomed: boolean}
): void {
  if (width < 420 && !zoomed) return group.replaceChildren();
  const kept: Box[] = [];
  const wanted: readonly Label[] = [
    ...labels.map((label) => ({...label, room: null})),
    ...(zoomed ? areas : []).map(({name, x, y, bounds: [[x0], [x1]]}) => ({name, x, y, room: x1 - x0}))
  ];
  group.replaceChildren(...wanted.flatMap((label) => placed(label, view, {width, height}, kept)));
}

function placed(
  {name, x, y, room}: Label,
  view: View,
  {width, height}: {readonly width: number; readonly height: number},
  kept: Box[]
): readonly SVGElement[] {
  const [cx, cy] = [x * view.scale + view.x, y * view.scale + view.y];
  if (cx < 0 || cy < 0 || cx > width || cy > height) return [];
  const text = lines(name);
  const w = Math.max(...text.map((line) => line.length)) * 6.6 + 8;
  const h = text.length * LINE + 4;
  if (room !== null && w > room * view.scale * OVERHANG) return [];
  const box = {x: cx - w / 2, y: cy - h / 2, width: w, height: h};
  const inside = box.x >= 0 && box.y >= 0 && box.x + w <= width && box.y + h <= height;
  if (!inside || kept.some((other) => overlap(box, other))) return [];
  kept.push(box);
  return [
    svg(
      "text",
      {x: cx, y: cy, class: room !== null && "map-label-area"},
      ...text.map((line, i) =>
        svg("tspan", {x: cx, y: cy + (i - (text.length - 1) / 2) * LINE, dy: "0.33em"}, line)
      )
    )
  ];
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
