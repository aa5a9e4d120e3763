import {copyButton} from "../components/controls/copy-button.js";
import {saveButton, type SavedFile} from "../components/controls/save-button.js";
import {html} from "../components/dom.js";
import {figureButtons} from "../components/export/figure-buttons.js";
import {dataAddress} from "../db/data-files.js";
import {formatPeriod} from "../model/format.js";
import {ATLAS_WORDS} from "../text/atlas.js";
import {licenceLine, pageFont} from "../share/page-share.js";
import {DOWNLOAD_WORDS as WORDS} from "../text/download.js";
import {atlasDownload} from "../views/atlas-download.js";
import type {AtlasScene} from "../views/atlas-scene.js";
import {toGeoJson} from "../views/geo-download.js";
import {toCsv, toExcel, toParquet, type DownloadTable} from "../views/table-download.js";
import type {Shown} from "./add-later.js";
import {linkOf, share, shortLinkOf} from "./share.js";

const EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Link, citation and share menu; the table as shown in every format, the areas with it as GeoJSON, the figure as a picture. */
export function takeAlong(shown: Shown): HTMLElement {
  const scene = () => shown().scene;
  const name = () => {
    const {indicator, level, period} = scene().view;
    return `${indicator}-${level}-${period}`;
  };
  const table = () => downloadTable(scene(), shown().listed());
  const save = (label: string, ending: string, type: string, content: () => BlobPart | Promise<BlobPart>) =>
    saveButton({
      label,
      file: async (): Promise<SavedFile> => ({name: `${name()}.${ending}`, type, content: await content()})
    });
  return html(
    "section",
    {class: "take-along atlas-take"},
    html(
      "p",
      {class: "buttons"},
      copyButton({label: ATLAS_WORDS.copy.link, done: ATLAS_WORDS.copy.copied, text: () => linkOf(scene())})
    ),
    share(scene),
    html("p", {}, "Zum Mitnehmen: genau die Gebiete, die die Tabelle jetzt zeigt."),
    html(
      "p",
      {class: "buttons"},
      save(WORDS.csv, "csv", "text/csv;charset=utf-8", () => toCsv(table().columns)),
      save(WORDS.excel, "xlsx", EXCEL, () => toExcel(table())),
      save(WORDS.parquet, "parquet", "application/vnd.apache.parquet", () => toParquet(table().columns)),
      save(WORDS.geojson, "geojson", "application/geo+json", () =>
        toGeoJson(scene().shapes.topology, table().columns)
      ),
      html(
        "a",
        {class: "download", href: dataAddress("observations.parquet"), download: ""},
        "Alle Werte (Parquet)"
      ),
      figureButtons({
        figure: () => document.querySelector<HTMLElement>(".atlas-figure")!,
        name,
        options: () => ({link: shortLinkOf(scene()), licence: licenceLine(scene().info), font: pageFont()}),
        words: WORDS
      })
    )
  );
}

function downloadTable(scene: AtlasScene, listed: readonly string[]): DownloadTable {
  const {info, series, level, view} = scene;
  return {
    title: `${series.indicator.title}, ${level.plural}, ${info.municipality.name}, ${formatPeriod(view.period)}`,
    columns: atlasDownload(scene, listed),
    sources: info.sources.map(
      ({title, attribution, licence}) => `${title}. ${attribution}. ${WORDS.licence}: ${licence}.`
    ),
    facts: [
      [WORDS.period, formatPeriod(view.period)],
      [WORDS.dataVersion, info.data_version],
      [WORDS.link, shortLinkOf(scene)]
    ]
  };
}
