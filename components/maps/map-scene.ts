import {html, svg, uniqueId} from "../dom.js";
import type {AreaPattern} from "../link-state.js";
import {areaLayer, type AreaLayer} from "./area-layer.js";
import type {AreaShapes} from "./area-shapes.js";

/** The words of a map; components hold none of their own. */
export interface AreaMapWords {
  /** Name of the map for screen readers. */
  readonly label: string;
  /** How to use it with the keyboard, read once when the map gets the focus. */
  readonly help: string;
  /** "Vergrößern" */
  readonly zoomIn: string;
  /** "Verkleinern" */
  readonly zoomOut: string;
  /** "Ganze Stadt" */
  readonly reset: string;
}

/** The elements of a map, built once. */
export interface MapScene {
  readonly root: HTMLElement;
  /** Takes the focus, the pointer and the keys. */
  readonly box: HTMLElement;
  readonly drawing: SVGSVGElement;
  /** Holds everything in plane coordinates. */
  readonly plane: SVGGElement;
  readonly areas: AreaLayer;
  readonly hoverMark: SVGPathElement;
  readonly selectMark: SVGPathElement;
  /** Points of interest, one path per kind. */
  readonly points: SVGGElement;
  readonly labels: SVGGElement;
  readonly scale: SVGGElement;
  readonly patterns: readonly SVGPatternElement[];
  readonly tooltip: HTMLElement;
  readonly live: HTMLElement;
  readonly buttons: Readonly<Record<"zoomIn" | "zoomOut" | "reset", HTMLButtonElement>>;
}

export function mapScene(shapes: AreaShapes, words: AreaMapWords): MapScene {
  const id = uniqueId("map");
  const patterns = mapPatterns(id);
  const patternFill = (pattern: AreaPattern) =>
    pattern === "outline" ? "var(--ground)" : `url(#${id}-${pattern})`;
  const areas = areaLayer(shapes, patternFill);
  const drawn = mapPlane(shapes, areas.element);
  const [labels, scale] = [svg("g", {class: "map-labels"}), svg("g", {class: "map-scale"})];
  const defs = svg("defs", {}, ...patterns);
  const drawing = svg("svg", {"aria-hidden": "true"}, defs, drawn.plane, labels, scale);
  const tooltip = html("div", {class: "map-tooltip", hidden: true, "aria-hidden": "true"});
  const live = html("div", {class: "visually-hidden", "aria-live": "polite"});
  const help = html("div", {class: "visually-hidden", id: `${id}-help`}, words.help);
  const named = {"aria-label": words.label, "aria-describedby": help.id};
  const box = html("div", {class: "map-box", tabindex: 0, role: "application", ...named});
  if (areas.element instanceof HTMLCanvasElement) box.append(areas.element);
  box.append(drawing);
  const buttons = {
    zoomIn: mapButton(words.zoomIn, "M8 3v10M3 8h10"),
    zoomOut: mapButton(words.zoomOut, "M3 8h10"),
    reset: mapButton(words.reset, "M3 6V3h3M10 3h3v3M13 10v3h-3M6 13H3v-3")
  };
  const controls = html("div", {class: "map-buttons"}, ...Object.values(buttons));
  const root = html("div", {class: "area-map"}, box, controls, tooltip, live, help);
  return {root, box, drawing, areas, ...drawn, labels, scale, patterns, tooltip, live, buttons};
}

/** Areas below (a canvas lies below the drawing), borders over them, and the marks of the hovered and the selected area on top. */
function mapPlane(
  shapes: AreaShapes,
  areas: AreaLayer["element"]
): Pick<MapScene, "plane" | "hoverMark" | "selectMark" | "points"> {
  const hoverMark = svg("path", {class: "area-mark area-mark-hover"});
  const selectMark = svg("path", {class: "area-mark area-mark-selected"});
  const points = svg("g", {class: "map-points"});
  const line = (kind: string, d: string | null) => d && svg("path", {class: `map-${kind}`, d});
  const plane = svg(
    "g",
    {},
    areas instanceof SVGElement && areas,
    line("water", shapes.water),
    line("borders", shapes.borders),
    line("outline", shapes.outline),
    selectMark,
    hoverMark,
    points
  );
  return {plane, hoverMark, selectMark, points};
}

function mapButton(label: string, icon: string): HTMLButtonElement {
  return html(
    "button",
    {type: "button", "aria-label": label, title: label},
    svg("svg", {viewBox: "0 0 16 16", width: 16, height: 16, "aria-hidden": "true"}, svg("path", {d: icon}))
  );
}

/** Fine diagonal hatching and dots, 6 px wide at any zoom (the viewport scales them back). */
function mapPatterns(id: string): SVGPatternElement[] {
  const pattern = (name: string, ...marks: SVGElement[]) =>
    svg(
      "pattern",
      {
        id: `${id}-${name}`,
        width: 6,
        height: 6,
        patternUnits: "userSpaceOnUse",
        "data-rotate": name === "hatch" ? 45 : 0
      },
      svg("rect", {width: 6, height: 6, class: "pattern-ground"}),
      ...marks
    );
  return [
    pattern("hatch", svg("rect", {width: 1.1, height: 6, class: "pattern-ink"})),
    pattern(
      "dots",
      svg("circle", {cx: 1.5, cy: 1.5, r: 0.9, class: "pattern-ink"}),
      svg("circle", {cx: 4.5, cy: 4.5, r: 0.9, class: "pattern-ink"})
    )
  ];
}
