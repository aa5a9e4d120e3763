import {
  statusDynamicsFigure,
  type StatusDynamicsElement,
  type StatusDynamicsProps
} from "../components/figures/status-dynamics.js";
import {keepKnown, type LinkNote, type StatusView} from "../model/status-link.js";
import {statusFigureProps} from "../views/status-figure.js";
import {groupOf} from "../views/status-data.js";
import type {Notebook, NotebookData} from "./notebook.js";
import {addressOf} from "./share.js";

/** The figure on the page and what it was made of last. */
interface Shown {
  readonly figure: StatusDynamicsElement;
  readonly props: StatusDynamicsProps;
  readonly data: NotebookData;
}

/** Holds the figure through every change of method and period, and keeps the address in step with it. */
export interface FigureFrame {
  readonly element: HTMLElement;
  /**
   * Shows data. At the first call it takes over the choices of the address.
   * @returns what of the address was not understood; nothing once the reader has chosen another method or period
   */
  show(data: NotebookData): readonly LinkNote[];
  /** What is chosen now. */
  view(): StatusView | null;
  /** What the figure was made of last; null before the first call of `show`. */
  data(): NotebookData | null;
  /** Chooses an area, and brings the figure into view. */
  select(area: string): void;
  /** Areas that the table lists now, in its order. */
  listed(): readonly string[];
}

/** Makes the frame for a page opened with this view and these notes on its address. */
export function figureFrame(notebook: Notebook): FigureFrame {
  const {view: opened, notes} = notebook;
  const element = document.createElement("div");
  element.className = "figure-frame";
  const state: {shown: Shown | null; notes: readonly LinkNote[]} = {shown: null, notes};
  const view = () => (state.shown === null ? null : currentView(state.shown));
  const tell = () => {
    const current = view();
    if (current === null) return;
    const link = addressOf(notebook, current, state.shown!.data);
    history.replaceState(history.state, "", link + location.hash);
  };
  return {
    element,
    show(data) {
      const {shown} = state;
      const props = statusFigureProps(data, shown?.props);
      if (shown !== null) {
        shown.figure.update(props);
        state.shown = {figure: shown.figure, props, data};
        if (isOtherChoice(shown.data, data)) {
          state.notes = [];
          tell();
        }
        return state.notes;
      }
      const figure = statusDynamicsFigure(props);
      state.shown = {figure, props, data};
      element.replaceChildren(figure);
      if (opened !== null) state.notes = [...notes, ...takeOver(figure, props, data, opened)];
      figure.addEventListener("selection", tell);
      return state.notes;
    },
    view,
    data: () => state.shown?.data ?? null,
    select(area) {
      if (state.shown === null) return;
      const {figure} = state.shown;
      figure.select({...figure.selection, area});
      figure.scrollIntoView({block: "nearest"});
      tell();
    },
    listed: () => state.shown?.figure.listed ?? []
  };
}

function currentView({figure, data}: Shown): StatusView {
  const {area, cells, sort, search} = figure.selection;
  return {method: data.method.id, period: data.edition.period, area, classes: cells, sort, search};
}

function isOtherChoice(before: NotebookData, after: NotebookData): boolean {
  return before.method.id !== after.method.id || before.edition.period !== after.edition.period;
}

function takeOver(
  figure: StatusDynamicsElement,
  props: StatusDynamicsProps,
  data: NotebookData,
  opened: StatusView
): readonly LinkNote[] {
  const {view, notes} = keepKnown(opened, {
    areas: new Set(data.rows.map((row) => row.area_id)),
    classes: new Set([
      ...data.method.status.classes.flatMap((status) =>
        (data.method.dynamics?.classes ?? [{code: ""}]).map((dynamics) => status.code + dynamics.code)
      ),
      ...data.rows.map(groupOf)
    ]),
    columns: new Set(["name", ...props.columns.map(({key}) => key)])
  });
  figure.select({area: view.area, cells: view.classes, sort: view.sort, search: view.search});
  return notes;
}
