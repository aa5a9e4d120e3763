import {copyButton} from "../components/controls/copy-button.js";
import {html} from "../components/dom.js";
import {methodInWords} from "../views/method-words.js";
import {takeAlong} from "./take-along.js";
import type {Notebook, NotebookData} from "./notebook.js";
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
