import {PLANE, type AreaShape, type AreaShapes} from "./area-shapes.js";
import type {View} from "./gestures.js";
import {drawLabels, drawScale} from "./map-labels.js";
import type {MapScene} from "./map-scene.js";

const MOST_ZOOM = 24;
const MARGIN = 8;

export interface MapViewport {
  readonly view: () => View;
  readonly zoomed: () => boolean;
  readonly zoomAt: (factor: number, x: number, y: number) => void;
  /** Scales about the middle of the box. */
  readonly zoomBy: (factor: number) => void;
  readonly panBy: (dx: number, dy: number) => void;
  readonly reset: () => void;
  /** Moves the map, if need be, so that the area is in the box. */
  readonly reveal: (area: AreaShape) => void;
  /** Zooms to an area, which then takes about a third of the box. */
  readonly focusOn: (area: AreaShape) => void;
  /** Follows a change of the box's size. */
  readonly resize: (width: number, height: number) => void;
  /** Shows the same part of the city as another map. */
  readonly moveTo: (place: MapPlace) => void;
}

/** What part of the plane a map shows, whatever the size of its box. */
export interface MapPlace {
  /** The middle of the box, as shares of the plane's width and height. */
  readonly x: number;
  readonly y: number;
  /** How many times larger than a map that shows everything. */
  readonly zoom: number;
}

interface Box {
  readonly width: number;
  readonly height: number;
  readonly view: View;
}

/**
 * Holds which part of the plane the box shows and keeps drawing, labels and scale bar in step with it. `moved` hears of what the
 * reader does, not of `moveTo`.
 */
export function mapViewport(
  scene: MapScene,
  shapes: AreaShapes,
  moved: (place: MapPlace) => void
): MapViewport {
  const state: {box: Box} = {box: {width: 720, height: 560, view: {scale: 1, x: 0, y: 0}}};
  const zoomed = () => state.box.view.scale > fitted(state.box, shapes).scale * 1.01;
  const set = (box: Box) => {
    state.box = {...box, view: limited(box, shapes)};
    draw(scene, shapes, state.box, zoomed());
    scene.buttons.zoomOut.disabled = scene.buttons.reset.disabled = !zoomed();
    scene.box.style.touchAction = zoomed() ? "none" : "pan-y";
  };
  const show = (view: View) => {
    set({...state.box, view});
    moved(placeOf(state.box, shapes));
  };
  const zoomAt = (factor: number, x: number, y: number) => {
    const {view} = state.box;
    const {scale} = limited({...state.box, view: {...view, scale: view.scale * factor}}, shapes);
    const ratio = scale / view.scale;
    show({scale, x: x - (x - view.x) * ratio, y: y - (y - view.y) * ratio});
  };
  const panBy = (dx: number, dy: number) => {
    const {scale, x, y} = state.box.view;
    show({scale, x: x + dx, y: y + dy});
  };
  return {
    view: () => state.box.view,
    zoomed,
    zoomAt,
    zoomBy: (factor) => zoomAt(factor, state.box.width / 2, state.box.height / 2),
    panBy,
    reset: () => show(fitted(state.box, shapes)),
    reveal(area) {
      const [dx, dy] = wayInto(state.box, area);
      if (dx !== 0 || dy !== 0) panBy(dx, dy);
    },
    focusOn({bounds: [[x0, y0], [x1, y1]]}) {
      const {width, height} = state.box;
      const wanted = Math.min(width / Math.max(1, x1 - x0), height / Math.max(1, y1 - y0)) / 3;
      const scale = Math.max(fitted(state.box, shapes).scale, wanted);
      show({scale, x: width / 2 - ((x0 + x1) / 2) * scale, y: height / 2 - ((y0 + y1) / 2) * scale});
    },
    resize(width, height) {
      const view = zoomed()
        ? recentred(state.box, width, height)
        : fitted({...state.box, width, height}, shapes);
      set({width, height, view});
    },
    moveTo: (place) => set({...state.box, view: viewOf(state.box, shapes, place)})
  };
}

function placeOf(box: Box, shapes: AreaShapes): MapPlace {
  const {scale, x, y} = box.view;
  return {
    x: (box.width / 2 - x) / scale / PLANE,
    y: (box.height / 2 - y) / scale / shapes.height,
    zoom: scale / fitted(box, shapes).scale
  };
}

function viewOf(box: Box, shapes: AreaShapes, {x, y, zoom}: MapPlace): View {
  const scale = fitted(box, shapes).scale * zoom;
  return {scale, x: box.width / 2 - x * PLANE * scale, y: box.height / 2 - y * shapes.height * scale};
}

/** The view that shows everything, in the middle of the box; a box smaller than its margins is taken for one that is not. */
function fitted({width, height}: Box, shapes: AreaShapes): View {
  const [room, tall] = [Math.max(1, width - 2 * MARGIN), Math.max(1, height - 2 * MARGIN)];
  const scale = Math.min(room / PLANE, tall / shapes.height);
  return {scale, x: (width - PLANE * scale) / 2, y: (height - shapes.height * scale) / 2};
}

/** The box's view within the limits of zoom and pan. */
function limited(box: Box, shapes: AreaShapes): View {
  const fit = fitted(box, shapes);
  const scale = Math.max(fit.scale, Math.min(fit.scale * MOST_ZOOM, box.view.scale));
  return {
    scale,
    x: keepInside(box.view.x, box.width, PLANE * scale, fit.x),
    y: keepInside(box.view.y, box.height, shapes.height * scale, fit.y)
  };
}

/** The same place in the middle of a box of another size. */
function recentred({width, height, view}: Box, newWidth: number, newHeight: number): View {
  return {scale: view.scale, x: view.x + (newWidth - width) / 2, y: view.y + (newHeight - height) / 2};
}

/** How far the map must move so that the area is in the box. */
function wayInto({view: {scale, x, y}, width, height}: Box, {bounds}: AreaShape): readonly [number, number] {
  const [[x0, y0], [x1, y1]] = bounds;
  const shift = (low: number, high: number, size: number) =>
    low < 0 ? MARGIN - low : high > size ? Math.max(size - MARGIN - high, MARGIN - low) : 0;
  return [shift(x0 * scale + x, x1 * scale + x, width), shift(y0 * scale + y, y1 * scale + y, height)];
}

/** An offset at which content of this length still covers the middle of the box; the fitted one while it is shorter than the box. */
function keepInside(offset: number, box: number, content: number, fit: number): number {
  if (content <= box) return content + 2 * MARGIN >= box ? fit : Math.max(0, Math.min(box - content, offset));
  return Math.max(box / 2 - content, Math.min(box / 2, offset));
}

function draw(scene: MapScene, shapes: AreaShapes, {view, width, height}: Box, zoomed: boolean): void {
  const {scale, x, y} = view;
  scene.drawing.setAttribute("viewBox", `0 0 ${width} ${height}`);
  scene.plane.setAttribute(
    "transform",
    `translate(${x.toFixed(2)},${y.toFixed(2)}) scale(${scale.toFixed(5)})`
  );
  for (const pattern of scene.patterns) {
    pattern.setAttribute(
      "patternTransform",
      `scale(${(1 / scale).toFixed(5)}) rotate(${pattern.dataset.rotate ?? 0})`
    );
  }
  scene.areas.follow(view, {width, height});
  drawLabels(scene.labels, shapes, view, {width, height, zoomed});
  drawScale(scene.scale, scale / shapes.kilometres, height);
}
