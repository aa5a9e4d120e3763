import {html} from "../dom.js";
import {NOTHING, type LinkState} from "../link-state.js";
import {areaMap, type AreaMapElement, type AreaMapLook, type AreaMapWords} from "../maps/area-map.js";
import type {ShapeSources} from "../maps/area-shapes.js";

export interface LegendMapProps {
  /** The same object as before keeps the drawn paths. */
  readonly shapes: ShapeSources;
  readonly look: AreaMapLook;
  readonly words: AreaMapWords;
  readonly legend: HTMLElement;
}

export interface LegendMapElement extends HTMLElement {
  /** null until it was drawn. */
  readonly map: AreaMapElement | null;
  draw(props: LegendMapProps): void;
  show(state: LinkState): void;
}

/** A map with its legend beside it, under it on a phone. */
export function legendMap(): LegendMapElement {
  const root = html("div", {class: "legend-map"});
  const drawn = {map: null as AreaMapElement | null, shapes: null as ShapeSources | null, state: NOTHING};
  return Object.defineProperty(
    Object.assign(root, {
      draw({shapes, look, words, legend}: LegendMapProps) {
        if (drawn.map && drawn.shapes === shapes) {
          drawn.map.update(look);
          root.lastElementChild!.replaceWith(legend);
        } else {
          drawn.map = areaMap({...shapes, ...look, words});
          root.replaceChildren(drawn.map, legend);
        }
        drawn.shapes = shapes;
        drawn.map.show(drawn.state);
      },
      show(state: LinkState) {
        drawn.state = state;
        drawn.map?.show(state);
      }
    }),
    "map",
    {get: () => drawn.map}
  ) as unknown as LegendMapElement;
}
