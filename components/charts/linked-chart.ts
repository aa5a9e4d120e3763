import {html, svg, uniqueId} from "../dom.js";
import {NOTHING, report, type AreaFill, type LinkState} from "../link-state.js";
import {isArrow, nearestArea, type Arrow} from "../maps/nearest-area.js";

/** Where pointer and keyboard find an area in a chart. */
export interface ChartPoint {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

export interface ChartDrawing {
  readonly height: number;
  /** What stays while the reader points at areas. */
  readonly marks: readonly (SVGElement | null)[];
  /** In the order that Home and End, and the arrow keys of a list, follow. */
  readonly points: readonly ChartPoint[];
  /** Marks of the hovered and the selected area, over the others. */
  readonly overlay: (state: LinkState) => readonly (SVGElement | null)[];
}

/** What a drawing is made for. */
export interface ChartSpace {
  readonly width: number;
  /** Areas that stay strong; null: all are equal. */
  readonly highlighted: ReadonlySet<string> | null;
  /** The CSS paint of a fill in this chart. */
  readonly paint: (fill: AreaFill) => string;
}

export interface LinkedChartProps {
  readonly label: string;
  /** How to use it with the keyboard, read once when the chart gets the focus. */
  readonly help: string;
  readonly draw: (space: ChartSpace) => ChartDrawing;
  /** What a screen reader says when the keyboard reaches an area. */
  readonly describe: (area: string) => string;
  /** How arrow keys go from area to area: along the order of the points, or to the nearest in their direction. */
  readonly keys: "list" | "plane";
  /** What a pointer finds: the row it is on, or the nearest point. */
  readonly pointer: "row" | "nearest";
  /** Longest distance in pixels at which a pointer still finds an area. */
  readonly reach: number;
}

/** Events, both bubbling: `areahover` and `areaselect`, detail `{area: string | null}`. */
export interface LinkedChartElement extends HTMLElement {
  update(props: LinkedChartProps): void;
  show(state: LinkState): void;
}

interface Chart {
  readonly id: string;
  readonly root: HTMLElement;
  readonly drawing: SVGSVGElement;
  readonly base: SVGGElement;
  readonly over: SVGGElement;
  readonly live: HTMLElement;
  props: LinkedChartProps;
  state: LinkState;
  width: number;
  drawn: ChartDrawing;
}

const NO_DRAWING: ChartDrawing = {height: 0, marks: [], points: [], overlay: () => []};

/** An SVG chart of areas that follows its width, reports what the reader points at, and can be walked by keyboard. */
export function linkedChart(props: LinkedChartProps): LinkedChartElement {
  const chart = makeChart(props);
  new ResizeObserver(([entry]) => {
    const width = Math.round(entry!.contentRect.width);
    if (width === chart.width || width === 0) return;
    chart.width = width;
    redraw(chart);
  }).observe(chart.root);
  listenPointer(chart);
  listenKeys(chart);
  return Object.assign(chart.root, {
    update(next: LinkedChartProps) {
      chart.props = next;
      chart.drawing.parentElement!.setAttribute("aria-label", next.label);
      redraw(chart);
    },
    show(state: LinkState) {
      const before = chart.state;
      chart.state = state;
      if (before.highlighted !== state.highlighted) redraw(chart);
      else if (before.hovered !== state.hovered || before.selected !== state.selected) paint(chart);
    }
  });
}

function makeChart(props: LinkedChartProps): Chart {
  const id = uniqueId("chart");
  const [base, over] = [svg("g"), svg("g", {class: "chart-over"})];
  const drawing = svg("svg", {"aria-hidden": "true"}, chartPatterns(id), base, over);
  const help = html("div", {class: "visually-hidden", id: `${id}-help`}, props.help);
  const live = html("div", {class: "visually-hidden", "aria-live": "polite"});
  const box = html(
    "div",
    {
      class: "chart-box",
      tabindex: 0,
      role: "application",
      "aria-label": props.label,
      "aria-describedby": help.id
    },
    drawing
  );
  const root = html("div", {class: "linked-chart"}, box, help, live);
  return {id, root, drawing, base, over, live, props, state: NOTHING, width: 0, drawn: NO_DRAWING};
}

/** Hatching for areas under disclosure control and dots for those below the minimum size, as on the map. */
function chartPatterns(chart: string): SVGElement {
  const pattern = (name: string, turn: number, ...marks: SVGElement[]) =>
    svg(
      "pattern",
      {
        id: `${chart}-${name}`,
        width: 6,
        height: 6,
        patternUnits: "userSpaceOnUse",
        patternTransform: `rotate(${turn})`
      },
      svg("rect", {width: 6, height: 6, class: "pattern-ground"}),
      ...marks
    );
  return svg(
    "defs",
    {},
    pattern("hatch", 45, svg("rect", {width: 1.1, height: 6, class: "pattern-ink"})),
    pattern("dots", 0, svg("circle", {cx: 2, cy: 2, r: 1.1, class: "pattern-ink"}))
  );
}

function redraw(chart: Chart): void {
  if (chart.width === 0) return;
  const {highlighted} = chart.state;
  chart.drawn = chart.props.draw({width: chart.width, highlighted, paint: (fill) => paintOf(chart.id, fill)});
  chart.drawing.setAttribute("viewBox", `0 0 ${chart.width} ${chart.drawn.height}`);
  chart.drawing.style.height = `${chart.drawn.height}px`;
  chart.base.replaceChildren(...chart.drawn.marks.filter((mark) => mark !== null));
  paint(chart);
}

function paintOf(chart: string, fill: AreaFill): string {
  if ("colour" in fill) return fill.colour;
  return fill.pattern === "outline" ? "var(--ground)" : `url(#${chart}-${fill.pattern})`;
}

function paint({over, drawn, state}: Chart): void {
  over.replaceChildren(...drawn.overlay(state).filter((mark) => mark !== null));
}

/** The point a pointer means: of a list the row it is on, of a plane the nearest. */
function pointAt({drawing, drawn, width, props}: Chart, event: MouseEvent): ChartPoint | null {
  const box = drawing.getBoundingClientRect();
  const scale = width / box.width;
  const [x, y] = [(event.clientX - box.left) * scale, (event.clientY - box.top) * scale];
  const best = {point: null as ChartPoint | null, distance: props.reach};
  for (const point of drawn.points) {
    const dy = Math.abs(point.y - y);
    if (dy > best.distance) continue;
    const distance = props.pointer === "row" ? dy : Math.hypot(point.x - x, dy);
    if (distance <= best.distance) Object.assign(best, {point, distance});
  }
  return best.point;
}

function listenPointer(chart: Chart): void {
  const {drawing, root} = chart;
  const hover = (area: string | null) => {
    if (area !== chart.state.hovered) report(root, "areahover", {area});
  };
  drawing.addEventListener("pointermove", (event) => {
    if (event.pointerType !== "touch") hover(pointAt(chart, event)?.id ?? null);
  });
  drawing.addEventListener("pointerleave", () => hover(null));
  drawing.addEventListener("click", (event) => {
    const point = pointAt(chart, event);
    if (point) report(root, "areaselect", {area: point.id});
  });
}

/** Where an arrow key leads from a point; an area with several points is one step of a list. */
function step({drawn: {points}, props}: Chart, from: ChartPoint, arrow: Arrow): ChartPoint | null {
  if (props.keys === "plane") return nearestArea(points, from, arrow);
  const firsts = [...new Map([...points].reverse().map((point) => [point.id, point])).values()].reverse();
  const at = firsts.findIndex(({id}) => id === from.id);
  return firsts[arrow === "ArrowUp" || arrow === "ArrowLeft" ? at - 1 : at + 1] ?? null;
}

/** Arrow keys, Home and End move, Enter and Space choose, Escape clears. */
function listenKeys(chart: Chart): void {
  const {root, live} = chart;
  const box = chart.drawing.parentElement!;
  const go = (point: ChartPoint | null | undefined) => {
    if (!point) return;
    report(root, "areahover", {area: point.id});
    live.textContent = chart.props.describe(point.id);
    reveal(box, point);
  };
  const choose = (area: string | null) => report(root, "areaselect", {area});
  box.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const {points} = chart.drawn;
    const {hovered, selected} = chart.state;
    const from = points.find(({id}) => id === (hovered ?? selected));
    if (isArrow(event.key)) go(from ? step(chart, from, event.key) : points[0]);
    else if (event.key === "Home") go(points[0]);
    else if (event.key === "End") go(points.at(-1));
    else if ((event.key === "Enter" || event.key === " ") && hovered !== null) choose(hovered);
    else if (event.key === "Escape") choose(null);
    else return;
    event.preventDefault();
  });
  box.addEventListener("blur", () => report(root, "areahover", {area: null}));
}

/** Scrolls a long list, never the page, until the point can be seen. */
function reveal(box: HTMLElement, {y}: ChartPoint): void {
  const room = 40;
  if (y - room < box.scrollTop) box.scrollTop = y - room;
  else if (y + room > box.scrollTop + box.clientHeight) box.scrollTop = y + room - box.clientHeight;
}
