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
export function addGestures(surface: HTMLElement, {zoomAt, panBy, zoomed}: GestureOptions): void {
  const pointers = new Map<number, Point>();
  const drag = {length: 0};
  const local = (event: MouseEvent): Point => {
    const box = surface.getBoundingClientRect();
    return {x: event.clientX - box.left, y: event.clientY - box.top};
  };

  surface.addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey && !surface.contains(document.activeElement)) return;
      event.preventDefault();
      const {x, y} = local(event);
      const unit = event.deltaMode === 1 ? 0.05 : 0.002;
      zoomAt(2 ** (-event.deltaY * unit * (event.ctrlKey ? 4 : 1)), x, y);
    },
    {passive: false}
  );
  surface.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || (event.target as Element).closest("button")) return;
    pointers.set(event.pointerId, local(event));
    if (pointers.size === 1) drag.length = 0;
  });
  surface.addEventListener("pointermove", (event) => {
    const before = pointers.get(event.pointerId);
    if (!before) return;
    if (event.buttons === 0) return void pointers.delete(event.pointerId);
    const now = local(event);
    const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
    if (other) pinch(before, now, other, {zoomAt, panBy});
    else if (event.pointerType !== "touch" || zoomed()) panBy(now.x - before.x, now.y - before.y);
    drag.length += Math.hypot(now.x - before.x, now.y - before.y);
    if (drag.length > 4 && !surface.hasPointerCapture(event.pointerId))
      surface.setPointerCapture(event.pointerId);
    pointers.set(event.pointerId, now);
  });
  for (const type of ["pointerup", "pointercancel"] as const) {
    surface.addEventListener(type, (event) => pointers.delete(event.pointerId));
  }
  surface.addEventListener(
    "click",
    (event) => {
      if (drag.length > 4) event.stopPropagation();
      drag.length = 0;
    },
    {capture: true}
  );
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
