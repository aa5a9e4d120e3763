import {html} from "../components/dom.js";
import {dataAddress, siteRoot} from "../db/data-files.js";
import type {Site} from "../db/site.js";
import {formatNumber} from "../model/format.js";
import {saveable} from "../share/saveable.js";
import {columnsOf} from "../views/download-columns.js";
import type {DownloadColumn} from "../views/table-download.js";

/** The catalogue with the line below it that lets readers take it along. */
export function catalogue(site: Site): HTMLElement {
  const {info, indicators} = site;
  const {text} = columnsOf([...indicators.values()]);
  const columns = () => [
    text("indicator", "Schlüssel", ({key}) => key),
    text("title", "Bezeichnung", ({title}) => title),
    text("theme", "Thema", ({theme}) => theme),
    text("unit", "Einheit", ({unit}) => unit),
    text("numerator", "Zähler", ({numerator}) => numerator),
    text("denominator", "Nenner", ({denominator}) => denominator),
    text("source", "Quelle", ({source}) => source),
    text("note", "Anmerkung", ({note}) => note)
  ];
  const title = `Katalog der Indikatoren, ${info.municipality.name}`;
  return saveable(catalogueTable(site), {info, as: "table", name: "katalog", title, period: null, columns});
}

/** Rows that a query gave, as columns to take along. */
export function queryColumns(rows: Iterable<Readonly<Record<string, unknown>>>): readonly DownloadColumn[] {
  const all = [...rows];
  const {text, number} = columnsOf(all);
  const isNumber = (value: unknown) => value === null || ["number", "bigint"].includes(typeof value);
  return Object.keys(all[0] ?? {}).map((name) =>
    all.every((row) => isNumber(row[name]))
      ? number(name, name, (row) => (row[name] === null ? null : Number(row[name])))
      : text(name, name, (row) => (row[name] === null ? null : String(row[name])))
  );
}

/** The indicators by theme, each with unit, formula, source and note. */
function catalogueTable({indicators}: Site): HTMLElement {
  const all = [...indicators.values()];
  const themes = [...new Set(all.map(({theme}) => theme))];
  return html(
    "div",
    {class: "data-table", tabindex: 0, role: "region", "aria-label": "Katalog der Indikatoren"},
    html(
      "table",
      {},
      html("thead", {}, row("th", ["Indikator", "Einheit", "Gebildet aus", "Quelle"])),
      ...themes.map((theme) =>
        html(
          "tbody",
          {},
          html("tr", {}, html("th", {scope: "colgroup", colspan: 4, class: "theme"}, theme)),
          ...all
            .filter((indicator) => indicator.theme === theme)
            .map((indicator) =>
              html(
                "tr",
                {},
                html(
                  "td",
                  {},
                  indicator.title,
                  indicator.note && html("p", {class: "table-note"}, indicator.note)
                ),
                html("td", {}, indicator.unit),
                html("td", {}, formula(indicator)),
                html("td", {}, indicator.source)
              )
            )
        )
      )
    )
  );
}

function formula({
  key,
  numerator,
  denominator
}: {
  key: string;
  numerator: string | null;
  denominator: string | null;
}) {
  if (numerator === null || denominator === null) return html("code", {}, key);
  return html("code", {}, `${numerator} / ${/[+-]/.test(denominator) ? `(${denominator})` : denominator}`);
}

/** The list of files with the line below it that lets readers take it along. */
export function files(site: Site): HTMLElement {
  const {info} = site;
  const {text, number} = columnsOf(info.files);
  const columns = () => [
    text("path", "Datei", ({path}) => path),
    text("address", "Adresse", ({path}) => dataAddress(path)),
    number("bytes", "Größe in Byte", ({bytes}) => bytes),
    text("sha256", "SHA-256", ({sha256}) => sha256)
  ];
  const title = `Dateien, ${info.municipality.name}`;
  return saveable(fileTable(site), {info, as: "table", name: "dateien", title, period: null, columns});
}

/** All files of the site with their size, each a link that stays the same from build to build. */
function fileTable({info}: Site): HTMLElement {
  return html(
    "div",
    {class: "data-table", tabindex: 0, role: "region", "aria-label": "Dateien"},
    html(
      "table",
      {},
      html("thead", {}, row("th", ["Datei", "Größe", "SHA-256 (Anfang)"])),
      html(
        "tbody",
        {},
        ...info.files.map(({path, bytes, sha256}) =>
          html(
            "tr",
            {},
            html("td", {}, html("a", {href: dataAddress(path), download: ""}, path)),
            html("td", {class: "numeric"}, `${formatNumber(bytes / 1000)} kB`),
            html("td", {}, html("code", {}, sha256.slice(0, 12)))
          )
        )
      )
    )
  );
}

/** Descriptions of all files for programs and open-data portals; a preview makes them when they are asked for. */
export function descriptions(): HTMLElement {
  const link = (file: string, what: string) =>
    html("li", {}, html("a", {href: `${siteRoot()}data/${file}`, download: ""}, file), ` – ${what}`);
  return html(
    "ul",
    {},
    link("datapackage.json", "Frictionless Data Package: alle Tabellen mit Spalten, Prüfsummen und Lizenzen"),
    link("dcat.jsonld", "DCAT-AP.de als JSON-LD, für Open-Data-Portale")
  );
}

/** The sources with attribution and licence. */
export function sourceList({info}: Site): HTMLElement {
  return html(
    "ul",
    {},
    ...info.sources.map(({title, attribution, licence, url}) =>
      html(
        "li",
        {},
        url === null ? title : html("a", {href: url, rel: "noreferrer"}, title),
        `. ${attribution}. Lizenz: ${licence}.`
      )
    )
  );
}

function row(tag: "td" | "th", texts: readonly string[]): HTMLElement {
  return html("tr", {}, ...texts.map((text) => html(tag, tag === "th" ? {scope: "col"} : {}, text)));
}
