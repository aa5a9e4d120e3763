import {copyButton} from "../components/controls/copy-button.js";
import {saveButton} from "../components/controls/save-button.js";
import {html} from "../components/dom.js";
import type {ClassifiedArea} from "../model/classification.js";
import {NOTEBOOK_WORDS} from "../text/status-dynamics.js";
import {methodInWords} from "../views/method-words.js";
import {locatedIn} from "../views/status-data.js";
import {statusDownload, toCsv, toParquet} from "../views/status-download.js";
import type {Notebook, NotebookData} from "./notebook.js";
import {linkOf} from "./share.js";
import type {FigureFrame} from "./show-figure.js";

/** "So wird gerechnet": the method in words, the statement that ran, data version, sources, downloads, link and citation. */
export function how(notebook: Notebook, data: NotebookData, frame: FigureFrame): HTMLElement {
  return html(
    "div",
    {class: "how"},
    methodSection(data),
    statement(data),
    takeAlong(notebook, data, frame),
    sources(notebook)
  );
}

function methodSection({method, edition, indicators}: NotebookData): HTMLElement {
  const titles = new Map([...indicators].map(([key, {title}]) => [key, title]));
  const {title, url, note} = method.source;
  return html(
    "section",
    {},
    html(
      "p",
      {},
      `Methode „${method.title}“ (${method.id}, Version ${method.version}). Grundlage: `,
      link(title, url),
      "."
    ),
    note && html("p", {}, note),
    html(
      "dl",
      {class: "method-steps"},
      ...methodInWords(method, edition, titles).flatMap((step) => [
        html("dt", {}, step.title),
        html("dd", {}, html("ul", {}, ...step.sentences.map((sentence) => html("li", {}, sentence))))
      ])
    )
  );
}

function statement({classification}: NotebookData): HTMLElement {
  const {sql} = classification.query;
  return html(
    "details",
    {class: "sql"},
    html("summary", {}, "Die Abfrage, die gerechnet hat (SQL)"),
    copyButton({label: "SQL kopieren", done: "kopiert", text: () => sql}),
    html("pre", {tabindex: 0}, html("code", {}, sql))
  );
}

function takeAlong(notebook: Notebook, data: NotebookData, frame: FigureFrame): HTMLElement {
  const {method, edition} = data;
  const name = (ending: string) => `${method.id}-${edition.period}.${ending}`;
  const columns = () => statusDownload(listedRows(data, frame), method, (row) => locatedIn(data, row));
  const csv = () => ({name: name("csv"), type: "text/csv;charset=utf-8", content: toCsv(columns())});
  const parquet = () => ({
    name: name("parquet"),
    type: "application/vnd.apache.parquet",
    content: toParquet(columns())
  });
  return html(
    "section",
    {class: "take-along"},
    html("p", {}, "Zum Mitnehmen: genau die Gebiete, die die Tabelle jetzt zeigt, mit allen Werten."),
    html(
      "p",
      {class: "buttons"},
      saveButton({label: NOTEBOOK_WORDS.csv, file: csv}),
      saveButton({label: NOTEBOOK_WORDS.parquet, file: parquet}),
      copyButton({
        label: NOTEBOOK_WORDS.copyLink,
        done: NOTEBOOK_WORDS.copied,
        text: () => linkOf(notebook, data, frame)
      })
    )
  );
}

/** The classified areas in the order of the table. */
function listedRows({rows}: NotebookData, frame: FigureFrame): readonly ClassifiedArea[] {
  const byId = new Map(rows.map((row) => [row.area_id, row]));
  return frame.listed().flatMap((id) => byId.get(id) ?? []);
}

function sources({site}: Notebook): HTMLElement {
  const {info} = site;
  return html(
    "section",
    {},
    html(
      "p",
      {},
      `Datenstand ${info.data_version}, gerechnet mit Quartierslabor ${info.software.version} und DuckDB in diesem Browser.`
    ),
    html(
      "ul",
      {class: "sources"},
      ...info.sources.map(({title, attribution, licence, url}) =>
        html("li", {}, link(title, url), `. ${attribution}. Lizenz: ${licence}.`)
      )
    )
  );
}

function link(text: string, url: string | null): Node {
  return url === null ? document.createTextNode(text) : html("a", {href: url, rel: "noreferrer"}, text);
}
