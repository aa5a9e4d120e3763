import {html} from "../components/dom.js";
import type {LinkState} from "../components/link-state.js";
import {readAtlasView, writeAtlasView} from "../model/atlas-link.js";
import type {AtlasView} from "../model/atlas-view.js";
import type {BuildInfo} from "../model/build-info.js";
import {readEnvelope, type OpenedLink} from "../model/link-envelope.js";
import type {LinkNote} from "../model/status-link.js";
import {ATLAS_NOTES, ATLAS_WORDS, OTHER_NOTE} from "../text/atlas.js";
import {atlasDetail} from "../views/atlas-detail.js";
import type {AtlasScene} from "../views/atlas-scene.js";
import {atlasParts, drawScene, NO_OPTIONS, type AtlasParts} from "./atlas-parts.js";
import type {ChoiceOptions} from "./choices.js";
import {detailNodes} from "./detail-nodes.js";
import type {Later} from "./later.js";
import {PANEL_LOADERS} from "./panels/loaders.js";

export interface AtlasStart {
  readonly info: BuildInfo;
  readonly scene: AtlasScene;
  /** What the address asks for; the scene shows it where `shipped`. */
  readonly view: AtlasView;
  readonly notes: readonly LinkNote[];
  /** The address as it was opened, with what it was made on. */
  readonly link: OpenedLink;
  readonly fallback: AtlasView;
  readonly shipped: boolean;
}

interface State {
  scene: AtlasScene;
  view: AtlasView;
  hovered: string | null;
  /** Classes under the pointer in the legend. */
  hoveredClasses: readonly string[];
  /** Remembered so that parts can tell by identity that nothing changed. */
  chosenAreas: {readonly key: string; readonly areas: ReadonlySet<string> | null};
  strongAreas: {readonly key: string; readonly areas: ReadonlySet<string> | null};
  later: Later | null;
  options: ChoiceOptions;
  /** Counts requests, so that only the last one is shown. */
  turn: number;
}

/** The page: choices, map with legend, the chosen area's panel, further views, table, and how it was computed. */
export function atlasPage(start: AtlasStart): HTMLElement {
  const state: State = {
    scene: start.scene,
    view: start.shipped ? start.view : start.scene.view,
    ...{hovered: null, hoveredClasses: [], later: null, turn: 0},
    chosenAreas: {key: "", areas: null},
    strongAreas: {key: "", areas: null},
    options: NO_OPTIONS
  };
  const parts = atlasParts(start.scene, {
    change: (change) => void apply(state, parts, changed(state.view, change)),
    pickArea(area) {
      parts.map.focusOn(area);
      void apply(state, parts, {...state.view, area});
    }
  });
  listen(state, parts);
  showNotes(parts.notes, start.notes);
  draw(state, parts);
  parts.table.arrange({sort: state.view.sort, search: state.view.search});
  if (!start.shipped) parts.root.classList.add("is-waiting");
  afterPaint(() => void takeOver(start, state, parts));
  return parts.root;
}

/** What else changes with a choice: another level has other areas, another indicator other classes. */
function changed(view: AtlasView, change: Partial<AtlasView>): AtlasView {
  const next = {...view, ...change};
  const cleared = {filter: [] as readonly string[]};
  if (change.level !== undefined && change.level !== view.level)
    return {...next, ...cleared, area: null, group: null, compare: compareAnywhere(next)};
  if (change.indicator !== undefined && change.indicator !== view.indicator)
    return {
      ...next,
      ...cleared,
      breaks: next.breaks.kind === "own" ? {kind: "quantiles", count: 5} : next.breaks
    };
  return change.breaks || change.breaksOf || change.diverging !== undefined ? {...next, ...cleared} : next;
}

function compareAnywhere({compare}: AtlasView): AtlasView["compare"] {
  return compare.kind === "area" ? {kind: "city"} : compare;
}

/** Shows a view and puts it into the address; another indicator is a step that the back button undoes. */
async function apply(state: State, parts: AtlasParts, view: AtlasView, record = true): Promise<void> {
  const before = state.view;
  state.view = view;
  const turn = ++state.turn;
  if (needsScene(before, view)) {
    const later = state.later;
    if (later === null) return;
    parts.root.classList.add("is-waiting");
    try {
      const {scene, notes} = await later.scene(view);
      if (turn !== state.turn) return;
      Object.assign(state, {scene, view: scene.view});
      // A choice of the reader's that moves the period along is no fault of a link.
      showNotes(parts.notes, record ? [] : notes);
    } catch {
      if (turn === state.turn) {
        state.view = before;
        showFailure(parts.notes);
      }
      return;
    } finally {
      parts.root.classList.remove("is-waiting");
    }
    draw(state, parts);
  } else {
    state.scene = {...state.scene, view};
    drawChoice(state, parts, before);
  }
  if (record) tell(state.view, state.view.indicator !== before.indicator);
}

/** Whether values, classes or boundaries change. */
function needsScene(before: AtlasView, after: AtlasView): boolean {
  const shown = ({indicator, level, period, breaks, breaksOf, diverging, compare}: AtlasView) =>
    JSON.stringify([indicator, level, period, breaks, breaksOf, diverging, diverging ? compare : null]);
  return shown(before) !== shown(after);
}

function tell(view: AtlasView, step: boolean): void {
  const address = writeAtlasView(view) + location.hash;
  if (step) history.pushState(null, "", address);
  else history.replaceState(history.state, "", address);
}

/** Draws everything of a scene. */
function draw(state: State, parts: AtlasParts): void {
  const {scene} = state;
  drawScene(parts, scene, state.options);
  Object.assign(state, {chosenAreas: {key: "-", areas: null}, strongAreas: {key: "-", areas: null}});
  parts.panel.fill(panelContent(state));
  paint(state, parts);
  parts.root.dispatchEvent(new CustomEvent("atlasdraw", {detail: {scene}}));
}

/** Draws what changes while the values stay. */
function drawChoice(state: State, parts: AtlasParts, before: AtlasView): void {
  const {view} = state;
  if (view.area !== before.area || view.compare !== before.compare) parts.panel.fill(panelContent(state));
  if (view !== before) parts.chooser.show(state.scene, state.options);
  if (JSON.stringify(view.sort) !== JSON.stringify(before.sort)) parts.table.arrange(view);
  paint(state, parts);
  parts.root.dispatchEvent(new CustomEvent("atlasdraw", {detail: {scene: state.scene}}));
}

function panelContent({scene, view}: State): readonly Node[] | null {
  const area = scene.areas.find(({id}) => id === view.area);
  return area ? detailNodes(atlasDetail(scene, area)) : null;
}

/** Hover, choice and filter in all parts. */
function paint(state: State, parts: AtlasParts): void {
  const {view, hovered, hoveredClasses, scene} = state;
  const strong = hoveredClasses.length > 0 ? hoveredClasses : view.filter;
  state.strongAreas =
    strong.length === 0 && view.panel === "group"
      ? ownAreas(view, state.strongAreas)
      : areasOf(scene, strong, state.strongAreas);
  state.chosenAreas = areasOf(scene, view.filter, state.chosenAreas);
  const link: LinkState = {hovered, selected: view.area, highlighted: state.strongAreas.areas};
  parts.map.show(link);
  parts.table.show(link, state.chosenAreas.areas);
  parts.legend.show({
    chosen: view.filter,
    hovered: hovered === null ? null : (scene.keys.get(hovered) ?? null)
  });
}

/** While a reader puts a group together, its areas stay strong. */
function ownAreas({group}: AtlasView, before: State["strongAreas"]): State["strongAreas"] {
  const areas = group?.areas ?? [];
  const key = `group ${areas.join()}`;
  return key === before.key ? before : {key, areas: areas.length === 0 ? null : new Set(areas)};
}

function areasOf(
  scene: AtlasScene,
  classes: readonly string[],
  before: State["chosenAreas"]
): State["chosenAreas"] {
  const key = classes.join();
  if (key === before.key) return before;
  if (classes.length === 0) return {key, areas: null};
  const areas = [...scene.keys].filter(([, one]) => classes.includes(one)).map(([id]) => id);
  return {key, areas: new Set(areas)};
}

function listen(state: State, parts: AtlasParts): void {
  const {root} = parts;
  const on = <T>(type: string, handle: (detail: T) => void) =>
    root.addEventListener(type, (event) => handle((event as CustomEvent<T>).detail));
  const change = (part: Partial<AtlasView>) => void apply(state, parts, {...state.view, ...part});
  on<{area: string | null}>("areahover", ({area}) => {
    if (area === state.hovered) return;
    state.hovered = area;
    paint(state, parts);
  });
  on<{classes: readonly string[]}>("classhover", ({classes}) => {
    state.hoveredClasses = classes;
    paint(state, parts);
  });
  on<{area: string | null}>("areaselect", ({area}) => change({area: area === state.view.area ? null : area}));
  on<{classes: readonly string[]}>("classchoose", ({classes}) => change({filter: classes}));
  on<Partial<AtlasView>>("atlaschange", (part) => void apply(state, parts, changed(state.view, part)));
  on<null>("panelclose", () => {
    parts.table.focusRow(state.view.area);
    change({area: null});
  });
  on<null>("arrangement", () => {
    const {sort, search} = parts.table.arrangement;
    change({sort, search});
  });
  addEventListener("popstate", () => {
    if (!root.isConnected) return;
    const {view, notes} = readAtlasView(readEnvelope(location.search).search, state.view);
    showNotes(parts.notes, notes);
    void apply(state, parts, view, false);
  });
}

/** Reads what comes after the first map, then shows what the address asks for. */
async function takeOver(start: AtlasStart, state: State, parts: AtlasParts): Promise<void> {
  try {
    const [{openLater}, {indicatorSearch, themesOf}, {addLater}] = await Promise.all([
      import("./later.js"),
      import("../views/search-indicators.js"),
      import("./add-later.js")
    ]);
    const later = await openLater(start.info, start.fallback);
    const categories = await later.categories();
    state.later = later;
    state.options = {
      find: indicatorSearch(later.catalogue),
      themes: themesOf(later.catalogue),
      categories,
      panels: Object.keys(PANEL_LOADERS) as ChoiceOptions["panels"]
    };
    const asked = start.shipped ? state.view : start.view;
    const {scene, notes} = await later.scene(asked);
    Object.assign(state, {scene, view: scene.view});
    showNotes(parts.notes, [...start.notes, ...notes]);
    draw(state, parts);
    parts.table.arrange({sort: state.view.sort, search: state.view.search});
    addLater({root: parts.root, views: parts.views, how: parts.how, map: parts.map}, later, () => ({
      scene: state.scene,
      link: {hovered: state.hovered, selected: state.view.area, highlighted: state.strongAreas.areas},
      listed: () => parts.table.listed
    }));
    if (start.link.stamp.dataVersion !== null || start.link.stamp.fingerprint !== null) {
      const {changesSince} = await import("./share.js");
      const report = await changesSince(start.link, state.scene);
      if (report) parts.head.after(report);
    }
  } catch (error) {
    showFailure(parts.notes);
    throw error;
  } finally {
    parts.root.classList.remove("is-waiting");
    parts.root.dataset.ready = "";
  }
}

/** After the browser has painted what is there. */
function afterPaint(run: () => void): void {
  requestAnimationFrame(() => setTimeout(run));
}

function showNotes(list: HTMLElement, notes: readonly LinkNote[]): void {
  const texts = new Set(notes.map(({parameter}) => ATLAS_NOTES[parameter] ?? OTHER_NOTE));
  list.hidden = texts.size === 0;
  list.replaceChildren(...[...texts].map((text) => html("li", {}, text)));
}

function showFailure(list: HTMLElement): void {
  list.hidden = false;
  list.replaceChildren(html("li", {}, ATLAS_WORDS.failed));
}
