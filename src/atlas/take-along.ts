import {copyButton} from "../components/controls/copy-button.js";
import {saveButton, type SavedFile} from "../components/controls/save-button.js";
import {html} from "../components/dom.js";
import {figureButtons} from "../components/export/figure-buttons.js";
import {dataAddress} from "../db/data-files.js";
import {formatPeriod} from "../model/format.js";
import {ATLAS_WORDS} from "../text/atlas.js";
import {licenceLine, pageFont} from "../share/page-share.js";
import {tableButtons} from "../share/table-buttons.js";
import {wholeTable} from "../share/take-line.js";
import {DOWNLOAD_WORDS as WORDS} from "../text/download.js";
import {atlasDownload} from "../views/atlas-download.js";
import type {AtlasScene} from "../views/atlas-scene.js";
import {toGeoJson} from "../views/geo-download.js";
import type {DownloadTable} from "../views/table-download.js";
import type {Shown} from "./add-later.js";
import {linkOf, share, shortLinkOf} from "./share.js";

/** Link, citation and share menu; the table as shown in every format, the areas with it as GeoJSON, the figure as a picture. */
export function takeAlong(shown: Shown): HTMLElement {
  const scene = () => shown().scene;
  const name = () => {
    const {indicator, level, period} = scene().view;
    return `${indicator}-${level}-${period}`;
  };
  const table = () => downloadTable(scene(), shown().listed());
  const areas = (): SavedFile => ({
    name: `${name()}.geojson`,
    type: "application/geo+json",
    content: toGeoJson(scene().shapes.topology, table().columns)
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
      tableButtons({name, table}),
      saveButton({label: WORDS.geojson, file: areas}),
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
  const period = formatPeriod(view.period);
  const title = `${series.indicator.title}, ${level.plural}, ${info.municipality.name}, ${period}`;
  return wholeTable({title, period, columns: atlasDownload(scene, listed)}, info, shortLinkOf(scene));
}
