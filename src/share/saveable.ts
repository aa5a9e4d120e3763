import {html} from "../components/dom.js";
import {readTable} from "../components/export/read-table.js";
import type {BuildInfo} from "../model/build-info.js";
import {NO_STAMP, readEnvelope, withEnvelope} from "../model/link-envelope.js";
import {DOWNLOAD_WORDS} from "../text/download.js";
import {shownColumns} from "../views/shown-table.js";
import type {DownloadColumn} from "../views/table-download.js";
import {takeLine} from "./take-line.js";

/** What must stand on a figure or table that leaves its page. */
export interface SaveableProps {
  readonly info: BuildInfo;
  /** What can be taken along of the element: the picture, the table in it, or both. */
  readonly as: "figure" | "table" | "both";
  /** Name of the files without ending. */
  readonly name: string;
  /** Says what is seen. */
  readonly title: string;
  /** The period as read; null where it is part of the title or the table. */
  readonly period: string | null;
  /** Below the title of the picture: areas, unit, period. Without it the period. */
  readonly subtitle?: string;
  /** Source line of the picture; without it the element's figcaption or, failing that, all sources of the site. */
  readonly source?: string;
  /** Whole address of what is shown; without it the page's own, with the data version. */
  readonly link?: () => string;
  /** What stands elsewhere on the page and is needed to read the picture, such as a legend that several figures share. */
  readonly beside?: () => readonly HTMLElement[];
  /** The table's columns; without them they are read from the page. */
  readonly columns?: () => readonly DownloadColumn[];
}

/** A figure or table with the line below it that lets readers take it along, for any page and for notebooks. */
export function saveable(element: HTMLElement, props: SaveableProps): HTMLElement {
  const {as, name, info, title, period} = props;
  Object.assign(element.dataset, {
    exportTitle: title,
    exportSubtitle: props.subtitle ?? period ?? "",
    exportSource: props.source ?? element.querySelector("figcaption")?.textContent ?? siteSources(info)
  });
  const table = element instanceof HTMLTableElement ? () => element : () => element.querySelector("table")!;
  const columns = props.columns ?? (() => shownColumns(readTable(table(), DOWNLOAD_WORDS.group)));
  const line = takeLine({
    info,
    name: () => name,
    link: props.link ?? (() => pageLink(info)),
    ...(as !== "table" && {figure: () => element, beside: props.beside ?? (() => [])}),
    ...(as !== "figure" && {table: () => ({title, period, columns: columns()})})
  });
  return html("div", {class: "saveable"}, element, line);
}

/** The page's address with the data version it shows. */
export function pageLink({data_version: dataVersion}: BuildInfo): string {
  const {search} = readEnvelope(location.search);
  return new URL(withEnvelope(search, {...NO_STAMP, dataVersion}), location.href).href;
}

/** "Quelle: … Datenstand …." of everything the site shows. */
export function siteSources({sources, data_version}: BuildInfo): string {
  const named = [...new Set(sources.map(({attribution}) => attribution))];
  return `${DOWNLOAD_WORDS.source}: ${named.join(" · ")}. ${DOWNLOAD_WORDS.dataVersion} ${data_version}.`;
}

/** Every table of an element that has a name for screen readers, each with a line below it that lets readers take it along. */
export function saveableTables(
  element: HTMLElement,
  {info, name}: Pick<SaveableProps, "info" | "name">
): HTMLElement {
  const regions = [...element.querySelectorAll<HTMLElement>("[role=region]:has(> table)")];
  const own = element.matches("[role=region]:has(> table)") ? [element] : regions;
  for (const [i, region] of own.entries()) {
    const title = region.getAttribute("aria-label") ?? document.title;
    const columns = () => shownColumns(readTable(region.querySelector("table")!, DOWNLOAD_WORDS.group));
    const line = takeLine({
      info,
      name: () => (own.length > 1 ? `${name}-${i + 1}` : name),
      link: () => pageLink(info),
      table: () => ({title, period: null, columns: columns()})
    });
    if (region === element) return html("div", {}, element, line);
    region.after(line);
  }
  return element;
}
