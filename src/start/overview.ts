import {html} from "../components/dom.js";
import {areaMap} from "../components/maps/area-map.js";
import {loadBoundaries, sitePlaces, type FirstView, type Site} from "../db/site.js";
import type {BuildInfo} from "../model/build-info.js";
import {formatList, formatNumber} from "../model/format.js";
import {NO_STAMP, withEnvelope} from "../model/link-envelope.js";
import type {Method} from "../model/method.js";
import {defaultStatusView, writeStatusView} from "../model/status-link.js";
import {saveable} from "../share/saveable.js";
import {EXCLUSION_WORDS} from "../text/classification.js";
import {FIGURE_WORDS} from "../text/status-dynamics.js";
import {className, fillOf} from "../views/status-data.js";
import {sourceLine} from "../views/statistics-source.js";
import {statusSummary} from "../views/status-summary.js";
import {indicatorOverview} from "./indicator-overview.js";

/** The city at a glance: a map, and what it says. */
export interface Overview {
  /** What the site is about. */
  readonly title: string;
  readonly lead: string;
  readonly figure: HTMLElement | null;
  readonly sentence: string;
}

/**
 * The site's first map and a sentence about it, from the view that the site ships: no database is started. Status and
 * dynamics where the municipality has a method, else its first indicator.
 */
export async function overview(site: Site): Promise<Overview> {
  const {first} = site;
  const method = site.methods.find(({id}) => id === first?.method);
  return first === null || method === undefined
    ? indicatorOverview(site)
    : statusOverview(site, first, method);
}

/** An area opens the notebook with it chosen. */
async function statusOverview(site: Site, first: FirstView, method: Method): Promise<Overview> {
  const {info} = site;
  const {topology, parents, water} = await loadBoundaries(site, method.level, first.period);
  const level = sitePlaces(site, first.period).level(method.level);
  const byId = new Map(first.areas.map((row) => [row.area_id, row]));
  const words = (id: string) => {
    const row = byId.get(id);
    return {title: row?.name ?? id, lines: [row ? className(method, row) : EXCLUSION_WORDS.missing]};
  };
  const map = areaMap({
    topology,
    parents,
    water,
    fills: new Map(first.areas.map((row) => [row.area_id, fillOf(method, row)])),
    describe: (id) => [words(id).title, ...words(id).lines].join(", "),
    tooltip: words,
    words: {...FIGURE_WORDS.map, label: `Karte: ${level.plural} in ${info.municipality.name}`}
  });
  const address = (area: string | null) =>
    `./status-dynamik/${writeStatusView({...defaultStatusView(site.methods), area})}`;
  map.addEventListener("areaselect", (event) => {
    const {area} = (event as CustomEvent<{area: string | null}>).detail;
    if (area !== null) location.href = address(area);
  });
  return {
    title: "wo Kinder aufwachsen",
    lead: "Das Quartierslabor zeigt für jedes Gebiet der Stadt, wie groß der Unterstützungsbedarf von Kindern und Familien ist und in welche Richtung er sich entwickelt. Jede Zahl lässt sich nachrechnen: Die Abfragen stehen dabei und die Daten auch.",
    figure: saveableOverview(
      site,
      first,
      method,
      html(
        "figure",
        {class: "start-figure"},
        html("h2", {}, `Sozialer Status und Dynamik der ${level.plural}, ${first.period}`),
        map,
        html(
          "figcaption",
          {},
          "Blau: der Bedarf nimmt ab, grau: er bleibt stabil, ocker: er nimmt zu; je stärker sich die Farbe vom Grund abhebt, desto größer ist er. Schraffiert: k. A. (Geheimhaltung); gepunktet: nicht eingestuft. ",
          html("a", {href: address(null)}, "Zur Analyse mit Legende, Tabelle und Methode")
        )
      ),
      address(null)
    ),
    sentence: sentence(statusSummary(first.areas, method), level.plural)
  };
}

function saveableOverview(
  {info, indicators}: Site,
  first: FirstView,
  method: Method,
  figure: HTMLElement,
  address: string
): HTMLElement {
  const title = figure.querySelector("h2")!.textContent;
  const used = method.status.indicators.flatMap(({key}) => indicators.get(key) ?? []);
  const reading = figure.querySelector("figcaption")!.firstChild!.textContent!.trim();
  return saveable(figure, {
    ...{info, as: "figure", title, period: first.period},
    name: `${method.id}-${first.period}`,
    subtitle: `${info.municipality.name}, ${first.period}. ${method.title}`,
    source: `${reading} ${sourceLine(info, ...used)}`,
    link: () => linkTo(info, address)
  });
}

/** The whole address of a page of the site, with the data version. */
export function linkTo({data_version: dataVersion}: BuildInfo, address: string): string {
  const url = new URL(address, location.href);
  return url.origin + url.pathname + withEnvelope(url.search, {...NO_STAMP, dataVersion});
}

function sentence(summary: ReturnType<typeof statusSummary>, plural: string): string {
  const needy = summary.status.slice(Math.ceil(summary.status.length / 2));
  const count = needy.reduce((sum, {areas}) => sum + areas, 0);
  const names = formatList(needy.map(({name}) => `„${name}“`));
  return `${formatNumber(summary.classified)} ${plural} sind eingestuft. In ${formatNumber(count)} von ihnen ist der Unterstützungsbedarf groß (Status ${names}); in ${formatNumber(summary.risingNeed.length)} davon nimmt er weiter zu.`;
}

const DESCRIPTIONS: Readonly<Record<string, string>> = {
  Atlas: "Jeder Indikator als Karte, Diagramm und Tabelle, für alle Ebenen und Zeiträume.",
  Steckbriefe: "Ein Gebiet auf einer Seite, oder bis zu vier nebeneinander.",
  "Sozialer Status und Dynamik":
    "Jedes Gebiet nach Lage und Richtung: Karte, Legende, Tabelle und Rechenweg.",
  "Räumliche Muster":
    "Wo ähnliche Werte beieinander liegen, und ob die Unterschiede zwischen den Gebieten wachsen.",
  Zusammenhänge: "Zwei Indikatoren nebeneinander: wie eng sie zusammenhängen, und was daraus nicht folgt.",
  Methodenlabor:
    "Indikatoren, Gewichte und Klassengrenzen selbst ändern und sehen, welche Gebiete dann eine andere Klasse haben.",
  Daten: "Indikatoren, Quellen und alle Tabellen zum Herunterladen.",
  Datenbestand: "Was geliefert wurde, was davon verwendet ist und wo etwas fehlt; nur für das Amt."
};

/** Map at the left, sentence and pages at the right; one below the other on a phone. */
export function startLayout(shown: Overview): HTMLElement {
  return html(
    "div",
    {class: "start"},
    html("div", {}, shown.figure),
    html(
      "div",
      {},
      html("h2", {}, "Auf einen Blick"),
      html("p", {}, shown.sentence),
      html("h2", {}, "Seiten"),
      pageList()
    )
  );
}

/** The pages of the site as the header lists them, this one left out. */
function pageList(): HTMLElement {
  const links = [...document.querySelectorAll<HTMLAnchorElement>(".site-header nav a:not([aria-current])")];
  return html(
    "ul",
    {class: "start-cards"},
    ...links.map((link) => {
      const title = link.textContent ?? "";
      const text = DESCRIPTIONS[title] ?? "Eine Auswertung der Kommune.";
      return html("li", {}, html("a", {href: link.href}, title), html("p", {}, text));
    })
  );
}
