import {PLANE, type ShapeSources} from "../components/maps/area-shapes.js";
import {shortPath} from "../components/maps/short-path.js";
import type {AtlasFirst} from "../model/atlas-first.js";
import type {BuildInfo} from "../model/build-info.js";
import {atlasParts, drawScene, NO_OPTIONS} from "./atlas-parts.js";
import {defaultAtlasView, firstScene} from "./first-scene.js";

/** Steps per unit of the map's plane: a tenth of a pixel on a large screen, as long as nobody zooms. */
const PRECISION = 10;
/** About the pixels per unit of the plane. */
const USUAL_SCALE = 0.7;

/**
 * The atlas' first view as it is shipped with the page, in HTML: what a browser can paint before any script runs, and what stays
 * where none does. `openAtlas` puts the same view, alive, in its place.
 * @param sources.info, sources.first - `build.json` and `views/atlas.json`
 * @param sources.shapes - the boundaries of its level
 */
export function firstPicture({
  info,
  first,
  shapes
}: {
  readonly info: BuildInfo;
  readonly first: AtlasFirst;
  readonly shapes: ShapeSources;
}): HTMLElement {
  const view = defaultAtlasView(first);
  const scene = firstScene(info, first, view, shapes);
  const parts = atlasParts(scene, {change() {}, pickArea() {}});
  drawScene(parts, scene, NO_OPTIONS);
  const {root} = parts;
  root.id = "atlas";
  root.classList.add("atlas-still");
  stillMap(root.querySelector<HTMLElement>(".map-box")!);
  stillForm(parts.chooser.element);
  root.querySelector("tbody")!.replaceChildren();
  return root;
}

/** HTML holds what is chosen in attributes. */
function stillForm(form: HTMLElement): void {
  form.querySelector(".atlas-further")!.replaceChildren();
  for (const input of form.querySelectorAll("input")) input.setAttribute("value", input.value);
  for (const select of form.querySelectorAll("select")) {
    delete select.dataset.options;
    select.selectedOptions[0]?.setAttribute("selected", "");
  }
}

/** A map that fits its box by itself and answers to nothing: an image. */
function stillMap(box: HTMLElement): void {
  const svg = box.querySelector("svg")!;
  const shape = Number(box.closest<HTMLElement>(".area-map")!.style.getPropertyValue("--map-shape"));
  svg.setAttribute("viewBox", `0 0 ${PLANE} ${Math.round(PLANE / shape)}`);
  svg.querySelector("g")!.setAttribute("transform", `scale(${1 / PRECISION})`);
  for (const path of svg.querySelectorAll("path")) {
    path.removeAttribute("data-area");
    const d = shortPath(path.getAttribute("d") ?? "", PRECISION);
    if (d === "") path.remove();
    else path.setAttribute("d", d);
  }
  for (const group of svg.querySelectorAll(".map-labels, .map-scale, .map-points")) group.remove();
  for (const pattern of svg.querySelectorAll("pattern")) {
    const turn = pattern.dataset.rotate ?? "0";
    pattern.setAttribute("patternTransform", `scale(${Math.round(PRECISION / USUAL_SCALE)}) rotate(${turn})`);
  }
  box.setAttribute("role", "img");
  for (const name of ["tabindex", "aria-describedby", "style"]) box.removeAttribute(name);
}
