/** Where the plane lies in the map's box: box = scale × plane + (x, y). */
export interface View {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

export interface GestureOptions {
  /** The present view. */
  readonly view: () => View;
  /** Scales the view about a point of the box. */
  readonly zoomAt: (factor: number, x: number, y: number) => void;
  readonly panBy: (dx: number, dy: number) => void;
  /** Whether one finger moves the map; otherwise it scrolls the page. */
  readonly zoomed: () => boolean;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * Wheel (with Ctrl, or while the map has the focus), drag and pinch. Unlike d3-zoom, one finger still scrolls the page over a map that
 * shows everything. A drag longer than 4 px swallows the click that ends it.
 */
export function addGestures(surface: HTMLElement, options: GestureOptions): void {
  addWheel(surface, options);
  addDrag(surface, options);
}

function placeIn(surface: HTMLElement, {clientX, clientY}: MouseEvent): Point {
  const box = surface.getBoundingClientRect();
  return {x: clientX - box.left, y: clientY - box.top};
}

/** At the smallest scale a turn outwards scrolls the page. */
function addWheel(surface: HTMLElement, {zoomAt, zoomed}: GestureOptions): void {
  const turned = (event: WheelEvent) => {
    const {ctrlKey, deltaMode, deltaY} = event;
    if (!ctrlKey && (!surface.contains(document.activeElement) || (deltaY > 0 && !zoomed()))) return;
    event.preventDefault();
    const {x, y} = placeIn(surface, event);
    const unit = deltaMode === WheelEvent.DOM_DELTA_LINE ? 0.05 : 0.002;
    zoomAt(2 ** (-deltaY * unit * (ctrlKey ? 4 : 1)), x, y);
  };
  surface.addEventListener("wheel", turned, {passive: false});
}

function addDrag(surface: HTMLElement, {zoomAt, panBy, zoomed}: GestureOptions): void {
  const pointers = new Map<number, Point>();
  const drag = {length: 0};
  surface.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    pointers.set(event.pointerId, placeIn(surface, event));
    if (pointers.size === 1) drag.length = 0;
  });
  const swallow = (event: Event) => {
    if (drag.length > 4) event.stopPropagation();
    drag.length = 0;
  };
  surface.addEventListener("pointermove", (event) => {
    const {pointerId, pointerType, buttons} = event;
    const before = pointers.get(pointerId);
    if (!before) return;
    if (buttons === 0) return void pointers.delete(pointerId);
    const now = placeIn(surface, event);
    const other = [...pointers].find(([id]) => id !== pointerId)?.[1];
    if (other) pinch(before, now, other, {zoomAt, panBy});
    else if (pointerType !== "touch" || zoomed()) panBy(now.x - before.x, now.y - before.y);
    drag.length += Math.hypot(now.x - before.x, now.y - before.y);
    if (drag.length > 4 && !surface.hasPointerCapture(pointerId)) surface.setPointerCapture(pointerId);
    pointers.set(pointerId, now);
  });
  for (const type of ["pointerup", "pointercancel"] as const) {
    surface.addEventListener(type, ({pointerId}) => pointers.delete(pointerId));
  }
  surface.addEventListener("click", swallow, {capture: true});
}

function pinch(
  before: Point,
  now: Point,
  other: Point,
  {zoomAt, panBy}: Pick<GestureOptions, "zoomAt" | "panBy">
): void {
  const distance = (a: Point, b: Point) => Math.max(1, Math.hypot(a.x - b.x, a.y - b.y));
  zoomAt(distance(now, other) / distance(before, other), (now.x + other.x) / 2, (now.y + other.y) / 2);
  panBy((now.x - before.x) / 2, (now.y - before.y) / 2);
}
