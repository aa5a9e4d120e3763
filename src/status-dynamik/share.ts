import {linkReport, type LinkReportProps} from "../components/figures/link-report.js";
import {withEnvelope, type LinkStamp} from "../model/link-envelope.js";
import {fingerprint} from "../model/link-fingerprint.js";
import {writeStatusView, type StatusView} from "../model/status-link.js";
import {pageShareMenu} from "../share/page-share.js";
import {linkReportProps} from "../views/link-report.js";
import {fullLink, shortLink, type SharedView} from "../views/share.js";
import {groupWords, shownGroups} from "../views/status-data.js";
import {periodWords} from "../views/status-figure.js";
import type {Notebook, NotebookData} from "./notebook.js";
import type {FigureFrame} from "./show-figure.js";

/**
 * The address of a view while it is looked at. It names the data and the method; while it is the view of the link that the
 * page was opened with, it keeps that link's stamp, so that reloading still says what has changed.
 */
export function addressOf(notebook: Notebook, view: StatusView, data: NotebookData): string {
  const {link, versions} = notebook;
  const modes = {...link.modes, then: versions.shown !== versions.newest};
  const stamp = isLinked(notebook, view) ? link.stamp : {...stampOf(notebook, data), fingerprint: null};
  return withEnvelope(writeStatusView(view), stamp, modes);
}

/** Whether method and period are still those of the link, and it says what it was made on. */
function isLinked(
  {view: opened, notes, link}: Notebook,
  view: Pick<StatusView, "method" | "period">
): boolean {
  const isOther = notes.some(({parameter}) => parameter === "methode" || parameter === "zeitraum");
  const isSame = opened?.method === view.method && opened.period === view.period;
  return link.stamp.dataVersion !== null && isSame && !isOther;
}

function stampOf({site}: Notebook, {method, rows}: NotebookData): LinkStamp {
  return {
    dataVersion: site.info.data_version,
    methodVersion: method.version,
    fingerprint: fingerprint(shownGroups(rows))
  };
}

/** The link to what is shown now, with the fingerprint of what is shown. */
export function linkOf(notebook: Notebook, data: NotebookData, frame: FigureFrame): string {
  return fullLink(sharedView(notebook, data, frame.view()!));
}

/** The same without the fingerprint, for pictures and tables. */
export function shortLinkOf(notebook: Notebook, data: NotebookData, frame: FigureFrame): string {
  return shortLink(sharedView(notebook, data, frame.view()!));
}

function sharedView(notebook: Notebook, data: NotebookData, view: StatusView): SharedView {
  const {method, edition, places, city} = data;
  const {data_version, software} = notebook.site.info;
  return {
    page: location.origin + location.pathname,
    search: writeStatusView(view),
    stamp: stampOf(notebook, data),
    cited: {
      publisher: city,
      title: `Sozialer Status und Dynamik der ${places.level(method.level).plural}`,
      period: periodWords(edition),
      method: {id: method.id, version: method.version},
      dataVersion: data_version,
      software
    }
  };
}

/** The menu "Teilen und zitieren" for whatever the frame shows when it is opened. */
export function share(notebook: Notebook, frame: FigureFrame): HTMLElement {
  return pageShareMenu(() => sharedView(notebook, frame.data()!, frame.view()!));
}

/** Says what has changed since the link was made that the page was opened with; empty where nothing has. */
export interface ChangesFrame {
  readonly element: HTMLElement;
  /** Shows data; what says the same as before stays, and keeps the reader's focus. */
  show(data: NotebookData): void;
}

export function changesFrame(notebook: Notebook, frame: FigureFrame): ChangesFrame {
  const element = document.createElement("div");
  const state = {said: ""};
  element.addEventListener("areaselect", (event) =>
    frame.select((event as CustomEvent<{area: string}>).detail.area)
  );
  return {
    element,
    show(data) {
      const props = changesSinceLink(notebook, data);
      const said = JSON.stringify(props);
      if (said === state.said) return;
      state.said = said;
      element.replaceChildren(...(props === null ? [] : [linkReport(props)]));
    }
  };
}

function changesSinceLink(notebook: Notebook, data: NotebookData): LinkReportProps | null {
  const {link, versions} = notebook;
  const {method, edition, rows} = data;
  if (!isLinked(notebook, {method: method.id, period: edition.period})) return null;
  const names = new Map(rows.map((row) => [row.area_id, row.name]));
  return linkReportProps({
    link,
    versions,
    methodVersion: method.version,
    shown: shownGroups(rows),
    areaName: (id) => names.get(id) ?? null,
    words: (group) => groupWords(method, group)
  });
}
