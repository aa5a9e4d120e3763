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
  /** Follows a change of the box's size. */
  readonly resize: (width: number, height: number) => void;
}

/** Holds which part of the plane the box shows and keeps drawing, labels and scale bar in step with it. */
export function mapViewport(scene: MapScene, shapes: AreaShapes): MapViewport {
  const state = {width: 720, height: 560, view: {scale: 1, x: 0, y: 0} as View};

  const fitted = (): View => {
    const {width, height} = state;
    const scale = Math.min((width - 2 * MARGIN) / PLANE, (height - 2 * MARGIN) / shapes.height);
    return {scale, x: (width - PLANE * scale) / 2, y: (height - shapes.height * scale) / 2};
  };
  const set = ({scale: wanted, x, y}: View) => {
    const fit = fitted();
    const scale = Math.max(fit.scale, Math.min(fit.scale * MOST_ZOOM, wanted));
    state.view = {
      scale,
      x: keepInside(x, state.width, PLANE * scale, fit.x),
      y: keepInside(y, state.height, shapes.height * scale, fit.y)
    };
    draw(scene, shapes, state);
    scene.buttons.zoomOut.disabled = scene.buttons.reset.disabled = !zoomed();
    scene.box.style.touchAction = zoomed() ? "none" : "pan-y";
  };
  const zoomed = () => state.view.scale > fitted().scale * 1.01;
  const zoomAt = (factor: number, x: number, y: number) => {
    const fit = fitted().scale;
    const scale = Math.max(fit, Math.min(fit * MOST_ZOOM, state.view.scale * factor));
    const ratio = scale / state.view.scale;
    set({scale, x: x - (x - state.view.x) * ratio, y: y - (y - state.view.y) * ratio});
  };
  const panBy = (dx: number, dy: number) => set({...state.view, x: state.view.x + dx, y: state.view.y + dy});
  return {
    view: () => state.view,
    zoomed,
    zoomAt,
    zoomBy: (factor) => zoomAt(factor, state.width / 2, state.height / 2),
    panBy,
    reset: () => set(fitted()),
    reveal({bounds: [[x0, y0], [x1, y1]]}) {
      const {scale, x, y} = state.view;
      const shift = (low: number, high: number, size: number) =>
        low < 0 ? MARGIN - low : high > size ? Math.max(size - MARGIN - high, MARGIN - low) : 0;
      const dx = shift(x0 * scale + x, x1 * scale + x, state.width);
      const dy = shift(y0 * scale + y, y1 * scale + y, state.height);
      if (dx !== 0 || dy !== 0) panBy(dx, dy);
    },
    resize(width, height) {
      const ratio = state.view.scale / fitted().scale;
      const wasZoomed = zoomed();
      const centre = {
        x: (state.width / 2 - state.view.x) / state.view.scale,
        y: (state.height / 2 - state.view.y) / state.view.scale
      };
      Object.assign(state, {width, height});
      const scale = fitted().scale * ratio;
      set(wasZoomed ? {scale, x: width / 2 - centre.x * scale, y: height / 2 - centre.y * scale} : fitted());
    }
  };
}

/** An offset at which content of this length still covers the middle of the box; the fitted one while it is shorter than the box. */
function keepInside(offset: number, box: number, content: number, fit: number): number {
  if (content <= box) return content + 2 * MARGIN >= box ? fit : Math.max(0, Math.min(box - content, offset));
  return Math.max(box / 2 - content, Math.min(box / 2, offset));
}

function draw(
  scene: MapScene,
  shapes: AreaShapes,
  {view, width, height}: {readonly view: View; readonly width: number; readonly height: number}
): void {
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
  drawLabels(scene.labels, shapes.labels, view, width, height);
  drawScale(scene.scale, scale / shapes.kilometres, height);
}
