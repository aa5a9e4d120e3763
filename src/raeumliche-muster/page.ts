import {copyButton} from "../components/controls/copy-button.js";
import {choiceForm} from "../components/controls/choice-form.js";
import {html} from "../components/dom.js";
import {findingsMap, type FindingsMapElement} from "../components/figures/findings-map.js";
import {NOTHING, type LinkState} from "../components/link-state.js";
import {openStatistics, type StatisticsSite} from "../db/statistics-data.js";
import {asOpened, NO_STAMP, readEnvelope, withEnvelope, type OpenedLink} from "../model/link-envelope.js";
import {fitPatternView, readPatternView, writePatternView, type PatternView} from "../model/pattern-link.js";
import {dataChanges} from "../share/data-changes.js";
import {takeLine} from "../share/take-line.js";
import {STATISTICS_WORDS} from "../text/statistics.js";
import {FIGURE_WORDS, NOTEBOOK_WORDS} from "../text/status-dynamics.js";
import {
  globalSentence,
  layerTitle,
  localSentence,
  patternLegend,
  patternLook,
  type PatternData
} from "../views/spatial-pattern.js";
import {sourceLine} from "../views/statistics-source.js";
import {computeHistory, computePatterns, loadLayer, type LoadedLayer} from "./compute.js";
import {patternFields} from "./fields.js";
import {historySection} from "./history.js";

/** The parts of the page; each keeps itself up to date. */
export interface PatternPage {
  readonly notes: HTMLElement;
  readonly choices: HTMLElement;
  readonly global: HTMLElement;
  readonly map: HTMLElement;
  readonly history: HTMLElement;
  /** Copies the link to what is shown. */
  readonly link: HTMLElement;
}

interface State {
  view: PatternView;
  readonly opened: OpenedLink;
  link: LinkState;
  map: FindingsMapElement | null;
  running: AbortController;
}

/** Opens the page with the view of an address. */
export async function openPatterns(search: string): Promise<PatternPage> {
  const opened = await openStatistics();
  const link = readEnvelope(search);
  if (opened.offers.length === 0) return emptyPage();
  const {view, unknown} = readPatternView(link.search, opened.offers);
  const state: State = {
    view,
    opened: link,
    link: {...NOTHING, selected: view.area},
    map: null,
    running: new AbortController()
  };
  const parts = {
    global: html("p", {class: "finding", "aria-live": "polite"}, STATISTICS_WORDS.loading),
    map: html("div", {class: "figure-frame"}),
    history: html("div", {class: "measures"})
  };
  const choices = choiceForm(STATISTICS_WORDS.choices, patternFields(opened, view, false));
  const refresh = () =>
    void show(opened, state, parts, (smooth) => choices.update(patternFields(opened, state.view, smooth)));
  choices.addEventListener("choose", (event) => {
    const {key, value} = (event as CustomEvent<{key: string; value: string}>).detail;
    state.view = fitPatternView({...state.view, [key]: value}, opened.offers);
    tell(state);
    refresh();
  });
  addLinking(parts.map, state);
  refresh();
  const notes = html("div", {});
  if (unknown.length + link.problems.length > 0)
    notes.append(html("p", {class: "link-notes", role: "status"}, STATISTICS_WORDS.linkNote));
  const renewed = await dataChanges(search);
  if (renewed) notes.append(renewed);
  return {notes, choices, ...parts, link: linkButton(opened, state)};
}

function emptyPage(): PatternPage {
  const words = "Es gibt noch keinen Indikator, der für genügend Gebiete mit bekannten Grenzen vorliegt.";
  const none = () => html("div", {});
  return {
    notes: none(),
    choices: none(),
    global: html("p", {}, words),
    map: none(),
    history: none(),
    link: none()
  };
}

function linkButton({site}: StatisticsSite, state: State): HTMLElement {
  return copyButton({
    label: NOTEBOOK_WORDS.copyLink,
    done: NOTEBOOK_WORDS.copied,
    text: () => linkOf(site, state)
  });
}

function linkOf({info}: StatisticsSite["site"], state: State): string {
  const stamp = {...NO_STAMP, dataVersion: info.data_version};
  return new URL(withEnvelope(address(state), stamp), location.href).href;
}

function address({view, link}: State): string {
  return writePatternView({...view, area: link.selected});
}

function tell(state: State): void {
  history.replaceState(history.state, "", asOpened(address(state), state.opened) + location.hash);
}

function addLinking(place: HTMLElement, state: State): void {
  const change = (link: LinkState) => {
    state.link = link;
    state.map?.show(link);
  };
  const area = (event: Event) => (event as CustomEvent<{area: string | null}>).detail.area;
  place.addEventListener("areahover", (event) => change({...state.link, hovered: area(event)}));
  place.addEventListener("areaselect", (event) => {
    const chosen = area(event);
    change({...state.link, selected: chosen === state.link.selected ? null : chosen});
    tell(state);
  });
}

async function show(
  opened: StatisticsSite,
  state: State,
  parts: Pick<PatternPage, "global" | "map" | "history">,
  offer: (canSmooth: boolean) => void
): Promise<void> {
  state.running.abort();
  const running = (state.running = new AbortController());
  const {view} = state;
  try {
    const loaded = await loadLayer(opened, view);
    running.signal.throwIfAborted();
    offer(loaded.canSmooth);
    const known = new Set(loaded.data.areas);
    if (state.link.selected !== null && !known.has(state.link.selected))
      state.link = {...state.link, selected: null};
    parts.global.textContent = STATISTICS_WORDS.computing;
    const data = await computePatterns(loaded, view.rule, running.signal);
    parts.global.textContent = globalSentence(data.global);
    showMap(opened, state, parts.map, loaded, data);
    const found = await computeHistory(opened, loaded, view, running.signal);
    const info = opened.site.info;
    const take = (figure: HTMLElement, name: string) =>
      takeLine({info, name: () => name, link: () => linkOf(opened.site, state), figure: () => figure});
    parts.history.replaceChildren(...historySection(found, loaded, view, {take, info}));
  } catch (error) {
    if (running.signal.aborted) return;
    parts.global.textContent = STATISTICS_WORDS.failed;
    throw error;
  }
}

function showMap(
  opened: StatisticsSite,
  state: State,
  place: HTMLElement,
  {boundaries}: LoadedLayer,
  data: PatternData
): void {
  const {plural} = data.places.level(data.layer.level);
  const title = layerTitle(data.indicator, plural, data.layer.period);
  const props = {
    title: "Wo ähnliche Werte beieinander liegen",
    subtitle: data.smoothed ? `${title}, geglättet` : title,
    shapes: boundaries,
    look: patternLook(data),
    legend: patternLegend(data),
    caption: `${localSentence(data)} ${sourceLine(opened.site.info, data.indicator)}`,
    words: {...FIGURE_WORDS.map, label: `Karte: räumliche Muster, ${title}`},
    name: `raeumliche-muster-${data.indicator.key}-${data.layer.period}`
  };
  if (state.map === null) {
    const map = (state.map = findingsMap(props));
    const name = () => `raeumliche-muster-${state.view.indicator}-${state.view.period}`;
    const {site} = opened;
    const link = () => linkOf(site, state);
    place.replaceChildren(map, takeLine({info: site.info, name, link, figure: () => map}));
  } else state.map.update(props);
  state.map.show(state.link);
}
