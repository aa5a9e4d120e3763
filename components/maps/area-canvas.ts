import {html} from "../dom.js";
import type {RedrawnCanvas} from "../redrawn-canvas.js";
import type {AreaLayer} from "./area-layer.js";
import type {AreaShape, AreaShapes} from "./area-shapes.js";
import type {View} from "./gestures.js";
import {paintAreas, type AreasLook, type BorderPicture, type MapFrame} from "./paint-areas.js";
import {shapeFinder} from "./shape-at.js";

/** Up to this many areas in sight are drawn anew for every step of a movement: about 20 ms. */
const MOST_MOVING = 8000;
/** Milliseconds of rest after which a canvas that was only shifted is drawn anew. */
const RESTED = 120;
/** Pixels of an exported picture per pixel of the page. */
const EXPORTED = 2;

interface State {
  look: AreasLook;
  frame: MapFrame | null;
  /** What the canvas shows. */
  drawn: MapFrame | null;
  /** A frame in which it will be drawn, or a timer. */
  asked: number;
  timer: number;
}

/**
 * Areas on a canvas, for maps of many thousands. Colours are those of the theme and of the scheme in use: it is drawn anew when these
 * change, in light colours for print and for export.
 */
export function areaCanvas(shapes: AreaShapes): AreaLayer {
  const find = shapeFinder(shapes);
  const borders = emptyPicture();
  const state: State = {
    look: {fills: new Map(), strong: null},
    ...{frame: null, drawn: null, asked: 0, timer: 0}
  };
  const canvas = html("canvas", {class: "area-canvas", "aria-hidden": "true"});
  const draw = () => drawNow(canvas, shapes, state, borders);
  listenColours(canvas, draw);
  Object.assign(canvas, {
    redrawOn(copy: HTMLCanvasElement) {
      copy.style.transform = "";
      if (state.frame) paint(copy, shapes, state.look, state.frame, EXPORTED, emptyPicture());
    }
  } satisfies Pick<RedrawnCanvas, "redrawOn">);
  const change = (look: Partial<AreasLook>) => {
    state.look = {...state.look, ...look};
    state.asked ||= requestAnimationFrame(draw);
  };
  return {
    element: canvas,
    fill: (fills) => change({fills}),
    highlight: (strong) => change({strong}),
    follow(view, {width, height}) {
      state.frame = {view, width, height};
      follow(canvas, shapes, state, draw);
    },
    areaAt({clientX, clientY}) {
      if (!state.frame) return null;
      const {left, top} = canvas.parentElement!.getBoundingClientRect();
      const {x, y, scale} = state.frame.view;
      return find((clientX - left - x) / scale, (clientY - top - y) / scale)?.id ?? null;
    }
  };
}

function emptyPicture(): BorderPicture {
  return {canvas: document.createElement("canvas"), key: ""};
}

/** A new size is drawn at once, as a canvas loses its picture; another view when the browser paints, or after a rest. */
function follow(canvas: HTMLCanvasElement, shapes: AreaShapes, state: State, draw: () => void): void {
  const [frame, drawn] = [state.frame!, state.drawn];
  if (!drawn || drawn.width !== frame.width || drawn.height !== frame.height) return draw();
  clearTimeout(state.timer);
  if (inSight(shapes, frame).length <= MOST_MOVING) state.asked ||= requestAnimationFrame(draw);
  else {
    canvas.style.transform = shift(drawn.view, frame.view);
    state.timer = window.setTimeout(draw, RESTED);
  }
}

/** From where the plane was drawn to where it is. */
function shift(from: View, to: View): string {
  const by = to.scale / from.scale;
  return `matrix(${by},0,0,${by},${to.x - by * from.x},${to.y - by * from.y})`;
}

/** Outside the page there are no colours: it waits until its size is told there. */
function drawNow(canvas: HTMLCanvasElement, shapes: AreaShapes, state: State, borders: BorderPicture): void {
  cancelAnimationFrame(state.asked);
  clearTimeout(state.timer);
  state.asked = 0;
  if (!state.frame || !canvas.isConnected) return;
  paint(canvas, shapes, state.look, state.frame, devicePixelRatio, borders);
  canvas.style.transform = "";
  state.drawn = state.frame;
}

function paint(
  canvas: HTMLCanvasElement,
  shapes: AreaShapes,
  look: AreasLook,
  frame: MapFrame,
  ratio: number,
  borders: BorderPicture
): void {
  paintAreas({canvas, ratio, ...frame}, inSight(shapes, frame), look, borders);
}

function inSight({areas}: AreaShapes, {view: {scale, x, y}, width, height}: MapFrame): readonly AreaShape[] {
  const [left, top, right, bottom] = [-x / scale, -y / scale, (width - x) / scale, (height - y) / scale];
  return areas.filter(
    ({bounds: [[x0, y0], [x1, y1]]}) => x1 >= left && x0 <= right && y1 >= top && y0 <= bottom
  );
}

/** The style sheet lets the canvas' own colour, the theme's, pass on in a moment: so another theme or scheme is heard of. */
function listenColours(canvas: HTMLCanvasElement, draw: () => void): void {
  canvas.addEventListener("transitionend", draw);
  const scheme = (colours: string) => () => {
    canvas.style.colorScheme = colours;
    draw();
  };
  canvas.addEventListener("beforeprint", scheme("light"));
  canvas.addEventListener("afterprint", scheme(""));
  hearPrinting(new WeakRef(canvas));
}

/** Passes on what only the window hears, without keeping a map that is gone. */
function hearPrinting(canvas: WeakRef<HTMLCanvasElement>): void {
  for (const type of ["beforeprint", "afterprint"])
    addEventListener(type, () => canvas.deref()?.dispatchEvent(new Event(type)));
}
