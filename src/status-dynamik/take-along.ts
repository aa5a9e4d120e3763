import {saveButton, type SavedFile} from "../components/controls/save-button.js";
import {copyButton} from "../components/controls/copy-button.js";
import {html} from "../components/dom.js";
import {figureButtons} from "../components/export/figure-buttons.js";
import {dataAddress} from "../db/data-files.js";
import type {ClassifiedArea} from "../model/classification.js";
import {licenceLine, pageFont} from "../share/page-share.js";
import {tableButtons} from "../share/table-buttons.js";
import {wholeTable} from "../share/take-line.js";
import {DOWNLOAD_WORDS as WORDS} from "../text/download.js";
import {NOTEBOOK_WORDS} from "../text/status-dynamics.js";
import {toGeoJson} from "../views/geo-download.js";
import {locatedIn} from "../views/status-data.js";
import {statusDownload} from "../views/status-download.js";
import {periodWords} from "../views/status-figure.js";
import type {DownloadTable} from "../views/table-download.js";
import type {Notebook, NotebookData} from "./notebook.js";
import {linkOf, shortLinkOf} from "./share.js";
import type {FigureFrame} from "./show-figure.js";

/** The table as shown in every format, the areas with it as GeoJSON, the figure as a picture, the link. */
export function takeAlong(notebook: Notebook, data: NotebookData, frame: FigureFrame): HTMLElement {
  const name = `${data.method.id}-${data.edition.period}`;
  const table = () => downloadTable(notebook, data, frame);
  const areas = (): SavedFile => ({
    name: `${name}.geojson`,
    type: "application/geo+json",
    content: toGeoJson(data.shapes.topology, table().columns)
  });
  return html(
    "section",
    {class: "take-along"},
    html("p", {}, "Zum Mitnehmen: genau die Gebiete, die die Tabelle jetzt zeigt, mit allen Werten."),
    html(
      "p",
      {class: "buttons"},
      tableButtons({name: () => name, table}),
      saveButton({label: WORDS.geojson, file: areas}),
      html("a", {class: "download", href: dataAddress(data.boundaryFile), download: ""}, WORDS.geoparquet)
    ),
    html("p", {}, "Die Abbildung mit Titel, Zeitraum, Legende, Quelle und Link:"),
    html(
      "p",
      {class: "buttons"},
      figureButtons({
        figure: () => frame.element.querySelector("figure")!,
        name: () => name,
        options: () => ({
          link: shortLinkOf(notebook, data, frame),
          licence: licenceLine(notebook.site.info),
          font: pageFont()
        }),
        words: WORDS
      }),
      copyButton({
        label: NOTEBOOK_WORDS.copyLink,
        done: NOTEBOOK_WORDS.copied,
        text: () => linkOf(notebook, data, frame)
      })
    )
  );
}

function downloadTable(notebook: Notebook, data: NotebookData, frame: FigureFrame): DownloadTable {
  const {method, edition, places, city, indicators} = data;
  const table = {
    title: `Sozialer Status und Dynamik der ${places.level(method.level).plural}, ${city}, ${periodWords(edition)}`,
    period: periodWords(edition),
    columns: statusDownload(listedRows(data, frame), method, (row) => locatedIn(data, row), indicators)
  };
  const whole = wholeTable(table, notebook.site.info, shortLinkOf(notebook, data, frame));
  return {
    ...whole,
    facts: [[WORDS.method, `${method.title} (${method.id}, Version ${method.version})`], ...whole.facts]
  };
}

/** The classified areas in the order of the table. */
function listedRows({rows}: NotebookData, frame: FigureFrame): readonly ClassifiedArea[] {
  const byId = new Map(rows.map((row) => [row.area_id, row]));
  return frame.listed().flatMap((id) => byId.get(id) ?? []);
}
