import {html, svg, uniqueId} from "../dom.js";
import {NOTHING, report, type AreaFill, type LinkState} from "../link-state.js";
import {PLANE, areaShapes, type AreaShape, type AreaShapes, type ShapeSources} from "../maps/area-shapes.js";
import {isArrow, nearestArea} from "../maps/nearest-area.js";
import {shapeFinder} from "../maps/shape-at.js";

/** The map of one period. */
export interface YearMap {
  readonly period: string;
  /** The period as read. */
  readonly title: string;
  /** The same object for periods with the same boundaries. */
  readonly shapes: ShapeSources;
  readonly fills: ReadonlyMap<string, AreaFill>;
  /** The value of an area as read; null where these boundaries do not have the area. */
  readonly text: (area: string) => string | null;
  readonly current: boolean;
}

export interface YearMapsProps {
  /** In order of time. */
  readonly maps: readonly YearMap[];
  readonly words: {
    readonly label: string;
    readonly help: string;
    /** "2019 auf der großen Karte zeigen" */
    readonly choose: (title: string) => string;
    readonly describe: (area: string) => string;
  };
}

/** Events, all bubbling: `areahover` and `areaselect` as the map's; `periodselect`, detail `{period: string}`. */
export interface YearMapsElement extends HTMLElement {
  redraw(props: YearMapsProps): void;
  show(state: LinkState): void;
}

interface SmallMap {
  readonly root: HTMLElement;
  readonly map: YearMap;
  readonly shapes: AreaShapes;
  readonly byId: ReadonlyMap<string, AreaShape>;
  readonly drawing: SVGSVGElement;
  readonly marks: readonly [SVGPathElement, SVGPathElement];
  readonly value: HTMLElement;
}

interface State {
  props: YearMapsProps;
  small: readonly SmallMap[];
  link: LinkState;
}

/** A small map per period, all in the same classes; what is pointed at in one is marked in all. */
export function yearMaps(first: YearMapsProps): YearMapsElement {
  const id = uniqueId("years");
  const help = html("div", {class: "visually-hidden", id: `${id}-help`}, first.words.help);
  const live = html("div", {class: "visually-hidden", "aria-live": "polite"});
  const grid = html("div", {class: "year-grid", "data-export-part": true});
  const box = html(
    "div",
    {class: "year-box", tabindex: 0, role: "application", "aria-describedby": help.id},
    grid
  );
  const root = html("div", {class: "year-maps"}, box, help, live);
  const state: State = {props: first, small: [], link: NOTHING};
  const redraw = (props: YearMapsProps) => {
    state.props = props;
    box.setAttribute("aria-label", props.words.label);
    state.small = props.maps.map((map) => smallMap(map, areaShapes(map.shapes), props.words, id));
    const inGrid = grid.contains(document.activeElement);
    grid.replaceChildren(...state.small.map((one) => one.root));
    if (inGrid) grid.querySelector<HTMLElement>("[aria-pressed='true']")?.focus();
    for (const one of state.small) listenPointer(root, one, () => state.link);
    paint(state);
  };
  redraw(first);
  listenKeys(root, box, live, state);
  return Object.assign(root, {
    redraw,
    show(link: LinkState) {
      state.link = link;
      paint(state);
    }
  });
}

function smallMap(map: YearMap, shapes: AreaShapes, words: YearMapsProps["words"], id: string): SmallMap {
  const marks = [
    svg("path", {class: "area-mark area-mark-selected"}),
    svg("path", {class: "area-mark area-mark-hover"})
  ] as const;
  const areas = svg("g", {}, ...fillPaths(map, shapes, `${id}-${map.period}`));
  const drawing = svg(
    "svg",
    {viewBox: `-4 -4 ${PLANE + 8} ${(shapes.height + 8).toFixed(1)}`, "aria-hidden": "true"},
    svg("defs", {}, ...patterns(`${id}-${map.period}`)),
    areas,
    shapes.water && svg("path", {class: "map-water", d: shapes.water}),
    svg("path", {class: "map-outline", d: shapes.outline}),
    ...marks
  );
  const button = html(
    "button",
    {
      type: "button",
      class: "year-choose",
      "aria-pressed": String(map.current),
      title: words.choose(map.title)
    },
    map.title
  );
  const value = html("span", {class: "year-value", "aria-hidden": "true"});
  const root = html("div", {class: "year-map"}, html("div", {class: "year-head"}, button, value), drawing);
  button.addEventListener("click", () => report(root, "periodselect", {period: map.period}));
  return {
    root,
    map,
    shapes,
    byId: new Map(shapes.areas.map((area) => [area.id, area])),
    drawing,
    marks,
    value
  };
}

/** Borders between more areas than this would cover the areas of a small map. */
const MOST_OUTLINED = 200;

/** One path per fill: many small maps of many areas stay light. */
function fillPaths({fills}: YearMap, {areas}: AreaShapes, id: string): readonly SVGElement[] {
  const groups = new Map<string, string[]>();
  for (const area of areas) {
    const fill = fills.get(area.id) ?? {pattern: "outline"};
    const paint =
      "colour" in fill
        ? fill.colour
        : fill.pattern === "outline"
          ? "var(--ground)"
          : `url(#${id}-${fill.pattern})`;
    const paths = groups.get(paint) ?? [];
    paths.push(area.path);
    groups.set(paint, paths);
  }
  return [...groups].map(([paint, paths]) => {
    const empty = paint.startsWith("var") || paint.startsWith("url");
    const kind = empty ? "is-empty" : areas.length > MOST_OUTLINED ? "is-dense" : "";
    return svg("path", {
      class: `year-areas ${kind}`.trim(),
      d: paths.join(""),
      style: `fill:${paint}`
    });
  });
}

function patterns(id: string): readonly SVGElement[] {
  const scale = PLANE / 200;
  const pattern = (name: string, turn: number, mark: SVGElement) =>
    svg(
      "pattern",
      {
        id: `${id}-${name}`,
        width: 5,
        height: 5,
        patternUnits: "userSpaceOnUse",
        patternTransform: `scale(${scale}) rotate(${turn})`
      },
      svg("rect", {width: 5, height: 5, class: "pattern-ground"}),
      mark
    );
  return [
    pattern("hatch", 45, svg("rect", {width: 1, height: 5, class: "pattern-ink"})),
    pattern("dots", 0, svg("circle", {cx: 2, cy: 2, r: 0.9, class: "pattern-ink"}))
  ];
}

function paint({small, link: {hovered, selected}}: State): void {
  for (const {byId, marks, value, map} of small) {
    const path = (area: string | null) => byId.get(area ?? "")?.path ?? "";
    marks[0].setAttribute("d", path(selected));
    marks[1].setAttribute("d", path(hovered));
    const area = hovered ?? selected;
    value.textContent = (area !== null && map.text(area)) || "";
  }
}

function listenPointer(root: HTMLElement, {drawing, shapes, map}: SmallMap, link: () => LinkState): void {
  const find = shapeFinder(shapes);
  const areaAt = (event: MouseEvent) => {
    const matrix = drawing.getScreenCTM();
    if (!matrix) return null;
    const {x, y} = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
    const area = find(x, y)?.id ?? null;
    return area !== null && map.text(area) !== null ? area : null;
  };
  const hover = (area: string | null) => area !== link().hovered && report(root, "areahover", {area});
  drawing.addEventListener("pointermove", (event) => {
    if (event.pointerType !== "touch") hover(areaAt(event));
  });
  drawing.addEventListener("pointerleave", () => hover(null));
  drawing.addEventListener("click", (event) => report(root, "areaselect", {area: areaAt(event)}));
}

/** Arrow keys go from area to area on the map of the current period; all periods' values are read. */
function listenKeys(root: HTMLElement, box: HTMLElement, live: HTMLElement, state: State): void {
  const shown = () => state.small.find(({map}) => map.current) ?? state.small.at(-1);
  const order = () => [...(shown()?.shapes.areas ?? [])].sort((a, b) => a.name.localeCompare(b.name, "de"));
  const go = (area: AreaShape | null | undefined) => {
    if (!area) return;
    report(root, "areahover", {area: area.id});
    live.textContent = state.props.words.describe(area.id);
  };
  box.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.target !== box) return;
    const {hovered, selected} = state.link;
    const from = shown()?.byId.get(hovered ?? selected ?? "");
    if (isArrow(event.key)) go(from ? nearestArea(shown()!.shapes.areas, from, event.key) : order()[0]);
    else if (event.key === "Home") go(order()[0]);
    else if (event.key === "End") go(order().at(-1));
    else if ((event.key === "Enter" || event.key === " ") && hovered !== null)
      report(root, "areaselect", {area: hovered});
    else if (event.key === "Escape") report(root, "areaselect", {area: null});
    else return;
    event.preventDefault();
  });
  box.addEventListener("blur", () => report(root, "areahover", {area: null}));
}
