import {classMatrix, type ClassMatrixElement} from "../components/controls/class-matrix.js";
import {segments} from "../components/controls/segments.js";
import {html} from "../components/dom.js";
import {NOTHING, type LinkState} from "../components/link-state.js";
import {areaMap, type AreaMapElement} from "../components/maps/area-map.js";
import type {ShapeSources} from "../components/maps/area-shapes.js";
import {classStyle} from "../components/palette.js";
import {agreementTable} from "../components/tables/agreement-table.js";
import {areaTable} from "../components/tables/area-table.js";
import {INDEX_TITLES, LAB_WORDS} from "../text/methodenlabor.js";
import {FIGURE_WORDS} from "../text/status-dynamics.js";
import {
  agreementProps,
  CHANGED_COLUMNS,
  changedRows,
  compareClasses,
  comparisonSentence,
  kappaWords,
  labCounts,
  labMapLook,
  labScheme,
  type LabComparison
} from "../views/lab-figure.js";
import {answerProblemWords, draftProblemWords} from "../views/lab-problem.js";
import {groupOf, locatedIn} from "../views/status-data.js";
import {periodWords} from "../views/status-figure.js";
import {ClassificationError} from "../queries/decode-classification.js";
import type {Laboratory, LabState} from "./laboratory.js";
import {takeChanged, takeMap, takenAgreement} from "./take-results.js";

/** What the method as changed gives, beside the reference: a sentence, the map, the legend and what is wrong. */
export function labResults(lab: Laboratory): HTMLElement {
  const problem = html("div", {class: "lab-problem", role: "alert"});
  const sentence = html("p", {class: "lab-sentence", role: "status"}, LAB_WORDS.starting);
  const map = labMap(lab);
  const content = [map.head, sentence, problem, map.element];
  const root = html("figure", {class: "lab-results", "data-export": "methodenlabor"}, ...content);
  const pocket = html("p", {class: "lab-pocket", "aria-hidden": "true"});
  root.append(takeMap(lab, root), pocket);
  watchControls(pocket);
  lab.listen((state) => {
    const words = problemWords(lab, state);
    problem.replaceChildren(...words.map((text) => html("p", {}, text)));
    root.classList.toggle("is-outdated", words.length > 0);
    const comparison = comparisonOf(state);
    if (comparison === null) return;
    sentence.textContent = comparisonSentence(comparison);
    pocket.textContent = words.length > 0 ? words.join(" ") : sentence.textContent;
    root.dataset.duration = String(Math.round(state.duration ?? 0));
    map.show(comparison);
  });
  return root;
}

/** On a phone the outcome stays in sight, as one line at the foot, while the controls are. */
function watchControls(pocket: HTMLElement): void {
  const observer = new IntersectionObserver((entries) => {
    pocket.classList.toggle("is-shown", entries.at(-1)!.isIntersecting);
  });
  requestAnimationFrame(() => {
    const controls = document.querySelector(".lab-controls");
    if (controls) observer.observe(controls);
  });
}

/** Why there are no classes now, in German; none where there are. Technical errors are told as they are. */
function problemWords(lab: Laboratory, {failure}: LabState): readonly string[] {
  if (failure === null) return [];
  if (failure.kind === "draft") return draftProblemWords(lab.store.view.draft);
  const {error} = failure;
  if (error instanceof ClassificationError)
    return [answerProblemWords(error.problem, lab.store.view.draft, lab.title)];
  return ["Die Datenbank konnte diese Methode nicht rechnen. Nehmen Sie die letzte Änderung zurück."];
}

function comparisonOf({reference, draft}: LabState): LabComparison | null {
  if (reference === null || draft === null) return null;
  return compareClasses(reference.method, draft.method, reference.rows, draft.rows);
}

interface MapPart {
  readonly head: HTMLElement;
  readonly element: HTMLElement;
  show(comparison: LabComparison): void;
}

/** The parts that stay while the boundaries and the classes stay. */
interface Drawn {
  readonly layer: string;
  readonly map: AreaMapElement;
  scheme: string;
  legend: ClassMatrixElement;
}

function labMap(lab: Laboratory): MapPart {
  const view = segments({
    label: LAB_WORDS.view,
    options: Object.entries(LAB_WORDS.views).map(([key, title]) => ({key, title})),
    value: "differences"
  });
  const head = html("header", {class: "figure-head"});
  const place = html("div", {class: "lab-map"});
  const element = html("div", {class: "lab-map-part"}, view, place);
  const held: {
    drawn: Drawn | null;
    comparison: LabComparison | null;
    link: LinkState;
    chosen: readonly string[];
  } = {
    ...{drawn: null, comparison: null, link: NOTHING, chosen: []}
  };
  const look = (comparison: LabComparison) => {
    const data = {places: lab.places(), method: lab.store.reference};
    return labMapLook(comparison, view.value as "differences" | "classes", (row) => locatedIn(data, row));
  };
  const paint = () => {
    const {drawn, comparison} = held;
    if (drawn === null || comparison === null) return;
    const chosen = new Set(held.chosen);
    const strong = comparison.pairs.filter(({to}) => chosen.has(groupOf(to))).map(({to}) => to.area_id);
    held.link = {...held.link, highlighted: chosen.size === 0 ? null : new Set(strong)};
    drawn.map.show(held.link);
    drawn.legend.show({chosen: held.chosen, hovered: null});
  };
  const show = (comparison: LabComparison) => {
    held.comparison = comparison;
    describe(lab, head);
    element.setAttribute("style", styleOf(comparison));
    const {drawn} = held;
    const layer = `${lab.store.reference.level} ${lab.store.view.period}`;
    if (drawn?.layer !== layer) {
      void lab.shapes().then((shapes) => {
        if (held.drawn?.layer === layer || held.comparison === null) return;
        held.drawn = draw(lab, layer, shapes, held.comparison, look(held.comparison));
        place.replaceChildren(held.drawn.map, held.drawn.legend);
        paint();
      });
      return;
    }
    drawn.map.update(look(comparison));
    const scheme = JSON.stringify(labScheme(comparison));
    if (scheme === drawn.scheme) drawn.legend.update(labCounts(comparison));
    else {
      const legend = legendOf(comparison);
      drawn.legend.replaceWith(legend);
      Object.assign(drawn, {scheme, legend});
      held.chosen = [];
    }
    paint();
  };
  view.addEventListener("input", () => held.comparison && show(held.comparison));
  listenLinks(element, held, paint);
  return {head, element, show};
}

function listenLinks(
  element: HTMLElement,
  held: {link: LinkState; chosen: readonly string[]},
  paint: () => void
): void {
  const on = <T>(type: string, act: (detail: T) => void) =>
    element.addEventListener(type, (event) => {
      act((event as CustomEvent<T>).detail);
      paint();
    });
  on<{area: string | null}>("areahover", ({area}) => (held.link = {...held.link, hovered: area}));
  on<{area: string | null}>("areaselect", ({area}) => {
    held.link = {...held.link, selected: area === held.link.selected ? null : area};
  });
  on<{cells: readonly string[]}>("cellchoose", ({cells}) => (held.chosen = cells));
}

function describe(lab: Laboratory, head: HTMLElement): void {
  const {reference} = lab.store;
  const level = lab.places().level(reference.level);
  const city = lab.site.info.municipality.name;
  const subtitle = `${city}, ${periodWords(lab.edition())} · verglichen mit „${reference.title}“`;
  if (head.dataset.subtitle === subtitle) return;
  head.dataset.subtitle = subtitle;
  head.replaceChildren(
    html("h2", {}, `Was sich in den ${dative(level.plural)} ändert`),
    html("p", {}, subtitle)
  );
}

const dative = (plural: string): string => (/[ns]$/.test(plural) ? plural : `${plural}n`);

function styleOf({draft}: LabComparison): string {
  return classStyle(draft.status.classes.length, draft.dynamics?.classes.length ?? 0);
}

function legendOf(comparison: LabComparison): ClassMatrixElement {
  return classMatrix({
    scheme: labScheme(comparison),
    counts: labCounts(comparison),
    words: FIGURE_WORDS.legend
  });
}

function draw(
  lab: Laboratory,
  layer: string,
  {topology, parents, water}: ShapeSources,
  comparison: LabComparison,
  look: ReturnType<typeof labMapLook>
): Drawn {
  const level = lab.places().level(lab.store.reference.level);
  const label = `${FIGURE_WORDS.map.label}: ${level.plural} in ${lab.site.info.municipality.name}`;
  return {
    layer,
    map: areaMap({topology, parents, water, ...look, words: {...FIGURE_WORDS.map, label}}),
    scheme: JSON.stringify(labScheme(comparison)),
    legend: legendOf(comparison)
  };
}

/** Which areas have another class, as a table. */
export function changedAreas(lab: Laboratory): HTMLElement {
  const table = areaTable({
    columns: CHANGED_COLUMNS,
    rows: [],
    words: {
      ...FIGURE_WORDS.table,
      caption: LAB_WORDS.changedTable,
      name: "Gebiet",
      none: LAB_WORDS.noChange
    }
  });
  const held: {comparison: LabComparison | null} = {comparison: null};
  const take = takeChanged(lab, () => ({...held, listed: table.listed}));
  const root = html("div", {class: "lab-changed wide"}, table, take);
  afterPaint(lab, (comparison) => {
    held.comparison = comparison;
    root.setAttribute("style", styleOf(comparison));
    table.update(changedRows(comparison, {places: lab.places(), method: lab.store.reference}));
  });
  return root;
}

/** How far the two agree: a table per index with Cohen's kappa. */
export function agreementTables(lab: Laboratory): HTMLElement {
  const root = html("div", {class: "lab-agreement wide"});
  afterPaint(lab, async ({reference, draft}) => {
    const {link} = lab.state;
    const found = await lab.agreement();
    root.replaceChildren(
      ...(["status", "dynamics"] as const).flatMap((index) => {
        const one = found[index];
        if (one === null) return [];
        const props = agreementProps(index, reference, draft, one.cells);
        const table = takenAgreement(lab, agreementTable(props), props, index);
        const words = `${INDEX_TITLES[index]}: ${kappaWords(one.agreement)}`;
        return [html("section", {"data-index": index}, table, html("p", {class: "kappa"}, words))];
      })
    );
    root.dataset.link = link ?? "";
  });
  return root;
}

/** Shows what is not urgent when the reader pauses: while a slider is pulled, the map alone follows. */
function afterPaint(lab: Laboratory, show: (comparison: LabComparison) => void | Promise<void>): void {
  const held: {timer: ReturnType<typeof setTimeout> | null; shown: unknown} = {timer: null, shown: null};
  lab.listen((state) => {
    if (state.draft === held.shown || state.failure !== null) return;
    if (held.timer !== null) clearTimeout(held.timer);
    held.timer = setTimeout(() => {
      const comparison = comparisonOf(lab.state);
      if (comparison === null) return;
      held.shown = lab.state.draft;
      void show(comparison);
    }, 120);
  });
}
