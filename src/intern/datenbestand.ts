import {FileAttachment} from "observablehq:stdlib";
import {segments} from "../components/controls/segments.js";
import {html} from "../components/dom.js";
import {availabilityTable} from "../components/tables/availability-table.js";
import {openSite, type Site} from "../db/site.js";
import {isUnchanged} from "../model/changes.js";
import {formatNumber, formatPeriod} from "../model/format.js";
import type {DeliveredTable, Inventory} from "../model/inventory.js";
import {findingWords, INVENTORY_WORDS, rows} from "../text/inventory.js";
import {changeSentences, levelTitle, movedCells, shareWords} from "../views/changes.js";
import {
  availabilityProps,
  finestLevel,
  gaps,
  observedLevels,
  placesWords,
  type InventoryView
} from "../views/inventory.js";

export interface OpenedInventory extends InventoryView {
  readonly site: Site;
}

/** The site and what was delivered for it. */
export async function openInventory(): Promise<OpenedInventory> {
  const [site, inventory] = await Promise.all([
    openSite(),
    FileAttachment("./datenbestand.json").json() as Promise<Inventory>
  ]);
  return {site, inventory, indicators: site.indicators, levels: site.info.levels};
}

/** The data at a glance, as four numbers. */
export function facts({inventory, indicators}: OpenedInventory): HTMLElement {
  const {tables, availability} = inventory;
  const sum = (of: (table: DeliveredTable) => number) =>
    tables.reduce((total, table) => total + of(table), 0);
  const periods = [...new Set(availability.map(({period}) => period))].sort();
  const fact = (value: string, words: string) =>
    html("div", {}, html("dt", {}, words), html("dd", {}, value));
  const [first, last] = [periods[0] ?? "", periods.at(-1) ?? ""];
  return html(
    "dl",
    {class: "facts"},
    fact(formatNumber(indicators.size), "Indikatoren"),
    fact(first === last ? formatPeriod(first) : `${formatPeriod(first)}–${formatPeriod(last)}`, "Zeitraum"),
    fact(formatNumber(sum(({used}) => used)), `von ${rows(sum(({read}) => read))} verwendet`),
    fact(formatNumber(tables.length), tables.length === 1 ? "Datei oder Blatt" : "Dateien und Blätter")
  );
}

/** The choice of the level; at first the one with most areas. */
export function levelChoice(view: OpenedInventory): HTMLElement & {readonly value: string} {
  const levels = observedLevels(view);
  return segments({
    label: INVENTORY_WORDS.level,
    options: levels.map(({key, plural}) => ({key, title: plural})),
    value: finestLevel(view)
  });
}

export function availability(view: OpenedInventory, key: string): HTMLElement {
  const level = view.levels.find((one) => one.key === key);
  return level === undefined
    ? html("p", {}, INVENTORY_WORDS.nothing)
    : availabilityTable(availabilityProps(view, level));
}

/** How many entries of a list are shown at once. */
const LISTED = 40;

/** What is different from the state accepted before. */
export function changes(view: OpenedInventory): HTMLElement {
  const found = view.inventory.changes;
  if (found === null) return html("p", {}, INVENTORY_WORDS.firstTime);
  const {data_version, accepted} = found.before;
  const since = html(
    "p",
    {},
    "Verglichen mit dem Datenstand ",
    html("code", {}, data_version),
    ` vom ${formatPeriod(accepted)}. `,
    isUnchanged(found) && INVENTORY_WORDS.unchanged
  );
  const {values} = found.moved;
  return html(
    "div",
    {},
    since,
    html("ul", {}, ...changeSentences(found, view).map((sentence) => html("li", {}, sentence))),
    values.length > 0 &&
      html(
        "p",
        {},
        `${formatNumber(values.length)} ${values.length === 1 ? "Wert hat" : "Werte haben"} sich um ${shareWords(found)} verändert. Ein neuer Zeitraum ist mit dem davor verglichen.`
      ),
    values.length > 0 &&
      table(
        "Werte, die sich stark verändert haben",
        ["Indikator", "Gebiet", "Zeitraum", "vorher", "jetzt", "Veränderung"],
        values.slice(0, LISTED).map((value) => movedCells(value, view)),
        3
      ),
    values.length > LISTED && more(values.length - LISTED)
  );
}

/** Periods and areas that lack a value without anybody having withheld it. */
export function gapList(view: OpenedInventory): HTMLElement {
  const found = gaps(view);
  const {partial_sums} = view.inventory;
  if (found.length === 0) return html("p", {}, INVENTORY_WORDS.noGaps);
  return html(
    "div",
    {class: "wide"},
    partial_sums > 0 &&
      html(
        "p",
        {},
        `${formatNumber(partial_sums)} ${partial_sums === 1 ? "Summe steht" : "Summen stehen"} in den Tabellen, obwohl in ihnen Gebiete fehlen: So hat es der Katalog gewählt.`
      ),
    table(
      "Lücken",
      ["Ebene", "Zeiträume", "Was fehlt", "Indikatoren"],
      found
        .slice(0, LISTED)
        .map(({level, periods, text, indicators}) => [level, periods, text, fewOf(indicators)])
    ),
    found.length > LISTED && more(found.length - LISTED)
  );
}

/** Each file or sheet: rows read, used and not used, with reasons and places. */
export function deliveries(view: OpenedInventory): HTMLElement {
  const {tables, boundaries} = view.inventory;
  return html(
    "div",
    {class: "wide"},
    html(
      "div",
      {class: "data-table is-narrow", tabindex: 0, role: "region", "aria-label": "Gelieferte Dateien"},
      html(
        "table",
        {class: "deliveries"},
        head(["Datei", "Ebene", "gelesen", "verwendet", "nicht verwendet"], 2),
        ...tables.map((one) => delivery(one, view))
      )
    ),
    ...boundaries.map(({file, remarks, unused}) =>
      html(
        "p",
        {class: "table-note"},
        html("code", {}, file),
        ` (Grenzen): ${formatNumber(remarks)} ${remarks === 1 ? "Hinweis" : "Hinweise"}, ${unused === 0 ? "alle Gebiete verwendet" : `${formatNumber(unused)} nicht verwendet`}.`
      )
    )
  );
}

function delivery(one: DeliveredTable, view: OpenedInventory): HTMLElement {
  const {file, sheet, title, level, read, used, reported} = one;
  const notes = [
    ...one.findings.map(
      (finding) =>
        `${formatNumber(finding.count)}\u202f× ${findingWords(finding.reason)}${finding.used ? "" : ", nicht verwendet"}: ${placesWords(finding)}`
    ),
    ...(one.unused_columns.length > 0 ? [`Spalten ohne Verwendung: ${one.unused_columns.join(", ")}`] : []),
    ...one.absent.map(
      ({period, area_ids}) =>
        `${formatPeriod(period)} ohne Zeile: ${area_ids.slice(0, LISTED).join(", ")}${area_ids.length > LISTED ? " …" : ""}`
    )
  ];
  return html(
    "tbody",
    {},
    html(
      "tr",
      {},
      html(
        "th",
        {scope: "row"},
        html("code", {}, sheet === null ? file : `${file} · ${sheet}`),
        html("p", {class: "table-note"}, title)
      ),
      html("td", {}, level === null ? INVENTORY_WORDS.places : levelTitle(view, level)),
      ...[read, used, reported].map((count) => html("td", {class: "numeric"}, formatNumber(count)))
    ),
    notes.length > 0 &&
      html(
        "tr",
        {class: "delivery-notes"},
        html("td", {colspan: 5}, html("ul", {}, ...notes.map((note) => html("li", {}, note))))
      )
  );
}

/** The sources with what they delivered. */
export function sources({inventory}: OpenedInventory): HTMLElement {
  return table(
    "Quellen",
    ["Quelle", "Amt", "Lizenz", "Dateien"],
    inventory.sources.map(({title, office, licence, files}) => [
      title,
      office,
      licence,
      files.join(", ") || "–"
    ])
  );
}

function fewOf(titles: readonly string[], few = 4): string {
  const rest = titles.length - few;
  return rest > 1
    ? `${titles.slice(0, few).join(" · ")} und ${formatNumber(rest)} weitere`
    : titles.join(" · ");
}

function head(titles: readonly string[], numericFrom = titles.length): HTMLElement {
  return html(
    "thead",
    {},
    html(
      "tr",
      {},
      ...titles.map((title, i) =>
        html("th", {scope: "col", class: i >= numericFrom ? "numeric" : null}, title)
      )
    )
  );
}

function table(
  label: string,
  titles: readonly string[],
  lines: readonly (readonly string[])[],
  numericFrom = titles.length
): HTMLElement {
  const cells = (line: readonly string[]) =>
    line.map((text, i) => html("td", {class: i >= numericFrom ? "numeric" : null}, text));
  return html(
    "div",
    {class: "data-table is-narrow", tabindex: 0, role: "region", "aria-label": label},
    html(
      "table",
      {},
      head(titles, numericFrom),
      html("tbody", {}, ...lines.map((line) => html("tr", {}, ...cells(line))))
    )
  );
}

function more(count: number): HTMLElement {
  return html(
    "p",
    {class: "table-note"},
    `Und ${formatNumber(count)} weitere; alle nennt `,
    html("code", {}, "quartierslabor check --json"),
    "."
  );
}
