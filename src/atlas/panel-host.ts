import {html} from "../components/dom.js";
import type {LinkState} from "../components/link-state.js";
import type {PanelKey} from "../model/atlas-view.js";
import type {IndicatorSeries} from "../model/indicator-series.js";
import {loadSeries} from "../db/indicator-data.js";
import {takeLine} from "../share/take-line.js";
import {PANEL_TITLES} from "../text/atlas-panels.js";
import {referenceOf, type AtlasScene} from "../views/atlas-scene.js";
import type {Later} from "./later.js";
import type {AtlasPanel, AtlasPanelData} from "./panel.js";
import {PANEL_LOADERS} from "./panels/loaders.js";
import {shortLinkOf} from "./share.js";

interface State {
  panels: Map<PanelKey, Promise<AtlasPanel>>;
  /** What the last data was made of. */
  made: {readonly scene: AtlasScene; readonly data: AtlasPanelData} | null;
  turn: number;
}

/** The place of the view beside map and table; a panel is loaded when it is opened. */
export function panelHost(place: HTMLElement, later: Later): (scene: AtlasScene, link: LinkState) => void {
  const state: State = {panels: new Map(), made: null, turn: 0};
  return (scene, link) => {
    const key = scene.view.panel;
    const load = key && PANEL_LOADERS[key];
    const turn = ++state.turn;
    place.hidden = !load;
    if (!key || !load) return place.replaceChildren();
    place.setAttribute("aria-label", PANEL_TITLES[key]);
    if (!state.panels.has(key)) {
      place.replaceChildren(html("p", {class: "panel-empty", role: "status"}, "Ansicht wird geladen …"));
      state.panels.set(
        key,
        load().then(({default: module}) => module.make())
      );
    }
    void Promise.all([state.panels.get(key)!, panelData(state, scene, later)]).then(([panel, data]) => {
      if (turn !== state.turn) return;
      if (place.firstElementChild !== panel.element)
        place.replaceChildren(
          panel.element,
          takePanel(panel, () => state.made!.scene)
        );
      panel.show(data, link);
    });
  };
}

/** The panel's figure, and its own table where it has one, to take along. */
function takePanel({element, columns}: AtlasPanel, scene: () => AtlasScene): HTMLElement {
  const {info} = scene();
  const name = () => {
    const {indicator, level, period} = scene().view;
    return `${indicator}-${level}-${period}-${element.dataset.export}`;
  };
  const table =
    columns &&
    (() => ({
      title: element.querySelector("h2")!.textContent,
      period: element.dataset.period ?? null,
      columns: columns()
    }));
  return takeLine({
    info,
    name,
    link: () => shortLinkOf(scene()),
    figure: () => element,
    ...(table && {table})
  });
}

/** The same object while the scene is the same. */
async function panelData(state: State, scene: AtlasScene, later: Later): Promise<AtlasPanelData> {
  if (state.made?.scene === scene) return state.made.data;
  // Going back to an address does not fit it to the catalogue while indicator, level and period stay.
  const known = later.catalogue.entries.some(({indicator}) => indicator.key === scene.view.second);
  const second: IndicatorSeries | null = known ? await loadSeries(scene.view.second!) : null;
  const {info, view, series, layer, areas, shapes, classes, fills, city} = scene;
  const data: AtlasPanelData = {
    ...{
      info,
      view,
      loadSeries,
      catalogue: later.catalogue,
      series,
      layer,
      second,
      areas,
      shapes,
      fills,
      city
    },
    places: later.places(view.period),
    cuts: classes.cuts,
    reference(id) {
      const area = areas.find((one) => one.id === id);
      return area ? referenceOf(scene, area) : city;
    },
    source: `Quelle: ${series.indicator.source}. Datenstand ${info.data_version}.`
  };
  state.made = {scene, data};
  return data;
}
