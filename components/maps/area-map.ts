import {html, svg} from "../dom.js";
import {NOTHING, report, type AreaFill, type LinkState} from "../link-state.js";
import {areaDots} from "./area-dots.js";
import {PLANE, areaShapes, type AreaShape, type AreaShapes, type ShapeSources} from "./area-shapes.js";
import {addGestures} from "./gestures.js";
import {mapScene, type AreaMapWords, type MapScene} from "./map-scene.js";
import {mapViewport, type MapPlace, type MapViewport} from "./map-viewport.js";
import {isArrow, nearestArea} from "./nearest-area.js";

export type {AreaMapWords, MapPlace, ShapeSources};

/** What changes while the areas stay the same. */
export interface AreaMapLook {
  /** Fill by area id; an area that is not in it is drawn as outline only. */
  readonly fills: ReadonlyMap<string, AreaFill>;
  /** Areas that bear a dot; none by default. */
  readonly dots?: ReadonlySet<string>;
  /** What a screen reader says when the keyboard reaches an area. */
  readonly describe: (area: string) => string;
  readonly tooltip: (area: string) => {readonly title: string; readonly lines: readonly string[]};
}

/** Places on the map, one kind after the other; longitude and latitude in degrees. */
export type MapPoints = readonly (readonly (readonly [number, number])[])[];

export interface AreaMapProps extends ShapeSources, AreaMapLook {
  readonly words: AreaMapWords;
}

/**
 * Events, both bubbling: `areahover` and `areaselect`, detail `{area: string | null}`. The map does not paint what it reports: it is
 * told with `show`. `mapmove`, detail `MapPlace`: the reader moved or zoomed the map.
 */
export interface AreaMapElement extends HTMLElement {
  /** Shows the same part of the city as another map. */
  moveTo(place: MapPlace): void;
  /** Recolours; paths stay. */
  update(look: AreaMapLook): void;
  show(state: LinkState): void;
  /** Zooms to an area. */
  focusOn(area: string): void;
  /** Draws points of interest; none at first. */
  showPoints(points: MapPoints): void;
}

/** A choropleth of areas with zoom, pan, tooltip and keyboard. Paths are computed once. */
export function areaMap(props: AreaMapProps): AreaMapElement {
  const shapes = areaShapes(props);
  const scene = mapScene(shapes, props.words);
  const viewport = mapViewport(scene, shapes, (place) => report(scene.root, "mapmove", place));
  const byId = new Map(shapes.areas.map((area) => [area.id, area]));
  const shown: {look: AreaMapLook; state: LinkState} = {look: props, state: NOTHING};

  addZoom(scene, viewport);
  addPointer(scene, () => shown.look);
  addKeyboard(
    scene,
    shapes,
    viewport,
    byId,
    () => shown.state,
    () => shown.look
  );
  scene.root.style.setProperty("--map-shape", (PLANE / shapes.height).toFixed(3));
  scene.areas.fill(props.fills);
  const dots = areaDots(byId);
  scene.selectMark.before(dots.element);
  dots.show(props.dots ?? new Set());
  return Object.assign(scene.root, {
    moveTo: viewport.moveTo,
    update(look: AreaMapLook) {
      scene.areas.fill(look.fills);
      shown.look = look;
      dots.show(look.dots ?? new Set());
    },
    show(state: LinkState) {
      paintState(scene, byId, shown.state, state);
      const selected = state.selected === shown.state.selected ? undefined : byId.get(state.selected ?? "");
      if (selected) viewport.reveal(selected);
      shown.state = state;
    },
    focusOn(area: string) {
      const shape = byId.get(area);
      if (shape) viewport.focusOn(shape);
    },
    showPoints(points: MapPoints) {
      scene.points.replaceChildren(...points.flatMap((kind, i) => pointPaths(kind, i, shapes)));
    }
  });
}

/** Dots of one size at any zoom: strokes without length, over wider ones in the colour of the ground. */
function pointPaths(points: MapPoints[number], kind: number, {project}: AreaShapes): readonly SVGElement[] {
  const d = points
    .flatMap(([lon, lat]) => {
      const at = project(lon, lat);
      return at ? [`M${at[0].toFixed(2)} ${at[1].toFixed(2)}h0`] : [];
    })
    .join("");
  const kinds = `map-point-${kind % 6}`;
  return [svg("path", {class: "map-point map-point-rim", d}), svg("path", {class: `map-point ${kinds}`, d})];
}

function paintState(
  scene: MapScene,
  byId: ReadonlyMap<string, AreaShape>,
  before: LinkState,
  {hovered, selected, highlighted}: LinkState
): void {
  const mark = (path: SVGPathElement, area: string | null) =>
    path.setAttribute("d", (area !== null && byId.get(area)?.path) || "");
  if (hovered !== before.hovered) mark(scene.hoverMark, hovered);
  if (selected !== before.selected) mark(scene.selectMark, selected);
  if (highlighted !== before.highlighted) scene.areas.highlight(highlighted);
}

function addZoom({root, box, buttons}: MapScene, viewport: MapViewport): void {
  addGestures(box, viewport);
  buttons.zoomIn.addEventListener("click", () => viewport.zoomBy(1.8));
  buttons.zoomOut.addEventListener("click", () => viewport.zoomBy(1 / 1.8));
  buttons.reset.addEventListener("click", () => viewport.reset());
  viewport.reset();
  new ResizeObserver(() => {
    if (root.isConnected && Math.min(box.clientWidth, box.clientHeight) > 40)
      viewport.resize(box.clientWidth, box.clientHeight);
  }).observe(box);
}

function addPointer({root, box, areas, tooltip}: MapScene, look: () => AreaMapLook): void {
  const pointed: {area: string | null} = {area: null};
  const hide = () => (tooltip.hidden = true);
  const hover = (area: string | null) => {
    if (area !== pointed.area) report(root, "areahover", {area});
    pointed.area = area;
    box.classList.toggle("is-over-area", area !== null);
  };
  const moved = (event: PointerEvent) => {
    if (event.pointerType === "touch") return;
    const area = areas.areaAt(event);
    hover(area);
    if (area === null || event.buttons !== 0) return hide();
    if (tooltip.hidden || tooltip.dataset.area !== area) fillTooltip(tooltip, area, look());
    placeTooltip(tooltip, root, event);
  };
  // What lies under the pointer changes without a movement too, when the map moves.
  for (const type of ["pointermove", "pointerover"] as const) box.addEventListener(type, moved);
  box.addEventListener("pointerleave", () => {
    hide();
    hover(null);
  });
  box.addEventListener("click", (event) => report(root, "areaselect", {area: areas.areaAt(event)}));
}

function fillTooltip(tooltip: HTMLElement, area: string, look: AreaMapLook): void {
  const {title, lines} = look.tooltip(area);
  tooltip.replaceChildren(html("strong", {}, title), ...lines.map((line) => html("span", {}, line)));
  tooltip.dataset.area = area;
  tooltip.hidden = false;
}

function placeTooltip(tooltip: HTMLElement, root: HTMLElement, {clientX, clientY}: PointerEvent): void {
  const box = root.getBoundingClientRect();
  const [x, y] = [clientX - box.left, clientY - box.top];
  const left = Math.max(0, Math.min(box.width - tooltip.offsetWidth, x + 16));
  const above = y + 20 + tooltip.offsetHeight > box.height;
  tooltip.style.transform = `translate(${left}px,${above ? y - tooltip.offsetHeight - 12 : y + 20}px)`;
}

/** Arrow keys go to the nearest area in their direction, Enter selects, Escape clears, Home is the first by name; + − 0 zoom. */
function addKeyboard(
  {root, box, live}: MapScene,
  {areas}: AreaShapes,
  viewport: MapViewport,
  byId: ReadonlyMap<string, AreaShape>,
  state: () => LinkState,
  look: () => AreaMapLook
): void {
  const order = alphabetical(areas);
  const go = (area: AreaShape | undefined | null) => {
    if (!area) return;
    viewport.reveal(area);
    report(root, "areahover", {area: area.id});
    live.textContent = look().describe(area.id);
  };
  const keys: Readonly<Record<string, () => void>> = {
    Home: () => go(order()[0]),
    End: () => go(order().at(-1)),
    Enter: () => report(root, "areaselect", {area: state().hovered}),
    " ": () => report(root, "areaselect", {area: state().hovered}),
    Escape: () => {
      report(root, "areahover", {area: null});
      report(root, "areaselect", {area: null});
      live.textContent = "";
    },
    "+": () => viewport.zoomBy(1.8),
    "-": () => viewport.zoomBy(1 / 1.8),
    "0": () => viewport.reset()
  };
  box.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const {hovered, selected} = state();
    const from = byId.get(hovered ?? selected ?? "");
    const key = keys[event.key];
    if (isArrow(event.key)) go(from ? nearestArea(areas, from, event.key) : order()[0]);
    else if (key) key();
    else return;
    event.preventDefault();
  });
  box.addEventListener("blur", () => report(root, "areahover", {area: null}));
}

/** Areas by name, sorted when the keyboard first asks. */
function alphabetical(areas: readonly AreaShape[]): () => readonly AreaShape[] {
  const sorted: {areas: readonly AreaShape[] | null} = {areas: null};
  const {compare} = new Intl.Collator("de");
  return () => (sorted.areas ??= areas.toSorted((a, b) => compare(a.name, b.name)));
}
