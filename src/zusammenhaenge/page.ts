import {fittedScatter, type FittedScatterElement} from "../components/charts/fitted-scatter.js";
import {copyButton} from "../components/controls/copy-button.js";
import {choiceForm} from "../components/controls/choice-form.js";
import {html} from "../components/dom.js";
import {findingsMap, type FindingsMapElement} from "../components/figures/findings-map.js";
import {NOTHING, type LinkState} from "../components/link-state.js";
import {openStatistics, type StatisticsSite} from "../db/statistics-data.js";
import {formatPeriod} from "../model/format.js";
import {
  fitRelationView,
  readRelationView,
  writeRelationView,
  type RelationView
} from "../model/relation-link.js";
import {asOpened, NO_STAMP, readEnvelope, withEnvelope, type OpenedLink} from "../model/link-envelope.js";
import {dataChanges} from "../share/data-changes.js";
import {takeLine} from "../share/take-line.js";
import {STATISTICS_WORDS} from "../text/statistics.js";
import {FIGURE_WORDS, NOTEBOOK_WORDS} from "../text/status-dynamics.js";
import {
  relate,
  relationCautions,
  relationLegend,
  relationLook,
  relationNumbers,
  relationSentence,
  scatterProps,
  type Relation,
  type RelationData
} from "../views/relation.js";
import {sourceLine} from "../views/statistics-source.js";
import {relationFields} from "./fields.js";
import {loadRelation, type LoadedRelation} from "./load.js";

/** The parts of the page; each keeps itself up to date. */
export interface RelationPage {
  readonly notes: HTMLElement;
  readonly choices: HTMLElement;
  readonly sentence: HTMLElement;
  readonly figure: HTMLElement;
  readonly numbers: HTMLElement;
  readonly cautions: HTMLElement;
  /** Copies the link to what is shown. */
  readonly link: HTMLElement;
}

interface State {
  view: RelationView;
  readonly opened: OpenedLink;
  link: LinkState;
  scatter: FittedScatterElement | null;
  map: FindingsMapElement | null;
  running: AbortController;
}

type Parts = Pick<RelationPage, "sentence" | "figure" | "numbers" | "cautions">;

/** Opens the page with the view of an address. */
export async function openRelations(search: string): Promise<RelationPage> {
  const opened = await openStatistics();
  const link = readEnvelope(search);
  const {view, unknown} = readRelationView(link.search, opened.offers);
  const parts = emptyParts();
  const notes = html("div", {});
  if (unknown.length + link.problems.length > 0)
    notes.append(html("p", {class: "link-notes", role: "status"}, STATISTICS_WORDS.linkNote));
  const renewed = await dataChanges(search);
  if (renewed) notes.append(renewed);
  if (view === null) {
    parts.sentence.textContent =
      "Es gibt noch keine zwei Indikatoren, die für dieselben Gebiete und denselben Zeitraum vorliegen.";
    return {notes, choices: html("div", {}), ...parts, link: html("div", {})};
  }
  const state: State = {
    view,
    opened: link,
    link: {...NOTHING, selected: view.area},
    scatter: null,
    map: null,
    running: new AbortController()
  };
  const choices = choiceForm(STATISTICS_WORDS.choices, relationFields(opened, view, false));
  const refresh = () =>
    void show(opened, state, parts, (counts) => choices.update(relationFields(opened, state.view, counts)));
  choices.addEventListener("choose", (event) => {
    const {key, value} = (event as CustomEvent<{key: string; value: string}>).detail;
    state.view =
      fitRelationView({...state.view, ...changed(key, value, state.view)}, opened.offers) ?? state.view;
    tell(state);
    refresh();
  });
  addLinking(parts.figure, state);
  refresh();
  return {notes, choices, ...parts, link: linkButton(opened, state)};
}

function emptyParts(): Parts {
  return {
    sentence: html("p", {class: "finding", "aria-live": "polite"}, STATISTICS_WORDS.loading),
    figure: html("div", {class: "relation-figure"}),
    numbers: html("dl", {class: "relation-numbers"}),
    cautions: html("div", {})
  };
}

/** A choice as a change of the view; choosing for one axis what stands on the other swaps them. */
function changed(key: string, value: string, {x, y}: RelationView): Partial<RelationView> {
  if (key === "x" && value === y) return {x: y, y: x};
  if (key === "control") return {control: value || null};
  if (key === "intervals") return {intervals: value === "yes"};
  return {[key]: value};
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

/** The line below a figure that lets readers take it along. */
function take(site: StatisticsSite["site"], state: State, figure: HTMLElement, kind: string): HTMLElement {
  const name = () => {
    const {x, y, period} = state.view;
    return `${kind}-${x}-${y}-${period}`;
  };
  return takeLine({info: site.info, name, link: () => linkOf(site, state), figure: () => figure});
}

function address({view, link}: State): string {
  return writeRelationView({...view, area: link.selected});
}

function tell(state: State): void {
  history.replaceState(history.state, "", asOpened(address(state), state.opened) + location.hash);
}

function addLinking(place: HTMLElement, state: State): void {
  const change = (link: LinkState) => {
    state.link = link;
    state.map?.show(link);
    state.scatter?.show(link);
  };
  const area = (event: Event) => (event as CustomEvent<{area: string | null}>).detail.area;
  place.addEventListener("areahover", (event) => {
    if (area(event) !== state.link.hovered) change({...state.link, hovered: area(event)});
  });
  place.addEventListener("areaselect", (event) => {
    const chosen = area(event);
    change({...state.link, selected: chosen === state.link.selected ? null : chosen});
    tell(state);
  });
}

async function show(
  opened: StatisticsSite,
  state: State,
  parts: Parts,
  offer: (hasCounts: boolean) => void
): Promise<void> {
  state.running.abort();
  const running = (state.running = new AbortController());
  try {
    const loaded = await loadRelation(opened, state.view);
    if (running.signal.aborted) return;
    offer(loaded.hasCounts);
    const relation = relate(loaded.data);
    parts.sentence.textContent = relationSentence(loaded.data, relation);
    parts.numbers.replaceChildren(...numberList(loaded.data, relation));
    parts.cautions.replaceChildren(caution(loaded.data, relation));
    showFigure(opened, state, parts.figure, loaded, relation);
  } catch (error) {
    if (running.signal.aborted) return;
    parts.sentence.textContent = STATISTICS_WORDS.failed;
    throw error;
  }
}

function showFigure(
  {site}: StatisticsSite,
  state: State,
  place: HTMLElement,
  {data, boundaries}: LoadedRelation,
  relation: Relation
): void {
  const {plural} = data.places.level(data.level);
  const [x, y] = [data.x.indicator.title, data.y.indicator.title];
  const when = formatPeriod(state.view.period);
  const source = sourceLine(site.info, data.x.indicator, data.y.indicator);
  const map = {
    title: `Wo „${y}“ höher oder niedriger liegt, als „${x}“ erwarten lässt`,
    subtitle: `${plural}, ${when}`,
    shapes: boundaries,
    look: relationLook(data, relation),
    legend: relationLegend(data, relation),
    caption: `Abstand von der Linie; ab einer halben und ab anderthalb Standardabweichungen farbig. ${source}`,
    words: {...FIGURE_WORDS.map, label: `Karte: Abstand von der Linie, ${plural}`},
    name: `zusammenhang-karte-${state.view.x}-${state.view.y}-${state.view.period}`
  };
  const scatter = scatterProps(data, relation);
  if (state.map === null || state.scatter === null) {
    state.map = findingsMap(map);
    state.scatter = fittedScatter(scatter);
    const figure = scatterFigure(state);
    figure.append(take(site, state, figure, "zusammenhang"));
    state.map.append(take(site, state, state.map, "zusammenhang-karte"));
    place.replaceChildren(figure, state.map);
  } else {
    state.map.update(map);
    state.scatter.update(scatter);
  }
  const heading = place.querySelector(".scatter-title")!;
  heading.textContent = `${y} nach ${x}`;
  place.querySelector(".scatter-when")!.textContent = `${plural}, ${when}`;
  place.querySelector(".scatter-source")!.textContent =
    `Ein Punkt je Gebiet${data.weighted ? ", seine Fläche wächst mit der Einwohnerzahl" : ""}. Linie: kleinste Quadrate${data.weighted ? ", nach Einwohnerzahl gewichtet" : ""}; Band: 95-%-Intervall der Linie, nicht der Punkte. ${source}`;
  state.map.show(state.link);
  state.scatter.show(state.link);
}

function scatterFigure({scatter, view}: State): HTMLElement {
  return html(
    "figure",
    {class: "scatter-figure", "data-export": `zusammenhang-${view.x}-${view.y}`},
    html(
      "div",
      {class: "figure-head"},
      html("h3", {class: "scatter-title"}),
      html("p", {class: "scatter-when"})
    ),
    scatter,
    html("figcaption", {class: "scatter-source"})
  );
}

function numberList(data: RelationData, relation: Relation): readonly HTMLElement[] {
  return relationNumbers(data, relation).map(({key, title, value, meaning}) =>
    html(
      "div",
      {"data-number": key},
      html("dt", {}, title),
      html("dd", {}, html("strong", {}, value), html("p", {}, meaning))
    )
  );
}

function caution(data: RelationData, relation: Relation): HTMLElement {
  return html(
    "div",
    {class: "caution", role: "note"},
    html(
      "p",
      {},
      html("strong", {}, "Gilt für Gebiete, nicht für Personen."),
      " Dass zwei Indikatoren in denselben Gebieten hoch sind, heißt nicht, dass sie bei denselben Menschen zusammentreffen, und nicht, dass die eine die andere verursacht."
    ),
    ...relationCautions(data, relation).map((text) => html("p", {}, text))
  );
}
