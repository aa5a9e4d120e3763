import {classLegend, type ClassLegendProps} from "../controls/class-legend.js";
import {html} from "../dom.js";
import {NOTHING, type LinkState} from "../link-state.js";
import {
  areaMap,
  type AreaMapElement,
  type AreaMapLook,
  type AreaMapWords,
  type ShapeSources
} from "../maps/area-map.js";

export interface FindingsMapProps {
  readonly title: string;
  readonly subtitle: string;
  /** Another object than before: other areas, and the map is made anew. */
  readonly shapes: ShapeSources;
  readonly look: AreaMapLook;
  readonly legend: ClassLegendProps;
  readonly caption: string;
  readonly words: AreaMapWords;
  /** Name of the figure in exports. */
  readonly name: string;
}

/** Reports `areahover` and `areaselect` as its map does, and is told with `show`. */
export interface FindingsMapElement extends HTMLElement {
  update(props: FindingsMapProps): void;
  show(state: LinkState): void;
}

/** A map with its legend beside or below it, heading and source. */
export function findingsMap(first: FindingsMapProps): FindingsMapElement {
  const heading = html("h3", {});
  const subtitle = html("p", {});
  const place = html("div", {class: "findings-map-place"});
  const side = html("div", {class: "findings-map-side"});
  const caption = html("figcaption", {});
  const root = html(
    "figure",
    {class: "findings-map", "data-export": first.name},
    html("div", {class: "figure-head"}, heading, subtitle),
    place,
    side,
    caption
  );
  const held: {map: AreaMapElement | null; shapes: ShapeSources | null; state: LinkState} = {
    map: null,
    shapes: null,
    state: NOTHING
  };
  const update = (props: FindingsMapProps) => {
    heading.textContent = props.title;
    subtitle.textContent = props.subtitle;
    caption.textContent = props.caption;
    side.replaceChildren(classLegend(props.legend));
    if (held.map !== null && held.shapes === props.shapes) return held.map.update(props.look);
    held.map = areaMap({...props.shapes, ...props.look, words: props.words});
    held.shapes = props.shapes;
    place.replaceChildren(held.map);
    held.map.show(held.state);
  };
  update(first);
  return Object.assign(root, {
    update,
    show(state: LinkState) {
      held.state = state;
      held.map?.show(state);
    }
  });
}
