import {editionSelect, type EditionValue} from "../components/controls/edition-select.js";
import {boundNumber} from "../components/controls/bound-number.js";
import {classifications, type Classification} from "../db/classify.js";
import {runQuery} from "../db/query.js";
import {loadBoundaries, openSite, sitePlaces, type Boundaries, type Site} from "../db/site.js";
import {dataVersions, type DataVersions} from "../db/data-files.js";
import {formatNumber} from "../model/format.js";
import {readEnvelope, type OpenedLink} from "../model/link-envelope.js";
import type {Edition, Method} from "../model/method.js";
import type {HistoryValue} from "../model/observation.js";
import {defaultStatusView, readStatusView, type LinkNote, type StatusView} from "../model/status-link.js";
import {historyQuery} from "../queries/history.js";
import {LINK_NOTES} from "../text/classification.js";
import {NOTEBOOK_WORDS} from "../text/status-dynamics.js";
import type {StatusFigureData} from "../views/status-data.js";
import {sourcesOf} from "../views/statistics-source.js";
import {periodWords} from "../views/status-figure.js";
import {certaintyKey, loadCertainty, type Certainties} from "./certainty.js";

/** The site and what the page's address asks for; `view` is null for a municipality without method files. */
export interface Notebook {
  readonly site: Site;
  readonly view: StatusView | null;
  readonly notes: readonly LinkNote[];
  /** The link the page was opened with. */
  readonly link: OpenedLink;
  readonly versions: DataVersions;
  /** How sure classes are, as far as it has been computed on this page. */
  readonly certainties: Certainties;
}

/** One edition of a method: what the reader chose to see. */
export interface Choice {
  readonly method: Method;
  readonly edition: Edition;
}

export async function openNotebook(search: string): Promise<Notebook> {
  const link = readEnvelope(search);
  const [site, versions] = await Promise.all([openSite(), dataVersions(link)]);
  const base = {site, link, versions, certainties: new Map()};
  if (site.methods.length === 0) return {...base, view: null, notes: []};
  const {view, notes} = readStatusView(link.search, site.methods);
  const damaged = link.problems.map((parameter): LinkNote => ({parameter, problem: "unknown"}));
  return {...base, view, notes: [...damaged, ...notes]};
}

/** The choice of method and period; periods stand in order of time. */
export function chooser({site, view}: Notebook): HTMLElement & {readonly value: EditionValue} {
  return editionSelect({
    options: site.methods.map(({id, title, editions}) => ({
      id,
      title,
      periods: editions
        .map((edition) => ({period: edition.period, title: periodWords(edition)}))
        .sort((a, b) => (a.period < b.period ? -1 : 1))
    })),
    value: view ?? defaultStatusView(site.methods),
    words: NOTEBOOK_WORDS.chooser
  });
}

export function choose({site}: Notebook, {method, period}: EditionValue): Choice {
  const chosen = site.methods.find(({id}) => id === method)!;
  return {method: chosen, edition: chosen.editions.find((one) => one.period === period)!};
}

/** What the figure and the text are made of, twice: from the site's shipped view at once, then from the database. */
export interface NotebookData extends StatusFigureData {
  readonly classification: Classification;
  /** GeoParquet file of the areas, below the site's data. */
  readonly boundaryFile: string;
}

/**
 * Data for a choice, as soon as there is some: the shipped view for the site's default, then the database's result, then
 * with the history of the indicators.
 */
export async function* notebookData(
  {site, certainties}: Notebook,
  {method, edition}: Choice
): AsyncGenerator<NotebookData, void> {
  const [boundaries] = await Promise.all([
    loadBoundaries(site, method.level, edition.period),
    loadCertainty(site, method, edition, certainties)
  ]);
  const certainty = () => certainties.get(certaintyKey(method, edition)) ?? null;
  const base = {
    city: site.info.municipality.name,
    method,
    edition,
    places: sitePlaces(site, edition.period),
    indicators: site.indicators,
    shapes: shapeSources(boundaries),
    boundaryFile: boundaries.file,
    attribution: attribution(site, method)
  };
  let latest: NotebookData | null = null;
  for await (const classification of classifications(site, method, edition)) {
    const {rows, weighted} = classification;
    latest = {...base, classification, rows, weighted, certainty: certainty(), history: null};
    yield latest;
  }
  if (latest === null) return;
  const keys = method.status.indicators.map(({key}) => key);
  const history = (await runQuery(historyQuery(keys))) as unknown as HistoryValue[];
  yield {...latest, certainty: certainty(), history};
}

function shapeSources({topology, parents, water}: Boundaries): StatusFigureData["shapes"] {
  return {topology, parents, water};
}

/** The sources of what the method counts with. */
function attribution({info, indicators}: Site, {status, dynamics}: Method): string {
  const used = [...status.indicators, ...(dynamics?.indicators ?? [])];
  const known = used.flatMap(({key}) => indicators.get(key) ?? []);
  const sources = [...new Set(sourcesOf(info, ...known).map((source) => source.attribution))];
  return `${NOTEBOOK_WORDS.source}: ${sources.join(" · ")}. ${NOTEBOOK_WORDS.dataVersion} ${info.data_version}.`;
}

/** What a link asked for and could not be shown, as a list; an empty fragment where all was understood. */
export function linkNotes(notes: readonly LinkNote[]): Node {
  if (notes.length === 0) return document.createDocumentFragment();
  const list = document.createElement("ul");
  list.className = "link-notes";
  list.setAttribute("role", "status");
  for (const text of new Set(notes.map(({parameter}) => LINK_NOTES[parameter] ?? ""))) {
    list.append(Object.assign(document.createElement("li"), {textContent: text}));
  }
  return list;
}

/** A number of the text that shows, when touched, the query on the table `classification` that gives it. */
export function bound(
  value: number | null,
  sql: string,
  format: (value: number | null) => string = formatNumber
): HTMLElement {
  return boundNumber({text: format(value), value, sql, label: NOTEBOOK_WORDS.showQuery});
}
