import {html} from "../dom.js";
import type {AreaFill} from "../link-state.js";

/** A small square that shows a class colour or the pattern of areas without a class, for legends and tables. */
export function swatch(fill: AreaFill): HTMLElement {
  return "colour" in fill
    ? html("span", {class: "swatch", style: `--swatch:${fill.colour}`, "aria-hidden": "true"})
    : html("span", {class: `swatch swatch-${fill.pattern}`, "aria-hidden": "true"});
}
