import {svg} from "../dom.js";
import type {AreaFill} from "../link-state.js";
import type {AreaShape} from "./area-shapes.js";
import type {View} from "./gestures.js";
import {patternTile} from "./pattern-tile.js";
import {pathOf} from "./shape-at.js";

/** How areas are to look. */
export interface AreasLook {
  readonly fills: ReadonlyMap<string, AreaFill>;
  /** All others fade; null: none does. */
  readonly strong: ReadonlySet<string> | null;
}

/** What part of the plane a map shows; sizes in pixels of the page. */
export interface MapFrame {
  readonly width: number;
  readonly height: number;
  readonly view: View;
}

/** A canvas and what it shows. */
export interface Sheet extends MapFrame {
  readonly canvas: HTMLCanvasElement;
  /** Pixels of the canvas per pixel of the page. */
  readonly ratio: number;
}

/** The borders between areas as a picture: they stay while fills change, and drawing them takes as long as filling. */
export interface BorderPicture {
  readonly canvas: HTMLCanvasElement;
  /** What it shows; another text: it must be drawn anew. */
  key: string;
}

/** Areas that look the same. */
interface Group {
  readonly fill: AreaFill;
  readonly faded: boolean;
  readonly areas: AreaShape[];
}

/** What the style sheet says of an area. */
interface Pen {
  readonly fill: string;
  readonly stroke: string;
  readonly width: number;
  readonly opacity: number;
}

interface Pens {
  readonly groups: readonly Pen[];
  /** Of areas with a class. */
  readonly border: Pen;
  /** Colours of patterns. */
  readonly ground: string;
  readonly ink: string;
}

const NO_FILL: AreaFill = {pattern: "outline"};

/** Drawing is left to the processor, so that it takes as long with any graphics card, and a picture can be read from it. */
function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  return canvas.getContext("2d", {willReadFrequently: true})!;
}

/**
 * Paints areas in the colours that the style sheet and the theme give to a `.area` at the canvas' place in the page; it must stand
 * in one. Each path is filled on its own: one path of thousands takes ten times as long.
 */
export function paintAreas(
  sheet: Sheet,
  areas: readonly AreaShape[],
  look: AreasLook,
  borders: BorderPicture
): void {
  const groups = groupsOf(areas, look);
  const pens = readPens(sheet.canvas, groups);
  const context = cleared(sheet);
  const paint = paintOf(context, sheet, pens);
  groups.forEach(({fill, areas: alike}, i) => {
    context.globalAlpha = pens.groups[i]!.opacity;
    context.fillStyle = paint(fill, pens.groups[i]!.fill);
    for (const area of alike) context.fill(pathOf(area), "evenodd");
  });
  context.globalAlpha = 1;
  drawBorders(sheet, areas, pens.border, borders);
  context.resetTransform();
  context.drawImage(borders.canvas, 0, 0);
  // Areas without a class have borders of their own colour.
  groups.forEach(({fill, areas: alike}, i) => {
    if ("pattern" in fill) strokeAreas(context, sheet, alike, pens.groups[i]!);
  });
}

function drawBorders(sheet: Sheet, areas: readonly AreaShape[], pen: Pen, borders: BorderPicture): void {
  const {width, height, view, ratio} = sheet;
  const key = JSON.stringify([width, height, view, ratio, pen]);
  if (key === borders.key) return;
  borders.key = key;
  strokeAreas(cleared({...sheet, canvas: borders.canvas}), sheet, areas, pen);
}

function strokeAreas(
  context: CanvasRenderingContext2D,
  sheet: Sheet,
  areas: readonly AreaShape[],
  {stroke, width, opacity}: Pen
): void {
  placePlane(context, sheet);
  context.globalAlpha = opacity;
  context.strokeStyle = stroke;
  context.lineWidth = width / sheet.view.scale;
  context.lineJoin = "round";
  for (const area of areas) context.stroke(pathOf(area));
  context.globalAlpha = 1;
}

/** The canvas in its size, empty, in coordinates of the plane. */
function cleared(sheet: Sheet): CanvasRenderingContext2D {
  const {canvas, width, height, ratio} = sheet;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  const context = contextOf(canvas);
  context.imageSmoothingEnabled = false;
  placePlane(context, sheet);
  return context;
}

function placePlane(context: CanvasRenderingContext2D, {view: {scale, x, y}, ratio}: Sheet): void {
  context.setTransform(ratio * scale, 0, 0, ratio * scale, ratio * x, ratio * y);
}

/** What the drawing takes for a fill whose colour is known. */
function paintOf(
  context: CanvasRenderingContext2D,
  {ratio, view: {scale}}: Sheet,
  {ground, ink}: Pens
): (fill: AreaFill, colour: string) => string | CanvasPattern {
  return (fill, colour) =>
    "colour" in fill || fill.pattern === "outline"
      ? colour
      : patternOf(context, patternTile(fill.pattern, {ground, ink}, ratio), ratio * scale);
}

/** A tile repeated without change of its size or sharpness. */
function patternOf(context: CanvasRenderingContext2D, tile: HTMLCanvasElement, scale: number): CanvasPattern {
  const pattern = context.createPattern(tile, "repeat")!;
  pattern.setTransform(new DOMMatrix().scale(1 / scale));
  return pattern;
}

function groupsOf(areas: readonly AreaShape[], {fills, strong}: AreasLook): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const area of areas) {
    const fill = fills.get(area.id) ?? NO_FILL;
    const faded = strong !== null && !strong.has(area.id);
    const key = `${faded ? "-" : "+"}${"colour" in fill ? fill.colour : fill.pattern}`;
    const group = groups.get(key);
    if (group) group.areas.push(area);
    else groups.set(key, {fill, faded, areas: [area]});
  }
  return [...groups.values()];
}

/** Asks the style sheet by elements that are there for a moment, as children of the canvas, which are never drawn. */
function readPens(canvas: HTMLCanvasElement, groups: readonly Group[]): Pens {
  const area = (kind: string, fill: string) => svg("path", {class: `area${kind}`, style: `fill:${fill}`});
  const paths = groups.map(({fill, faded}) =>
    "colour" in fill
      ? area(faded ? " area-faded" : "", fill.colour)
      : area(` area-empty${faded ? " area-faded" : ""}`, "var(--ground)")
  );
  const border = area("", "none");
  const [ground, ink] = [svg("path", {class: "pattern-ground"}), svg("path", {class: "pattern-ink"})];
  const probe = svg("svg", {}, ...paths, border, ground, ink);
  canvas.append(probe);
  const pens = {
    groups: paths.map(penOf),
    border: penOf(border),
    ground: penOf(ground).fill,
    ink: penOf(ink).fill
  };
  probe.remove();
  return pens;
}

function penOf(path: SVGPathElement): Pen {
  const {fill, stroke, strokeWidth, opacity} = getComputedStyle(path);
  return {fill, stroke, width: parseFloat(strokeWidth), opacity: Number(opacity)};
}
