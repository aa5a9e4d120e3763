import {html} from "../components/dom.js";
import type {LinkState} from "../components/link-state.js";
import {areaMap, type AreaMapElement, type MapPoints} from "../components/maps/area-map.js";
import {FIGURE_WORDS} from "../text/status-dynamics.js";
import {mapLook} from "../views/atlas-parts.js";
import type {AtlasScene} from "../views/atlas-scene.js";

/** The map, kept while the boundaries are the same. */
export interface MapFrame {
  readonly element: HTMLElement;
  update(scene: AtlasScene): void;
  show(state: LinkState): void;
  focusOn(area: string): void;
  /** Points on top, and what a tooltip says of an area's points. */
  setPoints(points: MapPoints, countsIn: (area: string) => readonly string[]): void;
}

interface State {
  scene: AtlasScene;
  map: AreaMapElement;
  link: LinkState | null;
  points: MapPoints;
  countsIn: (area: string) => readonly string[];
}

export function mapFrame(first: AtlasScene): MapFrame {
  const state: State = {
    scene: first,
    map: makeMap(first),
    link: null,
    points: [],
    countsIn: () => []
  };
  const element = html("div", {class: "atlas-map-box"}, state.map);
  return {
    element,
    update(scene) {
      const before = state.scene;
      state.scene = scene;
      if (scene.shapes === before.shapes) {
        state.map.update(mapLook(scene, state.countsIn));
        state.map.querySelector(".map-box")?.setAttribute("aria-label", label(scene));
        return;
      }
      state.map = makeMap(scene);
      state.map.showPoints(state.points);
      element.replaceChildren(state.map);
    },
    show(link) {
      state.link = link;
      state.map.show(link);
    },
    focusOn: (area) => state.map.focusOn(area),
    setPoints(points, countsIn) {
      Object.assign(state, {points, countsIn});
      state.map.showPoints(points);
      state.map.update(mapLook(state.scene, countsIn));
    }
  };
}

function makeMap(scene: AtlasScene): AreaMapElement {
  return areaMap({
    ...scene.shapes,
    ...mapLook(scene, () => []),
    words: {...FIGURE_WORDS.map, label: label(scene)}
  });
}

function label({series, level}: AtlasScene): string {
  return `Karte: ${series.indicator.title}, ${level.plural}`;
}
