import {html} from "../components/dom.js";
import {figureButtons} from "../components/export/figure-buttons.js";
import type {BuildInfo} from "../model/build-info.js";
import {DOWNLOAD_WORDS as WORDS} from "../text/download.js";
import type {DownloadColumn, DownloadTable} from "../views/table-download.js";
import {licenceLine, pageFont} from "./page-share.js";
import {tableButtons} from "./table-buttons.js";

/** A table as the page shows it, to take along. */
export interface TakenTable {
  /** What it shows, with areas and period. */
  readonly title: string;
  /** The period as read; null where every row names its own. */
  readonly period: string | null;
  readonly columns: readonly DownloadColumn[];
}

/** What a reader can take along of one figure or table; all of it is asked for when a button is pressed. */
export interface TakeLineProps {
  readonly info: BuildInfo;
  /** Name of the files without ending. */
  readonly name: () => string;
  /** Whole address of what is shown. */
  readonly link: () => string;
  readonly figure?: () => HTMLElement;
  /** See `FigureExport`. */
  readonly beside?: () => readonly HTMLElement[];
  readonly table?: () => TakenTable;
}

/** A quiet line below a figure or table: the figure as SVG and PNG, the table as CSV, Excel and Parquet, exactly as shown. */
export function takeLine({info, name, link, figure, beside, table}: TakeLineProps): HTMLElement {
  const options = () => ({
    link: link(),
    licence: licenceLine(info),
    font: pageFont(),
    beside: beside?.() ?? []
  });
  const part = (kind: string, buttons: HTMLElement) =>
    html("span", {class: "take-part", role: "group", "aria-label": kind}, html("span", {}, kind), buttons);
  return html(
    "div",
    {class: "take-line", "data-export-skip": true},
    figure && part(WORDS.figure, figureButtons({figure, name, options, words: WORDS})),
    table && part(WORDS.table, tableButtons({name, table: () => wholeTable(table(), info, link())}))
  );
}

/** The table with what a reader needs to understand it far from its page. */
export function wholeTable(
  {title, period, columns}: TakenTable,
  info: BuildInfo,
  link: string
): DownloadTable {
  return {
    title,
    columns,
    sources: info.sources.map((one) => `${one.title}. ${one.attribution}. ${WORDS.licence}: ${one.licence}.`),
    facts: [
      ...(period === null ? [] : [[WORDS.period, period] as const]),
      [WORDS.dataVersion, info.data_version],
      [WORDS.link, link]
    ]
  };
}
